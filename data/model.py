"""The nouns of a survey study: frozen records without logic.

Everything that travels between the rooms of the house is either one of these
records or a table checked by `data.schemas`. Nothing here imports our own code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd


class Level(StrEnum):
    """Scale at which people and places are looked at, from small to large."""

    PLACE = "place"
    STREET = "street"
    QUARTER = "quarter"
    VILLAGE = "village"
    MUNICIPALITY = "municipality"


class QuestionFunction(StrEnum):
    """What an open question asks for; part of the meaning of its answers."""

    APPRECIATION = "appreciation"
    IMPROVEMENT = "improvement"
    DREAM = "dream"
    STORY = "story"
    ENERGY = "energy"
    PERSPECTIVE = "perspective"
    CLOSING = "closing"
    OTHER = "other"


class ColumnRole(StrEnum):
    """What one column of an uploaded table is for."""

    RESPONDENT = "respondent"
    TIMESTAMP = "timestamp"
    WAVE = "wave"
    PLACE = "place"
    STREET = "street"
    QUARTER = "quarter"
    VILLAGE = "village"
    HOME_VILLAGE = "home_village"
    MUNICIPALITY = "municipality"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    GEOMETRY = "geometry"
    RATING = "rating"
    FREQUENCY = "frequency"
    TEXT = "text"
    ENERGY = "energy"
    GROUP = "group"
    WEIGHT = "weight"
    PERSONAL = "personal"
    IGNORE = "ignore"


class Severity(StrEnum):
    """How bad a problem is: a refusal stores nothing, the others let the person go on."""

    REFUSAL = "refusal"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong or worth knowing, as a code that `reporting.words` can say.

    `row` is the row number as a person sees it in a spreadsheet (header = row 1).
    `details` holds only names and numbers, never answer text.
    """

    code: str
    severity: Severity
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    details: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True)
class SurveyFile:
    """A file as it was handed to us: its shown name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class RawTable:
    """One sheet of cells as text, before anybody decided what the columns mean.

    `frame`: all columns `str` (missing = ""), unique cleaned column names; its index
    holds the source row number as a person sees it in a spreadsheet. `problems`: what reading
    it brought to light, warnings and notes only.
    """

    file: str
    sheet: str
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ColumnChoice:
    """What a column is, who it was said by (`confidence` 1.0 = a person) and, for repeated
    blocks of a wide file, which block it belongs to (0 = not repeated).

    `function` only for TEXT; `grouping` (e.g. "age") only for GROUP.
    """

    column: str
    role: ColumnRole
    confidence: float = 1.0
    function: QuestionFunction | None = None
    grouping: str = ""
    question: str = ""
    block: int = 0
    sheet: str = ""


@dataclass(frozen=True)
class Recognition:
    """What was recognised in the uploaded tables: proposal or confirmed choice."""

    tool: str
    shape: str
    columns: tuple[ColumnChoice, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class StudyInfo:
    """Name card of a study. `is_demo` puts the fiction banner on every screen and export.

    `population` maps a unit_id (municipality or village) to its number of inhabitants, when known;
    `margins` maps a grouping (e.g. "age") to its groups and their numbers of inhabitants;
    `population_note` says where these numbers come from.
    """

    study_id: str
    name: str
    municipality: str = ""
    period: str = ""
    is_demo: bool = False
    population: Mapping[str, int] = field(default_factory=dict)
    margins: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    population_note: str = ""


def _no_votes() -> pd.DataFrame:
    return pd.DataFrame({"voter_id": [], "answer_id": [], "vote": [], "group": []}).astype(
        {"voter_id": "str", "answer_id": "str", "vote": "int64", "group": "str"}
    )


@dataclass(frozen=True)
class Study:
    """All checked tables of one study (see `data.schemas` for their columns).

    `areas` maps unit_id -> WKT polygon in EPSG:4326; `areas_note` says where they come from.
    `votes`: VOTES of `data.vote_schemas`, without rows when nobody voted on statements.
    """

    info: StudyInfo
    respondents: pd.DataFrame
    memberships: pd.DataFrame
    places: pd.DataFrame
    place_answers: pd.DataFrame
    questions: pd.DataFrame
    answers: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    areas_note: str = ""
    votes: pd.DataFrame = field(default_factory=_no_votes)
