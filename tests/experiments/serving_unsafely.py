"""The web process as it must never be: commits are not brought to the disk before they are answered.

`python -m tests.experiments.serving_unsafely PORT`. Only so that the experiment which looks for this can be seen to
find it; the product has no such option.
"""

import sys

from chart.database import embedded
from chart.settings import read_settings
from dashboard.serve import serve

NORMAL = 1

if __name__ == "__main__":
    embedded.PRAGMAS["synchronous"] = NORMAL
    serve(read_settings(), f"127.0.0.1:{sys.argv[1]}")
