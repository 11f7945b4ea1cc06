"""People who walk through the demo: each with a browser of their own, every step kept as a picture."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from chart.clock import Clock
from tests.browser.conftest import PATIENCE_MS, Size

LOOK_AGAIN_MS = 500
NO_LONGER_THAN_S = 900


@dataclass
class Walk:
    """One walk: where the unit is served, who may come in, what its clock says, where the pictures and its log go."""

    browser: Browser
    address: str
    password: str
    clock: Clock
    pictures: Path
    log: Path
    taken: list[str] = field(default_factory=list)

    def come_in(self, login: str, size: Size, scheme: str = "light") -> Page:
        """Somebody signs in on a screen of their own."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": size.width, "height": size.height},
            has_touch=size.has_touch,
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("Staff name").fill(login)
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.locator("#content")).to_be_visible()
        return page

    def picture(self, page: Page, step: str) -> None:
        """Keep what somebody sees now."""
        name = f"{len(self.taken) + 1:02}-{step}"
        page.screenshot(path=self.pictures / f"{name}.png")
        self.taken.append(name)

    def until(self, moment: datetime, page: Page) -> None:
        """Let the ward's time come up to a moment; a hand on the screen keeps the session."""
        self._wait(page, lambda: self.clock.now() >= moment)

    def until_the_years_are_in(self, page: Page) -> None:
        """Let the older years come in, so that nothing else changes the report."""
        self._wait(page, lambda: re.search(r"Earlier years: (\d+) of \1 ", self.log.read_text()) is not None)

    def _wait(self, page: Page, has_come: Callable[[], bool]) -> None:
        give_up_at = time.monotonic() + NO_LONGER_THAN_S
        while not has_come():
            if time.monotonic() > give_up_at:
                raise AssertionError(
                    f"{NO_LONGER_THAN_S} s have passed. The demo's log ends: {self.log.read_text()[-1000:]}"
                )
            page.mouse.move(2, 2)
            page.wait_for_timeout(LOOK_AGAIN_MS)
