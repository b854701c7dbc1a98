"""The inlet: survey files in, one checked study out. The only module that calls the rooms of `data` in order.

reading → recognising → (a person confirms) → upright entries → people → masking → places → checked tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data import schemas
from data.errors import NotASurvey, UnreadableFile
from data.intake_notes import answer_problems, masking_problems, place_problems
from data.model import (
    ColumnChoice,
    ColumnRole,
    Problem,
    RawTable,
    Recognition,
    Severity,
    Study,
    StudyInfo,
    SurveyFile,
)
from data.places.listing import list_places
from data.places.resolving import resolve_places
from data.privacy.columns import is_personal_column
from data.privacy.masking import mask_texts
from data.reading.tables import read_file
from data.recognising.answers import build_answers, build_place_answers, build_questions
from data.recognising.coordinates import read_geometry_column, read_pair_columns
from data.recognising.entries import NAME_ROLES, Entries, build_entries
from data.recognising.memberships import add_home_groups, settle_memberships
from data.recognising.people import People, build_respondents, settle_people
from data.recognising.recognition import recognise_tables
from data.recognising.remarks import dropped_columns, standing_problems
from data.recognising.tables import check_choices, choices_for
from data.recognising.votes import build_votes, split_votes
from data.schemas import check_table
from data.vote_schemas import VOTES

# A place may bear somebody's name, and its address is what it is known by.
_SPARED_IN_NAMES = frozenset({"full_name", "house_number", "plate", "enterprise_number"})
_LONGEST_NAME = 120
_NAME_COLUMNS = [role.value for role in NAME_ROLES]


@dataclass(frozen=True)
class IntakeSummary:
    """What a study would hold: distinct people, places that somebody spoke about, open answers.

    `dropped`: one problem per column that is left out because it is personal or not used.
    `problems`: everything else that is worth knowing, a refusal first.
    """

    n_rows: int
    n_people: int
    n_places: int
    n_answers: int
    dropped: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def read_tables(files: Sequence[SurveyFile]) -> tuple[RawTable, ...]:
    """Give back all tables of all files, in their order.

    `files`: at least one; a file that is handed in twice is read once, with a warning. Raises
    `StudyError` as `data.reading.tables.read_file` does: one bad file refuses all.
    """
    if not files:
        raise UnreadableFile("no_files")
    tables: list[RawTable] = []
    seen: dict[bytes, str] = {}
    for file in files:
        if file.content in seen:
            again = Problem("same_file_twice", Severity.WARNING, file.name)
            tables[0] = replace(tables[0], problems=(*tables[0].problems, again))
            continue
        seen[file.content] = file.name
        tables += read_file(file)
    return tuple(tables)


def recognise_columns(tables: Sequence[RawTable]) -> Recognition:
    """Give back the proposed role of every column; columns full of personal data are PERSONAL.

    `tables`: as read. Raises nothing: what is missing is said by `build_study`.
    """
    tables, _ = split_votes(tables)
    recognition = recognise_tables(tables)
    kept = (ColumnRole.PERSONAL, ColumnRole.RESPONDENT)
    personal = {
        (choice.sheet, choice.column)
        for table in tables
        for choice in choices_for(table, tables, recognition.columns)
        if choice.role not in kept and is_personal_column(table.frame[choice.column])
    }
    columns = tuple(
        ColumnChoice(choice.column, ColumnRole.PERSONAL, 0.9, sheet=choice.sheet)
        if (choice.sheet, choice.column) in personal
        else choice
        for choice in recognition.columns
    )
    found = tuple(
        Problem("personal_column_dropped", Severity.NOTE, tables[0].file, sheet, None, column)
        for sheet, column in sorted(personal)
    )
    return replace(recognition, columns=columns, problems=(*recognition.problems, *found))


def read_places(file: SurveyFile) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """Give back the known places (columns of schema PLACES, plus aliases separated by '|') and areas.

    `file`: csv or xlsx with a name per row, or GeoJSON with points or polygons and a name property.
    Areas map place_id → WKT in EPSG:4326. Raises `StudyError` when no names are found.
    """
    return list_places(read_file(file), _locate)


def _locate(geometry: pd.Series[str], latitudes: pd.Series[str], longitudes: pd.Series[str]) -> pd.DataFrame:
    return read_geometry_column(geometry).frame.fillna(read_pair_columns(latitudes, longitudes).frame)


def build_study(
    tables: Sequence[RawTable],
    recognition: Recognition,
    info: StudyInfo,
    known_places: pd.DataFrame | None = None,
    areas: Mapping[str, str] | None = None,
    areas_note: str = "",
) -> Study:
    """Give back the study: all tables checked with `data.schemas`, personal data masked.

    `recognition`: confirmed roles; `known_places`: as from `read_places`; `areas`: place_id → WKT in
    EPSG:4326. Raises `NotASurvey` when no column holds open answers or all of them are empty, and
    `UnknownColumn` for a role of a column that no table has.
    """
    tables, votes = split_votes(tables)
    check_choices(tables, recognition.columns)
    _require_text(tables, recognition)
    study = _assemble(tables, recognition, info, known_places, areas or {}, areas_note)
    if study.answers.empty:
        raise NotASurvey("no_answers", file=tables[0].file, column=_text_columns(recognition)[0])
    return _with_votes(study, votes, tables)


def summarise_intake(tables: Sequence[RawTable], recognition: Recognition) -> IntakeSummary:
    """Give back the counts of the study that these roles would give, and what is left out and why.

    Raises `UnknownColumn`; a lack of open answers is a refusal among the problems.
    """
    tables, votes = split_votes(tables)
    check_choices(tables, recognition.columns)
    study = _assemble(tables, recognition, StudyInfo("summary", "summary"), None, {}, "")
    study = _with_votes(study, votes, tables)
    refusals: tuple[Problem, ...] = ()
    try:
        _require_text(tables, recognition)
        if study.answers.empty:
            raise NotASurvey("no_answers", file=tables[0].file, column=_text_columns(recognition)[0])
    except NotASurvey as error:
        refusals = (error.problem,)
    dropped = dropped_columns(tables, recognition)
    about_columns = {(problem.code, problem.column) for problem in dropped}
    others = tuple(p for p in study.problems if (p.code, p.column) not in about_columns)
    return IntakeSummary(
        n_rows=sum(len(table.frame) for table in tables),
        n_people=len(study.respondents),
        n_places=study.place_answers.loc[study.place_answers["place_id"] != "", "place_id"].nunique(),
        n_answers=len(study.answers),
        dropped=dropped,
        problems=(*refusals, *others),
    )


def _require_text(tables: Sequence[RawTable], recognition: Recognition) -> None:
    if not _text_columns(recognition):
        n_columns = sum(len(table.frame.columns) for table in tables)
        raise NotASurvey("no_open_text", file=tables[0].file, sheet=tables[0].sheet, n=n_columns)


def _text_columns(recognition: Recognition) -> list[str]:
    return [choice.column for choice in recognition.columns if choice.role is ColumnRole.TEXT]


def _assemble(
    tables: Sequence[RawTable],
    recognition: Recognition,
    info: StudyInfo,
    known_places: pd.DataFrame | None,
    areas: Mapping[str, str],
    areas_note: str,
) -> Study:
    entries, masked = _mask(build_entries(tables, recognition.columns))
    people = settle_people(tables, entries)
    memberships, group_problems = settle_memberships(entries, people, info.period, tables[0].file)
    mentions = _with_people(entries.mentions, people)
    resolved = resolve_places(mentions, _top_name(info, mentions), known_places, areas)
    names = dict(zip(resolved.places["place_id"], resolved.places["name"], strict=True))
    questions = build_questions(entries.texts)
    place_answers = build_place_answers(mentions, resolved.mentioned, entries.texts)
    answers, n_repeated = build_answers(_with_people(entries.texts, people), questions, place_answers)
    file = tables[0].file
    problems = (
        *(problem for table in tables for problem in table.problems),
        *standing_problems(recognition),
        *entries.problems,
        *people.problems,
        *group_problems,
        *place_problems(resolved, file),
        *masking_problems(masked, file),
        *answer_problems(answers, n_repeated, file),
    )
    return Study(
        info=info,
        respondents=schemas.check_table(build_respondents(people, resolved.homes), schemas.RESPONDENTS),
        memberships=schemas.check_table(
            add_home_groups(memberships, people, resolved.homes, names), schemas.MEMBERSHIPS
        ),
        places=schemas.check_table(resolved.places, schemas.PLACES),
        place_answers=schemas.check_table(place_answers, schemas.PLACE_ANSWERS),
        questions=schemas.check_table(questions, schemas.QUESTIONS),
        answers=schemas.check_table(answers, schemas.ANSWERS),
        problems=problems,
        areas={unit: area for unit, area in areas.items() if unit in names},
        areas_note=areas_note,
    )


def _with_votes(study: Study, votes: Sequence[RawTable], tables: Sequence[RawTable]) -> Study:
    """Give back the study with the votes on its answers, and a note on how many there are."""
    if not votes:
        return study
    table, n_lost = build_votes(votes, tables, study.answers)
    facts = {
        "n": len(table),
        "people": table["voter_id"].nunique(),
        "statements": table["answer_id"].nunique(),
    }
    found = [Problem("votes_read", Severity.NOTE, votes[0].file, details=facts)]
    if n_lost:
        found.append(Problem("votes_lost", Severity.WARNING, votes[0].file, details={"n": n_lost}))
    return replace(study, votes=check_table(table, VOTES), problems=(*study.problems, *found))


def _mask(entries: Entries) -> tuple[Entries, dict[str, int]]:
    """Personal data goes before anything else is done with the cells; ids are hidden with the people."""
    found: Counter[str] = Counter()

    def hide(cells: pd.Series[str], *, is_name: bool = False) -> pd.Series[str]:
        masked, counts = mask_texts(cells, _SPARED_IN_NAMES if is_name else ())
        found.update(counts)
        return masked.str.slice(stop=_LONGEST_NAME) if is_name else masked

    masked = Entries(
        people=entries.people.assign(home_village=hide(entries.people["home_village"], is_name=True)),
        groups=entries.groups.assign(cell=hide(entries.groups["cell"], is_name=True)),
        mentions=entries.mentions.assign(
            **{name: hide(entries.mentions[name], is_name=True) for name in _NAME_COLUMNS}
        ),
        texts=entries.texts.assign(
            text=hide(entries.texts["text"]), question=mask_texts(entries.texts["question"])[0]
        ),
        problems=entries.problems,
    )
    return masked, dict(found)


def _with_people(frame: pd.DataFrame, people: People) -> pd.DataFrame:
    found = frame.merge(people.rows, on=["table", "row"], how="left", validate="many_to_one")
    home = people.persons["home_village"]
    return found.assign(home_village=found["respondent_id"].map(home).astype("str"))


def _top_name(info: StudyInfo, mentions: pd.DataFrame) -> str:
    """The municipality of the study: as said, else the only one in the answers, else the study itself."""
    named = sorted(set(mentions["municipality"]) - {""})
    return info.municipality or (named[0] if len(named) == 1 else "") or info.name or info.study_id
