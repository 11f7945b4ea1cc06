"""The figures under the names by which Prometheus asks for them, for whoever brings the token."""

from collections.abc import Iterator
from datetime import datetime
from hmac import compare_digest
from importlib.metadata import version

from flask import Flask, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from alerts.finding import Severity
from alerts.states import OPEN
from chart.news.store import Lost
from dashboard.metrics.queries import Figures, read_figures
from dashboard.services import Services
from monitors.store import Sweep

SEVERITIES = tuple(severity for severity in Severity if severity is not Severity.NONE)


def add_metrics(server: Flask, services: Services) -> None:
    """Serve `/metrics`. Without a token in the settings it is not there."""
    registry = CollectorRegistry()
    registry.register(UnitCollector(services))
    token = services.ward.settings.metrics_token

    @server.get("/metrics")
    def metrics() -> Response:
        if not token:
            abort(404)
        given = request.headers.get("Authorization", "")
        if not compare_digest(given.encode(), f"Bearer {token}".encode()):
            abort(401)
        try:
            return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
        except Lost:
            return Response("the database does not answer\n", status=503, mimetype="text/plain")


class UnitCollector(Collector):
    """Reads the record each time it is asked: whichever process answers, the figures are the same."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        """Every figure of the unit now."""
        figures = read_figures(self._services)
        yield InfoMetricFamily("tidewatch_build", "What runs here.", {"version": version("tidewatch")})
        if figures.sweep is not None:
            yield from _of_sweep(figures.sweep)
        yield from _of_alerts(figures)
        yield from _of_pages(figures, self._services.ward.clock.now())
        yield _gauge("clock_steps_unseen", "Times that the clock was set and nobody has seen it yet.", figures.steps)


def _of_sweep(sweep: Sweep) -> Iterator[Metric]:
    yield CounterMetricFamily("tidewatch_sweeps", "Sweeps of the monitor that leads, since it began.", sweep.sweep_no)
    yield _gauge("last_sweep_timestamp_seconds", "When the newest sweep ended.", sweep.real_at.timestamp())
    yield _gauge("last_sweep_stays_watched", "Stays that the clock can say something about.", sweep.stays_seen)
    yield _gauge("last_sweep_stays_judged", "Stays that the newest sweep looked at.", sweep.stays_judged)
    yield _gauge("last_sweep_faults", "Stays that the newest sweep could not look at.", sweep.faults)
    yield CounterMetricFamily("tidewatch_leaders", "How often a monitor has taken the lead.", sweep.epoch)


def _of_alerts(figures: Figures) -> Iterator[Metric]:
    alerts = GaugeMetricFamily("tidewatch_open_alerts", "Open alerts.", labels=("severity", "stage"))
    unowned = GaugeMetricFamily(
        "tidewatch_unowned_alerts", "Open alerts whose condition holds and which nobody owns.", labels=("severity",)
    )
    for severity in SEVERITIES:
        word = severity.name.lower()
        for stage in sorted(OPEN):
            alerts.add_metric((word, stage.value), figures.alerts[severity, stage])
        unowned.add_metric((word,), figures.unowned[severity])
    yield alerts
    yield unowned


def _of_pages(figures: Figures, ward_now: datetime) -> Iterator[Metric]:
    since = figures.waiting_since
    oldest_s = max(0.0, (ward_now - since).total_seconds()) if since else 0.0
    yield _gauge("pages_waiting", "Pages neither sent nor given up; all if no channel is set.", figures.pages_waiting)
    yield _gauge("pages_oldest_waiting_seconds", "Age of the oldest page that waits, in ward time.", oldest_s)
    yield CounterMetricFamily("tidewatch_pages_given_up", "Pages that reached nobody.", figures.pages_given_up)


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(f"tidewatch_{name}", words, value)
