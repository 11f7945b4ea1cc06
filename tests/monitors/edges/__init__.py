"""Every pattern at its limits, as tables: it fires at the limit, is silent just below, unknown for want of data.

Data only, so that the same tables render into the documentation.
"""

from tests.monitors.edges.alcohol import ALCOHOL
from tests.monitors.edges.edge import Edge
from tests.monitors.edges.general import GENERAL
from tests.monitors.edges.opioid import OPIOID
from tests.monitors.edges.overdue import OVERDUE
from tests.monitors.edges.sedation import SEDATION
from tests.monitors.edges.stimulant import STIMULANT

EDGES: tuple[Edge, ...] = (*ALCOHOL, *GENERAL, *SEDATION, *OVERDUE, *OPIOID, *STIMULANT)

__all__ = ["EDGES", "Edge"]
