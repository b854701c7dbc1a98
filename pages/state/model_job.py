"""The child process that fetches the language model once: `python -m pages.state.model_job`.

It runs only after a person allowed it. Progress goes to standard output as `analysis.jobs` hears it. No
answer is read here: the model comes to this machine, the answers go nowhere.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from analysis.text.embedding import HUB_MODEL
from analysis.text.sentence_model import load_sentence_model
from data.errors import StudyError


def main(arguments: list[str]) -> int:
    """Fetch the model that is named (without a name the one that `auto` prefers); the exit code."""
    name = arguments[0] if arguments else HUB_MODEL
    try:
        load_sentence_model(
            name, allow_download=True, progress=lambda share: _tell(step="model", share=share)
        )
    except StudyError as error:
        _tell(problem=asdict(error.problem))
        return 2
    _tell(done=True)
    return 0


def _tell(**message: Any) -> None:
    print(json.dumps(message), flush=True)  # noqa: T201 (standard output is how the server hears us)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
