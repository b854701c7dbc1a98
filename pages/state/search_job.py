"""The child process that searches by meaning: `python -m pages.state.search_job FOLDER STUDY RESULT MODEL`.

What is sought comes in on standard input, never on a command line. It runs beside the server, so that no
screen pays for a language model; statements that were analysed are placed already (`vector_cache`).
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.alike import find_alike
from analysis.text.embedding import load_embedder
from data.errors import StudyError, StudyNotFound
from data.store.store import open_store


def main(arguments: list[str]) -> int:
    """Tell the statements that are found, or what the problem is. Gives back the exit code."""
    folder, study_id, key, model = arguments
    try:
        found = search(Path(folder), study_id, key, model, sys.stdin.read())
    except StudyError as error:
        _tell(problem=asdict(error.problem))
        return 2
    _tell(done=True, found=found)
    return 0


def search(folder: Path, study_id: str, key: str, model: str, sought: str) -> list[tuple[str, float]]:
    """Statements of a stored analysis that resemble `sought`, best first. Raises StudyError."""
    _tell(step="reading", share=0.0)
    stored = open_store(folder).load_result(study_id, key)
    if stored is None:
        raise StudyNotFound("study_not_found")
    statements = stored[0]["statements"]
    said = statements[statements["status"].ne("no_content")]
    embedder = load_embedder(model, cache_folder=folder / "embeddings")
    return find_alike(said, sought, embedder, lambda share: _tell(step="embedding", share=share))


def _tell(**message: Any) -> None:
    print(json.dumps(message), flush=True)  # noqa: T201 (standard output is how the server hears us)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
