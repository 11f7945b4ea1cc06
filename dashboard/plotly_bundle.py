"""The small Plotly that draws what we draw, in the place of the large one that Dash would load."""

from collections.abc import Callable
from typing import Any

from flask import Flask, send_file

from dashboard.static_files import FETCHED

BUNDLE = FETCHED / "plotly-basic.min.js"


def add_plotly_bundle(server: Flask) -> None:
    """Answer Dash's own address of Plotly with the basic bundle, if set-up could fetch it."""
    rule = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
    suites: Callable[..., Any] = server.view_functions[rule]

    def suite(package_name: str, fingerprinted_path: str) -> Any:
        is_plotly = package_name == "plotly" and fingerprinted_path.startswith("package_data/plotly")
        if is_plotly and BUNDLE.exists():
            return send_file(BUNDLE, mimetype="text/javascript", max_age=86400)
        return suites(package_name=package_name, fingerprinted_path=fingerprinted_path)

    server.view_functions[rule] = suite
