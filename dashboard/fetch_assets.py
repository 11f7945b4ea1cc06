"""What is not ours and not committed: the small Plotly and the Inter font, fetched once through npm by exact version.

Each package is checked against the integrity written here before anything of it is used. Without npm or a network the
product falls back on Dash's own Plotly and the system's font. Whatever is there, text is compressed once for sending.
"""

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset

from dashboard.compression import store_compressed
from dashboard.static_files import ASSETS, FETCHED, SIGN_IN_FILES

PLOTLY_VERSION = "4.1.1"  # that of the installed Plotly; a test compares
NPM_WITHIN_S = 60
WORDS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + "–—‘’“”„…•‰′″€™→↑↓←≥≤≈₂−×Δ✓\u2009\u202f"
FEATURES = ["kern", "calt", "case", "tnum", "zero", "ss02", "frac", "mark", "mkmk", "ccmp", "locl"]
SUITES = {
    "dash": ("deps/*.min.js", "dash-renderer/build/*.min.js", "dcc/*.js", "html/*.js", "dash_table/*.js"),
    "dash_mantine_components": ("*.js", "*.css"),
    "plotly": ("package_data/plotly.min.js",),
}


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package, to the byte. files: the file in the package → its name here."""

    name: str
    version: str
    sha512: str
    files: dict[str, str]


PACKAGES = (
    Package(
        "plotly.js-basic-dist-min",
        PLOTLY_VERSION,
        "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ==",
        {"package/plotly-basic.min.js": "plotly-basic.min.js", "package/LICENSE": "plotly-basic.LICENSE.txt"},
    ),
    Package(
        "inter-ui",
        "4.1.1",
        "451h0J29HyOmA+JXgSi/6M12tL7ZCZ8arYKZUXiOXTJpJbAKqJvFh3k5SiV3x7tKe0C0KyrKUUiQIvvZ2PQDcA==",
        {"package/variable/InterVariable.woff2": "InterVariable.woff2", "package/LICENSE.txt": "inter.LICENSE.txt"},
    ),
)


class NotFetched(Exception):
    """A package could not be had; the sentence says why."""


def fetch_assets(folder: Path = FETCHED) -> list[str]:
    """Bring everything up to date, and say in a sentence each what is missing and what stands in for it."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for package in PACKAGES:
        try:
            fetch(package, folder)
        except NotFetched as reason:
            missing.append(f"{package.name} {package.version} was not fetched ({reason}): the built-in one is used.")
    _cut_font(folder)
    for file in _texts(folder):
        store_compressed(file.read_bytes(), folder / "br")
    return missing


def fetch(package: Package, folder: Path) -> None:
    """Fetch one package unless this very version is there; NotFetched says why not."""
    mark = folder / f"{package.name}.version"
    if mark.exists() and mark.read_text() == package.sha512 and all((folder / to).exists() for to in _kept(package)):
        return
    with tempfile.TemporaryDirectory() as scratch:
        archive = _pack(package, Path(scratch))
        with tarfile.open(archive) as packed:
            for inside, to in package.files.items():
                found = packed.extractfile(inside)
                if found is None:
                    raise NotFetched(f"{inside} is not in it")
                (folder / to).write_bytes(found.read())
    mark.write_text(package.sha512)


def _kept(package: Package) -> list[str]:
    return [to if to != "InterVariable.woff2" else "inter.woff2" for to in package.files.values()]


def _pack(package: Package, scratch: Path) -> Path:
    """The package's archive, proven to be the one named here."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("npm is not installed")
    asked = [npm, "pack", f"{package.name}@{package.version}", "--silent", "--pack-destination", str(scratch)]
    try:
        done = subprocess.run(asked, cwd=scratch, capture_output=True, timeout=NPM_WITHIN_S, check=False)  # noqa: S603 (fixed words)
    except subprocess.TimeoutExpired:
        raise NotFetched("npm gave no answer") from None
    archives = list(scratch.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        raise NotFetched("npm could not reach it")
    digest = base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode()
    if digest != package.sha512:
        raise NotFetched("what came is not what was expected")
    return archives[0]


def _cut_font(folder: Path) -> None:
    """Keep of Inter what the screens write: a quarter of the file."""
    whole = folder / "InterVariable.woff2"
    if not whole.exists():
        return
    options = subset.Options(flavor="woff2", layout_features=FEATURES, notdef_outline=True)
    font = subset.load_font(str(whole), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=WORDS)
    cutter.subset(font)
    subset.save_font(font, str(folder / "inter.woff2"), options)
    whole.unlink()


def _texts(folder: Path) -> Iterator[Path]:
    """Every static text file that a browser is sent."""
    yield from folder.glob("*.js")
    yield from (file for kind in ("*.css", "*.js") for file in ASSETS.glob(kind))
    yield from (home / name for name, home in SIGN_IN_FILES.items() if name.endswith((".css", ".js", ".svg")))
    for package, patterns in SUITES.items():
        spec = find_spec(package)
        for place in (spec.submodule_search_locations or []) if spec else []:
            for pattern in patterns:
                yield from Path(place).glob(pattern)
