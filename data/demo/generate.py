"""`python -m data.demo.generate`: writes the files of the demo study again, byte for byte the same."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import pandas as pd

from data.demo.files import make_gold, make_long, make_wide
from data.demo.rounds import make_rounds
from data.demo.settings import DEMO_FOLDER
from data.demo.villages import write_village_areas

TIDY, MESSY, FIRST = (
    "beleefde_plekjes_2026.csv",
    "beleefde_plekjes_2026_breed.csv",
    "beleefde_plekjes_2023.csv",
)
AREAS, GOLD = "dorpen.geojson", "demo_gold.csv"
_GOLD_FOLDER = DEMO_FOLDER.parents[1] / "tests" / "evals"


def build_files() -> dict[str, bytes]:
    """Give back file name → content: both rounds, the messy file, the areas and the gold labels.

    CSV files are `;`-separated UTF-8; the messy one has a byte order mark and line ends of Windows.
    """
    rounds = make_rounds()
    gold = pd.concat([make_gold(rounds["2026"], TIDY), make_gold(rounds["2023"], FIRST)], ignore_index=True)
    return {
        TIDY: _to_csv(make_long(rounds["2026"])),
        MESSY: b"\xef\xbb\xbf" + _to_csv(make_wide(rounds["2026"]), "\r\n"),
        FIRST: _to_csv(make_long(rounds["2023"])),
        AREAS: write_village_areas().encode(),
        GOLD: _to_csv(gold),
    }


def _to_csv(frame: pd.DataFrame, line_end: str = "\n") -> bytes:
    return frame.to_csv(sep=";", index=False, lineterminator=line_end).encode()


def main() -> None:
    """Write all files; the gold labels go where the app does not read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DEMO_FOLDER, help="folder for the survey files")
    parser.add_argument("--gold", type=Path, default=_GOLD_FOLDER, help="folder for the gold labels")
    arguments = parser.parse_args()
    for name, content in build_files().items():
        folder = arguments.gold if name == GOLD else arguments.out
        (folder / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()[:12]}")  # noqa: T201


if __name__ == "__main__":
    main()
