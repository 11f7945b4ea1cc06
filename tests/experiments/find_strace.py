"""strace, which sees in which order a process writes, syncs and answers: found on the path, or installed.

`python tests/experiments/find_strace.py --install`. Without it the experiment that needs it fails: none is skipped.
"""

import os
import shutil
import subprocess
import sys

MEND = "strace was not found. Install it (Debian, Ubuntu: apt-get install strace)."
INSTALL = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "strace"))


def find_strace() -> str | None:
    """The path of strace on this machine, if it is there."""
    return shutil.which("strace")


def main() -> str | None:
    """Find strace, install it if asked to; the sentence that mends it if there is none."""
    if find_strace() is None and "--install" in sys.argv and os.geteuid() == 0 and shutil.which("apt-get"):
        for step in INSTALL:
            subprocess.run(step, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return None if find_strace() else MEND


if __name__ == "__main__":
    sys.exit(main())
