"""Makes studies whose truth is known: people, places and who mentions which theme, drawn from given rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.counted import count_study
from analysis.measures import Measures, measure_all
from analysis.model import Thresholds
from analysis.sample.missing import compare_sample, measure_effort
from data import schemas
from data.model import Study, StudyInfo

VILLAGES = {"Asper": 185, "Gavere": 150, "Dikkelvenne": 105, "Semmerzake": 70, "Vurste": 50, "Baaigem": 40}
AGES = {"12–17": 45, "18–34": 104, "35–49": 115, "50–64": 173, "65–79": 139, "80+": 24}
VISITS = {1: 0.25, 2: 0.30, 3: 0.25, 4: 0.12, 5: 0.08}
N_PLACES = 46
OWN_VILLAGE = 5.0


@dataclass(frozen=True)
class Visit:
    """One row per person speaking about a place: arrays of equal length, for rates to look at."""

    village: np.ndarray
    home: np.ndarray
    place: np.ndarray
    age: np.ndarray
    wheelchair: np.ndarray


Rate = Callable[[Visit], np.ndarray]


def draw_study(
    rates: Mapping[str, Rate],
    *,
    n_people: int = 600,
    n_places: int = N_PLACES,
    n_wheelchair: int = 17,
    seed: int = 1,
) -> tuple[Study, pd.DataFrame, pd.DataFrame]:
    """Give back a study, its STATEMENTS and the names of its themes.

    `rates`: chance per place answer that theme is mentioned. Villages, ages and visits as in the demo study.
    """
    rng = np.random.default_rng(seed)
    homes = rng.permutation(np.repeat(list(VILLAGES), _shares(VILLAGES, n_people)))
    ages = rng.permutation(np.repeat(list(AGES), _shares(AGES, n_people)))
    wheelchair = np.zeros(n_people, dtype=bool)
    wheelchair[rng.choice(n_people, min(n_wheelchair, n_people), replace=False)] = True
    place_village = np.array(list(VILLAGES))[np.arange(n_places) % len(VILLAGES)]
    pull = rng.lognormal(0.0, 0.7, n_places)
    person, place = _visits(rng, homes, place_village, pull)
    visit = Visit(place_village[place], homes[person], place, ages[person], wheelchair[person])
    people = np.array([f"R{number:06d}" for number in range(n_people)], dtype=object)
    place_ids = np.array([f"P{number:03d}" for number in range(n_places)], dtype=object)
    answer_ids = np.array([f"A{number:07d}" for number in range(len(person))], dtype=object)
    answers = _table(
        schemas.ANSWERS,
        answer_id=answer_ids,
        respondent_id=people[person],
        place_answer_id=answer_ids,
        place_id=place_ids[place],
        question_id="Q1",
        text="tekst",
        source_file="test.csv",
        source_row=np.arange(len(person)) + 2,
    )
    statements = _statements(rng, rates, visit, answers)
    ratings = np.clip(
        np.round(7.2 + rng.normal(0, 0.9, n_places)[place] + rng.normal(0, 1.4, len(person))), 1, 10
    )
    memberships = pd.concat(
        [
            pd.DataFrame({"respondent_id": people, "grouping": grouping, "group": groups})
            for grouping, groups in (
                ("age", ages),
                ("home_village", homes),
                ("mobility", np.where(wheelchair, "rolstoel", "geen")),
                ("gender", rng.choice(["vrouw", "man"], n_people)),
            )
        ]
    )
    study = Study(
        info=StudyInfo("test", "Test"),
        respondents=_table(
            schemas.RESPONDENTS,
            respondent_id=people,
            wave="",
            weight=1.0,
            energy=rng.choice([0.0, 0.25, 0.5, 0.75, 1.0, np.nan], n_people),
            home_unit_id=homes,
        ),
        memberships=schemas.check_table(memberships, schemas.MEMBERSHIPS),
        places=_places(place_ids, place_village, rng),
        place_answers=_table(
            schemas.PLACE_ANSWERS,
            place_answer_id=answer_ids,
            respondent_id=people[person],
            place_id=place_ids[place],
            rating=ratings,
            latitude=50.93 + rng.normal(0, 0.01, len(person)),
            longitude=3.66 + rng.normal(0, 0.02, len(person)),
            source_row=np.arange(len(person)) + 2,
        ),
        questions=_table(
            schemas.QUESTIONS, question_id=["Q1"], text="Wat kan beter?", function="improvement", order=1
        ),
        answers=answers,
    )
    names = pd.DataFrame({"theme_id": list(rates), "label": list(rates), "keywords": ""})
    return study, statements, names.astype("str")


def _shares(counts: Mapping[str, int], n: int) -> np.ndarray:
    """Give back whole numbers that add up to n, in proportion to `counts`."""
    ends = np.round(np.cumsum(list(counts.values())) * n / sum(counts.values())).astype(int)
    return np.diff(ends, prepend=0)


def _visits(
    rng: np.random.Generator, homes: np.ndarray, place_village: np.ndarray, pull: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give back person and place of every visit: different places, own village five times likelier."""
    n_visits = np.minimum(rng.choice(list(VISITS), len(homes), p=list(VISITS.values())), len(pull))
    keys = rng.gumbel(size=(len(homes), len(pull))) + np.log(pull)
    keys += np.log(OWN_VILLAGE) * (homes[:, None] == place_village[None, :])
    best = np.argsort(-keys, axis=1)[:, : max(VISITS)]
    taken = np.arange(best.shape[1])[None, :] < n_visits[:, None]
    return np.nonzero(taken)[0], best[taken]


