"""The whole suite on every interpreter Tidewatch names, each in an environment of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VERSIONS = ("3.11", "3.12", "3.13")
ROOT = Path(__file__).parents[1]
UV = ROOT / ".venv" / "bin" / "uv"


def interpreter(version: str) -> str | None:
    """A python of this version that really starts, or None."""
    found = shutil.which(f"python{version}")
    candidates = [found] if found else []
    candidates += [str(path) for path in sorted(Path("~/.pyenv/versions").expanduser().glob(f"{version}.*/bin/python"))]
    for candidate in candidates:
        asked = subprocess.run(
            [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if asked.stdout.strip() == version:
            return candidate
    return None


def run(version: str, python: str, more: list[str]) -> bool:
    """Build the environment from the locks and run the tests in it."""
    home = ROOT / f".venv-{version}"
    if not (home / "bin" / "python").exists():
        subprocess.run([python, "-m", "venv", str(home)], check=True)
    environment = {**os.environ, "VIRTUAL_ENV": str(home)}
    locks = ["requirements/dev.txt", "requirements/build.txt"]
    for step in (
        [UV, "pip", "sync", "--quiet", *locks],
        [UV, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."],
    ):
        subprocess.run(step, check=True, cwd=ROOT, env=environment)
    tests = [home / "bin" / "python", "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-m", "not nightly"]
    return subprocess.run([*tests, *more], cwd=ROOT, check=False).returncode == 0


def main(more: list[str]) -> int:
    """How every version did; those that are not on this machine are named."""
    outcomes = {}
    for version in VERSIONS:
        python = interpreter(version)
        outcomes[version] = "not on this machine" if python is None else None
        if python is not None:
            outcomes[version] = "passed" if run(version, python, more) else "failed"
    for version, outcome in outcomes.items():
        print(f"Python {version}: {outcome}")
    return 1 if "failed" in outcomes.values() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
