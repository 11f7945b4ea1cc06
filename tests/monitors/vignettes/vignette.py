"""What a vignette is: a drawn stay, and what the engine says of it. Data only, so that docs render the same tables."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Expected:
    """What the engine says at one moment of a vignette."""

    at: str
    fires: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vignette:
    """A drawn stay with what the engine says of it, moment by moment. note: what a reader should see in it."""

    title: str
    table: str
    expected: tuple[Expected, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One pattern at one moment of a drawn stay: at its limit, just short of it, or for want of data.

    shows: the point of it in a few words. says: `high`; `no`; `?critical` (cannot be judged, may be critical);
    `high?critical` (surely high, critical not excluded).
    """

    shows: str
    table: str
    at: str
    says: str
