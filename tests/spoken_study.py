"""A study in which people speak clearly about six subjects, so that a fake embedder finds six themes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from data import schemas
from data.model import Study, StudyInfo
from tests.example_study import empty_study

SUBJECTS = (
    "fietspad oversteek verkeer snelheid schoolroute kruispunt zebrapad vrachtwagen",
    "bomen groen schaduw park bloemen struiken vogels gras",
    "speelplein kinderen schommel glijbaan zandbak peuters klimrek spelen",
    "zwerfvuil blikjes vuilbak sluikstort afval peuken papier opruimen",
    "muziek terras concert feest optreden podium zomeravond dansen",
    "winkel bakker slager markt boodschappen kruidenier apotheek postkantoor",
)
_ENDS = ("hier", "vandaag", "graag", "soms", "altijd")


def spoken_study(n_people: int = 48, *, seed: int = 3, wave: str = "", start: int = 0) -> Study:
    """`n_people` with two answers each, about no place; people are numbered from `start` on."""
    rng = np.random.default_rng(seed)
    people = [f"R{number:03d}" for number in range(start, start + n_people)]
    speakers = np.repeat(people, 2).tolist()
    texts = [_say(rng, number % len(SUBJECTS)) for number in range(len(speakers))]
    respondents = pd.DataFrame(
        {"respondent_id": people, "wave": wave, "weight": 1.0, "energy": np.nan, "home_unit_id": ""}
    )
    answers = pd.DataFrame(
        {
            "answer_id": [f"A{start}-{number:03d}" for number in range(len(speakers))],
            "respondent_id": speakers,
            "place_answer_id": "",
            "place_id": "",
            "question_id": "Q1",
            "text": texts,
            "source_file": "test.csv",
            "source_row": range(2, len(speakers) + 2),
        }
    )
    empty, _ = empty_study()
    return replace(
        empty,
        info=StudyInfo("spoken", "Gesproken"),
        respondents=schemas.check_table(respondents, schemas.RESPONDENTS),
        answers=schemas.check_table(answers, schemas.ANSWERS),
    )


def two_rounds(n_people: int = 48) -> Study:
    """The same study with a second round of other people who say other things about the same subjects."""
    older = spoken_study(n_people, wave="2026")
    newer = spoken_study(n_people, seed=11, wave="2027", start=500)
    both = {
        name: pd.concat([getattr(older, name), getattr(newer, name)], ignore_index=True)
        for name in ("respondents", "answers")
    }
    return replace(older, **both)


def _say(rng: np.random.Generator, subject: int) -> str:
    words = rng.choice(SUBJECTS[subject].split(), 4, replace=False)
    return f"{' '.join(words)} {rng.choice(_ENDS)}".capitalize() + "."
