"""The survey files of the demo as tables: a tidy long one, a messy wide one, the first wave, and the gold."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from data.demo.draws import open_stream
from data.demo.filling import (
    PERSON_QUESTIONS,
    PLACE_QUESTIONS,
    fill_closed,
    fill_person,
    fill_visit,
)
from data.demo.people import Person
from data.demo.rounds import Round
from data.demo.settings import read_columns, read_places, read_settings
from data.demo.visits import Visit

_FIRST_ROW = 2


def make_long(survey: Round) -> pd.DataFrame:
    """Give back one row per place answer, all columns text, in the order of the visits.

    What a person said about no place stands on the first row of that person; facts about the person on each.
    """
    columns = read_columns()
    asked = read_settings()["visits"]["open_waves"][survey.wave]
    people = {person.key: fill_person(person, survey) for person in survey.people}
    closed = {person.key: fill_closed(person, survey) for person in survey.people}
    rows = []
    for visit in survey.visits:
        about_place = fill_visit(visit, survey)
        about_person = people[visit.person.key]
        row = {}
        for key, column in columns["about_person"].items():
            is_once = key in PERSON_QUESTIONS
            if column.tidy and not (is_once and key not in asked):
                row[column.tidy] = about_person[key] if visit.order == 1 or not is_once else ""
        for key, column in columns["about_place"].items():
            if (
                not (key in PLACE_QUESTIONS or key == "ticks")
                or key in asked
                or (key == "ticks" and "P" in asked)
            ):
                row[column.tidy] = about_place[key]
        rows.append({**row, **closed[visit.person.key]})
    return pd.DataFrame(rows, dtype="str")


def make_wide(survey: Round) -> pd.DataFrame:
    """Give back one row per respondent with a block of columns per place, as a form tool of a town writes it.

    The same answers as `make_long`: columns as whole sentences, aliases for places, decimal commas.
    """
    columns = read_columns()
    by_person: dict[str, list[Visit]] = defaultdict(list)
    for visit in survey.visits:
        by_person[visit.person.key].append(visit)
    n_blocks = max(len(visits) for visits in by_person.values())
    rows = []
    for person in survey.people:
        cells = fill_person(person, survey)
        row = {column.messy: cells[key] for key, column in columns["about_person"].items()}
        visits = by_person[person.key]
        for number in range(1, n_blocks + 1):
            block = _fill_block(visits[number - 1], person, survey) if number <= len(visits) else {}
            for key, column in columns["about_place"].items():
                row[column.messy.format(n=number)] = block.get(key, "")
        rows.append(row)
    return pd.DataFrame(rows, dtype="str")


def _fill_block(visit: Visit, person: Person, survey: Round) -> dict[str, str]:
    """Cells of one place as people fill in a form: an alias now and then, odd capitals, decimal commas."""
    cells = fill_visit(visit, survey)
    draw = float(open_stream(f"messy {person.key} {visit.order}").random())
    aliases = _only_own_aliases(visit.place)
    if aliases and draw < 0.3:
        cells["place"] = aliases[int(draw / 0.3 * len(aliases))]
    elif draw > 0.85:
        cells["place"] = cells["place"].upper() if draw > 0.95 else cells["place"].lower()
    for key in ("latitude", "longitude"):
        cells[key] = cells[key].replace(".", ",")
    return cells


def _only_own_aliases(place: str) -> list[str]:
    """Aliases that no other place has, neither as alias nor as name."""
    others: set[str] = set()
    for key, row in read_places().items():
        if key != place:
            others |= {row["naam"].lower(), *row["aliassen"].lower().split("|")}
    return [
        alias
        for alias in read_places()[place]["aliassen"].split("|")
        if alias and alias.lower() not in others
    ]


def make_gold(survey: Round, file: str) -> pd.DataFrame:
    """Give back the gold labels of every open answer of the long file, in its order.

    Columns: source_file, source_row (header = row 1), respondent, question (header of the column),
    main_theme, second_themes ('+' between), pole ('+', '-', ''; of the main theme), kind, tone,
    flags (','), phrases (ids, '+'), is_held_out ('yes' when any phrase is kept for evaluation).
    """
    answers = survey.answer_of
    columns = {**read_columns()["about_place"], **read_columns()["about_person"]}
    rows = []
    for position, visit in enumerate(survey.visits):
        questions = PLACE_QUESTIONS + (PERSON_QUESTIONS if visit.order == 1 else "")
        for question in questions:
            answer = answers.get((*visit.key, question))
            if answer is None:
                continue
            first = answer.phrases[0]
            rows.append(
                {
                    "source_file": file,
                    "source_row": str(position + _FIRST_ROW),
                    "respondent": visit.person.key,
                    "question": columns[question].tidy,
                    "main_theme": answer.themes[0],
                    "second_themes": "+".join(answer.themes[1:]),
                    "pole": first.pole,
                    "kind": first.kind,
                    "tone": first.tone,
                    "flags": ",".join(sorted(first.flags)),
                    "phrases": "+".join(phrase.key for phrase in answer.phrases),
                    "is_held_out": "yes" if any(phrase.is_held_out for phrase in answer.phrases) else "no",
                }
            )
    return pd.DataFrame(rows, dtype="str")
