"""Write docs/stay-file.schema.json from the structs: `python -m tests.stay_files.write_schema`."""

from pathlib import Path

import msgspec

from chart.stay_file import schema

KEPT = Path(__file__).parents[2] / "docs" / "stay-file.schema.json"

if __name__ == "__main__":
    KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(schema())) + b"\n")
