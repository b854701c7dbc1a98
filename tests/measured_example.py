"""The invented study with its further tables: goesting, offers, hot spots, voices, and two rounds on request.

The tables follow from the invented answers by the measures themselves; only the changes between two rounds
are set by hand, so that each verdict occurs.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.counted import count_study
from analysis.interests.willingness import find_energy_cues
from analysis.measures import measure_all
from analysis.model import Analysis, Settings
from analysis.more_measures import measure_more
from analysis.waves.rounds import measure_rounds
from data import schemas
from data.measure_schemas import HOT_SPOTS, WAVE_CHANGES, WAVE_QUESTIONS
from data.model import Study
from data.trust_schemas import THEME_MATCHES
from tests.example_study import example_study

OFFERS = (
    ("Ik wil gerust elke week een uur helpen met de fietspool.", "T1"),
    ("Mijn bakfiets mag iedereen van de straat gebruiken.", "T1"),
    ("Ik maak die oude bank weer in orde als de gemeente het hout betaalt.", "T2"),
    ("Bomen planten in de winter, ik breng mijn spade mee.", "T2"),
    ("Ik begeleid jonge kinderen op de fiets naar school.", "T1"),
    ("Geen tijd, sorry.", ""),
    ("Voor het feest wil ik de kas doen, op voorwaarde dat er bonnetjes zijn.", "T2"),
)
"""Answers to the question about goesting: two of them on a condition, one declines."""
STORY = "Op het bankje onder de linde heeft mijn moeder mijn vader leren kennen."
CHANGES = (("more", 0.05, 0.15, 0.04), ("less", 0.30, 0.18, -0.17), ("not_shown", 0.10, 0.12, -0.03))


def measured_example(
    *,
    n_respondents: int = 160,
    two_rounds: bool = False,
    with_energy: bool = True,
    earlier_themes: bool = False,
    **options: object,
) -> tuple[Study, Analysis]:
    """The study of `example_study` (with its `options`) with further questions, and all further tables."""
    study, analysis = example_study(n_respondents=n_respondents, **options)
    if with_energy and n_respondents:
        study, analysis = _ask_more(study, analysis)
    else:
        study = replace(study, respondents=study.respondents.assign(energy=np.nan))
    further = _measure(study, analysis)
    if two_rounds:
        further |= _two_rounds(study, analysis)
    if earlier_themes:
        further["theme_matches"] = _matches()
    return study, replace(analysis, further=further)


def _ask_more(study: Study, analysis: Analysis) -> tuple[Study, Analysis]:
    """Two more questions: what would you do yourself, and which memory do you have?"""
    questions = pd.DataFrame(
        [("Q4", "Wat zou u zelf willen doen?", "energy", 3), ("Q5", "Welke herinnering hebt u?", "story", 4)],
        columns=["question_id", "text", "function", "order"],
    )
    people = study.respondents["respondent_id"].tolist()
    texts = [*[("Q4", text, theme) for text, theme in OFFERS * 2], ("Q5", STORY, "T2")]
    known = set(analysis.themes["theme_id"])
    rows = [
        {
            "answer_id": f"X{number:03d}",
            "statement_id": f"X{number:03d}.1",
            "respondent_id": people[number % len(people)],
            "place_answer_id": "",
            "place_id": "",
            "question_id": question,
            "text": text,
            "source_file": "voorbeeld.csv",
            "source_row": number + 2,
            "language": "nl",
            "status": "themed" if theme in known else "single",
            "theme_id": theme if theme in known else "",
            "nearest_theme_id": "",
            "strength": 0.6,
            "direction": 0,
            "direction_certainty": 0.0,
            "input_kind": "ervaring",
        }
        for number, (question, text, theme) in enumerate(texts)
    ]
    frame = pd.DataFrame(rows)
    more = replace(
        study,
        questions=schemas.check_table(pd.concat([study.questions, questions]), schemas.QUESTIONS),
        answers=schemas.check_table(pd.concat([study.answers, frame]), schemas.ANSWERS),
    )
    statements = pd.concat([analysis.statements, frame]).reset_index(drop=True)
    return more, replace(analysis, statements=schemas.check_table(statements, schemas.STATEMENTS))


def _measure(study: Study, analysis: Analysis) -> dict[str, pd.DataFrame]:
    statements = analysis.statements.sort_values("statement_id", ignore_index=True)
    names = analysis.themes[["theme_id", "label", "keywords"]]
    counted = count_study(study, statements, names["theme_id"].tolist())
    measures = measure_all(counted, names, Settings().thresholds)
    n_content = int(statements["status"].ne("no_content").sum())
    vectors = np.random.default_rng(1).normal(size=(n_content, 8)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    rounds = measure_rounds(study, statements, counted.theme_ids)
    further = measure_more(counted, measures, statements, analysis.theme_quotes, vectors, Settings(), rounds)
    further["energy_cues"] = find_energy_cues(statements, {"Q4"})
    further["hot_spots"] = _hot_spot(study, analysis)
    return further


def _hot_spot(study: Study, analysis: Analysis) -> pd.DataFrame:
    """One cell at the market square where parking comes up more than expected."""
    row = ("T3", "9.1.1", 50.912, 3.644, 12, 30, 28, 0.4, 0.1, 5.0, 0.001, True)
    table = pd.DataFrame([row], columns=list(HOT_SPOTS.columns))
    is_there = len(study.places) > 0 and "T3" in set(analysis.themes["theme_id"])
    return schemas.check_table(table if is_there else table.head(0), HOT_SPOTS)


def _matches() -> pd.DataFrame:
    """One theme of an earlier analysis stayed, one is gone, one is new."""
    rows = [
        ("T1", "T1", "Veilig fietsen naar school", "kept", 30, 40, 12),
        ("", "T9", "Rust", "gone", 0, 0, 0),
        ("T2", "", "Bomen en schaduw", "new", 20, 22, 22),
    ]
    return schemas.check_table(pd.DataFrame(rows, columns=list(THEME_MATCHES.columns)), THEME_MATCHES)


def _two_rounds(study: Study, analysis: Analysis) -> dict[str, pd.DataFrame]:
    rows = []
    for number, theme_id in enumerate(analysis.themes["theme_id"]):
        verdict, before, now, low = CHANGES[min(number, 2)]
        q = 0.001 if verdict != "not_shown" else 0.6
        difference = now - before
        high = 2 * difference - low
        rows.append(
            (theme_id, "2023", "2026", 400, 590, before, now, difference, low, high, 0.07, q, verdict)
        )
    questions = [
        ("Q1", "2023", 400, True),
        ("Q1", "2026", 590, True),
        ("Q2", "2026", 500, False),
    ]
    return {
        "wave_changes": schemas.check_table(
            pd.DataFrame(rows, columns=list(WAVE_CHANGES.columns)), WAVE_CHANGES
        ),
        "wave_questions": schemas.check_table(
            pd.DataFrame(questions, columns=list(WAVE_QUESTIONS.columns)), WAVE_QUESTIONS
        ),
    }
