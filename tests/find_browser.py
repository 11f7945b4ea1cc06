"""The Chromium that browser tests drive: found on the path, or installed where that is possible.

`python tests/find_browser.py --install` is `make setup-tools`. Without one, browser tests fail.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MEND = (
    "No Chromium was found. Install it (Debian, Ubuntu: apt-get install chromium), "
    "or name one: TIDEWATCH_CHROMIUM=/path/to/chromium."
)
INSTALL = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"))


def find_browser() -> str | None:
    """The path of a Chromium on this machine, if there is one."""
    named = os.environ.get("TIDEWATCH_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Install Debian's Chromium, where we may and can."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for step in INSTALL:
            subprocess.run(step, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def main() -> str | None:
    """Find a browser, install one if asked to; the sentence that mends it if there is none."""
    if find_browser() is None and "--install" in sys.argv:
        install()
    return None if find_browser() else MEND


if __name__ == "__main__":
    sys.exit(main())