def _statements(
    rng: np.random.Generator, rates: Mapping[str, Rate], visit: Visit, answers: pd.DataFrame
) -> pd.DataFrame:
    said = [(theme, np.flatnonzero(rng.random(len(answers)) < rate(visit))) for theme, rate in rates.items()]
    rows = np.concatenate([rows for _, rows in said]) if said else np.zeros(0, dtype=int)
    themes = np.repeat([theme for theme, _ in said], [len(rows) for _, rows in said])
    source = answers.iloc[rows].reset_index(drop=True)
    return _table(
        schemas.STATEMENTS,
        statement_id=[f"S{number:07d}" for number in range(len(rows))],
        **{
            name: source[name]
            for name in ("answer_id", "respondent_id", "place_id", "question_id", "source_row")
        },
        text="tekst",
        language="nl",
        status="themed",
        theme_id=themes.astype(object),
        nearest_theme_id="",
        strength=0.8,
        direction=0,
        direction_certainty=0.0,
        input_kind="ervaring",
    )


def _places(place_ids: np.ndarray, place_village: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    ids = ["M", *VILLAGES, *place_ids]
    return _table(
        schemas.PLACES,
        place_id=ids,
        name=ids,
        level=["municipality", *["village"] * len(VILLAGES), *["place"] * len(place_ids)],
        parent_id=["", *["M"] * len(VILLAGES), *place_village],
        kind="",
        latitude=50.93 + rng.normal(0, 0.02, len(ids)),
        longitude=3.66 + rng.normal(0, 0.03, len(ids)),
        coordinate_quality="given",
    )


def _table(schema: object, **columns: object) -> pd.DataFrame:
    frame = pd.DataFrame(columns)
    whole = schema.complete(frame)
    return schemas.check_table(whole.reindex(columns=list(schema.columns)), schema)


def everywhere(rate: float) -> Rate:
    """A theme that everybody mentions with the same chance, wherever."""
    return lambda visit: np.full(len(visit.place), rate)


def measure_drawn(study: Study, statements: pd.DataFrame, names: pd.DataFrame) -> Measures:
    """Give back the main measures of a drawn study, with all ways of a minority voice that need no words."""
    counted = count_study(study, statements, names["theme_id"].tolist())
    sample = compare_sample(study.memberships, measure_effort(study.answers, study.place_answers), {})
    labels = counted.groups.labels.merge(sample, on=["grouping", "group"], how="left")
    return measure_all(counted, names, Thresholds(), None, labels["is_underheard"].eq(True))
