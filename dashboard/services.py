"""What the web process works with. Nothing of it is global; `build_app` hands it on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from chart.accounts.passwords import Passwords
from chart.accounts.throttle import Throttle
from chart.clock import real_now
from dashboard.courses import Courses
from dashboard.newsroom import Newsroom
from dashboard.shared import Shared
from monitors.ward import Ward


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account that the sign-in page of a demo offers. A real unit has none."""

    login: str
    password: str
    words: str


@dataclass(frozen=True, slots=True)
class Services:
    """The ward, the news, and how people come in.

    unit_name, zone: what the unit is called, and which clock hangs on its wall.
    real_now: the process clock, which sessions go by. demo_accounts: named on the sign-in page; empty in earnest.
    """

    ward: Ward
    newsroom: Newsroom
    unit_name: str
    zone: ZoneInfo
    passwords: Passwords = field(default_factory=Passwords)
    throttle: Throttle = field(default_factory=Throttle)
    courses: Courses = field(default_factory=Courses)
    shared: Shared = field(default_factory=Shared)
    real_now: Callable[[], datetime] = real_now
    demo_accounts: tuple[DemoAccount, ...] = ()
