"""The child process that computes one analysis: `python -m pages.state.analysis_job FOLDER STUDY …`.

It runs beside the server, so that no screen pays for a language model. Progress goes to
standard output as the JSON lines that `analysis.jobs` hears; the result goes to the workspace.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from analysis.analyse import analyse_study
from analysis.jobs import StepClock
from analysis.model import Settings
from analysis.record import settings_key, to_record
from analysis.text.embedding import load_embedder
from data.errors import StudyError
from data.store.store import open_store
from pages.state.rulings import follow_study, load_rulings


def main(arguments: list[str]) -> int:
    """Analyse and store; tells progress, then done or what the problem is. Gives back the exit code."""
    folder, study_id, resolution, model = arguments
    try:
        run_analysis(Path(folder), study_id, float(resolution), model)
    except StudyError as error:
        _tell(problem=asdict(error.problem))
        return 2
    _tell(done=True)
    return 0


def run_analysis(folder: Path, study_id: str, resolution: float, model: str) -> None:
    """Load the study from the workspace with what was chosen and decided, analyse it, store the result.

    Raises StudyError.
    """
    store = open_store(folder)
    study, log = store.load_study(study_id), store.decisions(study_id)
    settings = Settings(resolution=resolution, codebook=log.choices().get("codebook", ""))
    rulings = load_rulings(log, settings) or follow_study(store, study_id, settings, model)
    clock = StepClock(lambda step, share: _tell(step=step, share=share), time.monotonic)
    embedder = load_embedder(model, cache_folder=folder / "embeddings")
    analysis = analyse_study(study, settings, embedder, clock, rulings)
    analysis = replace(analysis, seconds=clock.seconds())
    store.save_result(study_id, settings_key(settings, model), *to_record(analysis))


def _tell(**message: Any) -> None:
    print(json.dumps(message), flush=True)  # noqa: T201 (standard output is how the server hears us)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
