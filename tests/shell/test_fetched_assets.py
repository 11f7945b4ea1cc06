"""What set-up fetches is exactly what was named; without it everything still works; what is sent is small."""

import base64
import hashlib
import io
import os
import stat
import tarfile
from pathlib import Path

import brotli
import plotly.offline
import pytest

from dashboard import fetch_assets as fetching
from dashboard.app import Application
from dashboard.compression import store_compressed
from dashboard.fetch_assets import PACKAGES, PLOTLY_VERSION, Package, fetch, fetch_assets
from tests.shell.conftest import Browser

SCRIPT = b"// a small script\n" + b"let tide = 1;\n" * 200


def archive(content: bytes = SCRIPT) -> bytes:
    """A package as npm packs it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as made:
        entry = tarfile.TarInfo("package/small.js")
        entry.size = len(content)
        made.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called npm, alone on the path, that gives out one archive and notes how often it was asked."""
    home = tmp_path / "bin"
    home.mkdir()
    (home / "archive.tgz").write_bytes(archive())
    program = home / "npm"
    program.write_text(
        f"#!/bin/sh\necho asked >> {home}/asked\n"
        f'while [ "$1" != --pack-destination ]; do shift; done\n/bin/cp {home}/archive.tgz "$2/small-1.0.0.tgz"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(home))
    return home


def package(sha512: str) -> Package:
    return Package("small", "1.0.0", sha512, {"package/small.js": "small.js"})


def digest(whole: bytes) -> str:
    return base64.b64encode(hashlib.sha512(whole).digest()).decode()


def test_the_small_plotly_is_the_version_that_python_draws_for() -> None:
    assert plotly.offline.get_plotlyjs_version() == PLOTLY_VERSION


def test_every_package_is_named_to_the_byte() -> None:
    assert {(each.name, each.version) for each in PACKAGES} == {
        ("plotly.js-basic-dist-min", PLOTLY_VERSION),
        ("inter-ui", "4.1.1"),
    }
    assert all(len(base64.b64decode(each.sha512)) == 64 for each in PACKAGES)
    assert all(any("LICENSE" in name for name in each.files) for each in PACKAGES)


def test_a_package_is_fetched_once(npm: Path, tmp_path: Path) -> None:
    wanted = package(digest(archive_of(npm)))
    for _ in range(3):
        fetch(wanted, tmp_path)
    assert (tmp_path / "small.js").read_bytes() == SCRIPT
    assert (npm / "asked").read_text().count("asked") == 1


def archive_of(npm: Path) -> bytes:
    return (npm / "archive.tgz").read_bytes()


def test_another_version_is_fetched_anew(npm: Path, tmp_path: Path) -> None:
    fetch(package(digest(archive_of(npm))), tmp_path)
    (npm / "archive.tgz").write_bytes(archive(SCRIPT + b"// newer\n"))
    fetch(package(digest(archive_of(npm))), tmp_path)
    assert (tmp_path / "small.js").read_bytes().endswith(b"// newer\n")


def test_what_is_not_what_was_named_is_not_used(npm: Path, tmp_path: Path) -> None:
    with pytest.raises(fetching.NotFetched, match="not what was expected"):
        fetch(package(digest(b"something else")), tmp_path)
    assert not (tmp_path / "small.js").exists()


def test_without_npm_or_network_set_up_says_so_in_a_line_each_and_goes_on(
    tmp_path: Path, npm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (npm / "npm").write_text("#!/bin/sh\nexit 1\n")
    said = fetch_assets(tmp_path)
    assert len(said) == 2
    assert said[0].startswith(f"plotly.js-basic-dist-min {PLOTLY_VERSION} was not fetched (npm could not reach it)")
    monkeypatch.setenv("PATH", os.devnull)
    assert "npm is not installed" in fetch_assets(tmp_path)[1]


def test_what_is_there_already_needs_no_npm(tmp_path: Path, npm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = package(digest(archive_of(npm)))
    fetch(wanted, tmp_path)
    monkeypatch.setenv("PATH", os.devnull)
    fetch(wanted, tmp_path)


# ---- sending ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
class TestSending:
    """With a whole application."""

    def test_json_is_sent_small_to_who_understands_it(self, nurse: Browser, app: Application) -> None:
        plain = nurse.get("/_dash-dependencies")
        small = nurse.get("/_dash-dependencies", **{"Accept-Encoding": "gzip, br"})
        assert "Content-Encoding" not in plain.headers
        assert small.headers["Content-Encoding"] == "br"
        assert brotli.decompress(small.data) == plain.data
        assert len(small.data) < len(plain.data) / 3
        assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"

    @pytest.mark.parametrize("accepted", ["gzip", "br;q=0", "identity", ""])
    def test_nobody_gets_what_they_did_not_ask_for(self, nurse: Browser, app: Application, accepted: str) -> None:
        assert "Content-Encoding" not in nurse.get("/_dash-dependencies", **{"Accept-Encoding": accepted}).headers

    def test_a_static_file_is_sent_as_set_up_compressed_it(
        self, nurse: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = nurse.get("/assets/tokens.css").data
        monkeypatch.setattr("dashboard.compression.COMPRESSED", tmp_path)
        monkeypatch.setattr("dashboard.compression._stored", lambda name: stored(tmp_path, name))
        asked = {"Accept-Encoding": "br"}
        assert "Content-Encoding" not in nurse.get("/assets/tokens.css", **asked).headers
        store_compressed(whole, tmp_path)
        answer = nurse.get("/assets/tokens.css", **asked)
        assert answer.headers["Content-Encoding"] == "br"
        assert brotli.decompress(answer.data) == whole

    def test_the_stream_is_never_compressed(self, nurse: Browser) -> None:
        answer = nurse.client.get("/live", headers={"Accept-Encoding": "br"})
        assert "Content-Encoding" not in answer.headers
        answer.close()

    def test_plotly_is_answered_from_the_fetched_bundle_or_from_dash(
        self, nurse: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nurse.get("/")
        address = "/_dash-component-suites/plotly/package_data/plotly.min.js"
        monkeypatch.setattr("dashboard.plotly_bundle.BUNDLE", tmp_path / "none.js")
        assert len(nurse.get(address).data) > 4_000_000
        (tmp_path / "small.js").write_bytes(SCRIPT)
        monkeypatch.setattr("dashboard.plotly_bundle.BUNDLE", tmp_path / "small.js")
        assert nurse.get(address).data == SCRIPT


def stored(folder: Path, name: str) -> bytes | None:
    file = folder / f"{name}.br"
    return file.read_bytes() if file.exists() else None
