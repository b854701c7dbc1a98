"""The child process that lays the demo study ready: `python -m pages.state.demo_job FOLDER`.

Reading and checking it costs a second and libraries that no screen needs, so the first screen does
not wait for it. Tells the server that it is done as `analysis.jobs` hears it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from data.demo.study import BOTH_ROUNDS, load_demo_study
from data.store.store import open_store


def main(arguments: list[str]) -> int:
    """Store the demo study in the workspace folder that is named. Gives back the exit code."""
    open_store(Path(arguments[0])).save_study(load_demo_study(BOTH_ROUNDS))
    print(json.dumps({"done": True}), flush=True)  # noqa: T201 (standard output is how the server hears us)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
