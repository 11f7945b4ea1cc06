"""The walk uses the same Chromium as the browser tests."""

from tests.browser.conftest import chromium

__all__ = ["chromium"]
