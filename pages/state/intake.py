"""From dropped files to a stored study, for the upload screen. Nothing is stored before `keep_upload`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.intake import (
    IntakeSummary,
    build_study,
    read_places,
    read_tables,
    recognise_columns,
    summarise_intake,
)
from data.model import RawTable, Recognition, StudyInfo, SurveyFile
from pages.state import store


@dataclass(frozen=True)
class Upload:
    """Files that were read, with what was recognised in them."""

    tables: tuple[RawTable, ...]
    recognition: Recognition
    fingerprint: str


@dataclass(frozen=True)
class KnownPlaces:
    """Places and areas of a places file that goes with a survey."""

    places: pd.DataFrame
    areas: Mapping[str, str]


def read_upload(files: Sequence[SurveyFile]) -> Upload:
    """Tables of the files with the proposed role of each column. Raises StudyError."""
    fingerprint = fingerprint_files(files)

    def read() -> Upload:
        tables = read_tables(files)
        return Upload(tables, recognise_columns(tables), fingerprint)

    return store.once(f"upload/{fingerprint}", read)


def read_known_places(file: SurveyFile) -> KnownPlaces:
    """Places of a csv or geojson file. Raises StudyError."""
    return store.once(f"places/{fingerprint_files([file])}", lambda: KnownPlaces(*read_places(file)))


def summarise(upload: Upload, recognition: Recognition) -> IntakeSummary:
    """Counts of what these roles would store, and what would be dropped. Raises StudyError."""
    roles = hashlib.sha256(repr(recognition.columns).encode()).hexdigest()
    key = f"summary/{upload.fingerprint}/{roles}"
    return store.once(key, lambda: summarise_intake(upload.tables, recognition))


def keep_upload(
    upload: Upload,
    recognition: Recognition,
    info: StudyInfo,
    known: KnownPlaces | None,
    follows: str = "",
    beginning: str = "",
) -> None:
    """Build the study from the confirmed columns and store it. Raises StudyError and then stores nothing.

    `follows`: id of the study whose themes it goes on from, "" for none; it then begins as that one did.
    `beginning`: the codebook that its themes start from (see `Settings.codebook`).
    """
    places, areas = (known.places, known.areas) if known else (None, {})
    workspace = store.open_workspace()
    workspace.save_study(build_study(upload.tables, recognition, info, places, areas))
    if follows:
        beginning = workspace.decisions(follows).choices().get("codebook", "")
        workspace.decisions(info.study_id).choose(follows=follows)
    if beginning:
        workspace.decisions(info.study_id).choose(codebook=beginning)


def fingerprint_files(files: Sequence[SurveyFile]) -> str:
    """Hash of names and contents: the cache key of an upload, which holds no answer text."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def new_study_id(name: str, taken: Sequence[str]) -> str:
    """Readable id for a study with that name that none of the `taken` ids has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "study"
    number = 1
    while (candidate := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return candidate
