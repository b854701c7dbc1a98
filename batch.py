"""The door without a screen: survey files in, results out; the same recipe and exports as the screens.

Exit code 0 when DIR holds the results; 2 with one clear sentence on standard error, and nothing
written, when the input or an option is refused.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from analysis.analyse import analyse_study
from analysis.continuing import continue_files
from analysis.jobs import StepClock
from analysis.model import Analysis, Settings
from analysis.record import to_record
from analysis.text.embedding import load_embedder
from analysis.themes.basis import Rulings
from analysis.version import VERSION
from analysis.waves.newest import newest_round
from data.errors import StudyError, UnreadableFile
from data.intake import build_study, read_places, read_tables, recognise_columns
from data.model import ColumnRole, Recognition, Study, StudyInfo, SurveyFile
from data.recognising.column_file import read_columns, write_columns
from data.recognising.correction import correct_columns
from reporting.exports.answers import write_answers
from reporting.exports.geodata import write_places
from reporting.exports.problems import write_problems
from reporting.exports.slides import write_slides
from reporting.exports.statements import write_statements
from reporting.exports.themes import write_themes
from reporting.words.words import Words, load_words


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, analyse and write; the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    words = load_words("en" if _asks_for_english(given) else "nl")
    try:
        options = _read_options(given)
        files = _results(options, words)
        _write_all(options.out, files)
    except StudyError as error:
        print(words.problem(error.problem), file=sys.stderr)
        return 2
    return 0


def _results(options: argparse.Namespace, words: Words) -> dict[str, bytes]:
    clock = StepClock(lambda step, share: _tell(words, step, share), time.monotonic)
    tables = read_tables([_read(path) for path in options.surveys])
    recognition = _recognition(options, recognise_columns(tables))
    known_places, areas = read_places(_read(options.places)) if options.places else (None, {})
    info = StudyInfo(_study_id(options.surveys), options.surveys[0].stem)
    study = build_study(tables, recognition, info, known_places=known_places, areas=areas)
    clock("reading", 1.0)
    settings = Settings(options.resolution, split=options.split == "yes", language=options.language)
    embedder = load_embedder(
        options.model,
        cache_folder=options.cache,
        allow_download=options.allow_download,
        download_progress=lambda share: clock("model", share),
    )
    analysis = analyse_study(study, settings, embedder, clock, _previous(options))
    analysis = replace(analysis, seconds=clock.seconds())
    everybody, study = study, newest_round(study)
    files = {
        "columns.toml": write_columns(recognition).encode(),
        "answers.csv": write_answers(everybody),
        "statements.csv": write_statements(study, analysis),
        "themes.csv": write_themes(study, analysis),
        "places.geojson": write_places(study, analysis),
        "problems.csv": write_problems(study, words, analysis),
        "presentation.pptx": write_slides(study, analysis, words),
    }
    clock("exports", 1.0)
    files["run.json"] = _run_facts(study, analysis, clock.seconds())
    for code, params in analysis.notes:
        print(words.note(code, params), file=sys.stderr)
    return files


def _recognition(options: argparse.Namespace, recognised: Recognition) -> Recognition:
    if options.columns:
        text = _read(options.columns).content.decode("utf-8", errors="replace")
        recognised = replace(recognised, columns=read_columns(text))
    named: Mapping[ColumnRole, Sequence[str]] = {
        ColumnRole.TEXT: options.text,
        ColumnRole.PLACE: options.place,
        ColumnRole.LATITUDE: options.lat,
        ColumnRole.LONGITUDE: options.lon,
        ColumnRole.RESPONDENT: options.respondent,
        ColumnRole.RATING: options.rating,
        ColumnRole.GROUP: options.group,
    }
    return correct_columns(recognised, named)


def _previous(options: argparse.Namespace) -> Rulings | None:
    """The themes of the earlier run that this one goes on from; None when it begins anew."""
    if not options.previous:
        return None
    names = ("statements.csv", "themes.csv")
    files = [_read(options.previous / name) for name in names]
    statements, themes = (read_tables([file])[0].frame for file in files)
    return continue_files(statements, themes, language=options.language)


def _read(path: Path) -> SurveyFile:
    try:
        return SurveyFile(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile("file_not_found", file=path.name) from error


def _study_id(paths: Sequence[Path]) -> str:
    return hashlib.sha256("/".join(path.name for path in paths).encode()).hexdigest()[:12]


def _run_facts(study: Study, analysis: Analysis, seconds: Mapping[str, float]) -> bytes:
    _, about = to_record(analysis)
    counts = {
        "respondents": len(study.respondents),
        "answers": len(study.answers),
        "places": int(study.places["level"].eq("place").sum()),
        "themes": len(analysis.themes),
        "statements": len(analysis.statements),
        **{
            status: int(analysis.statements["status"].eq(status).sum())
            for status in ("themed", "single", "no_content")
        },
    }
    facts = about | {
        "seconds": dict(seconds),
        "counts": counts,
        "versions": {"beleef": VERSION, "python": sys.version.split()[0]},
    }
    return json.dumps(facts, indent=2, ensure_ascii=False).encode()


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """All files, or none: they are written beside the folder first and then moved in."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".beleef-") as waiting:
            for name, content in files.items():
                (Path(waiting) / name).write_bytes(content)
            folder.mkdir(exist_ok=True)
            for name in files:
                (Path(waiting) / name).replace(folder / name)
    except OSError as error:
        raise UnreadableFile("folder_not_writable", file=str(folder)) from error


def _tell(words: Words, step: str, share: float) -> None:
    print(f"{words(f'steps.{step}')} {words.share(share)}", file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """Says in one sentence of ours what is wrong with the command, instead of how argparse says it."""

    def error(self, message: str) -> NoReturn:
        """Raise StudyError; an option whose value is missing or is no number is named."""
        named = re.match(r"argument ([^:/]+)", message)
        if named and not message.startswith("argument SURVEY"):
            raise StudyError(
                "option_value", option=named.group(1), expected=_EXPECTED.get(named.group(1), "…")
            )
        raise StudyError("option_missing")


_EXPECTED = {"--language": "nl, en", "--split": "yes, no", "--resolution": "0.1 … 10"}


def _read_options(given: Sequence[str]) -> argparse.Namespace:
    """The options of the command. Raises StudyError for one that is unknown, missing or has a wrong value."""
    options, unknown = _parser().parse_known_intermixed_args(given)
    if unknown:
        raise StudyError("option_unknown", option=unknown[0])
    if not 0.1 <= options.resolution <= 10:
        raise StudyError("option_value", option="--resolution", expected=_EXPECTED["--resolution"])
    if bool(options.lat) != bool(options.lon):
        raise StudyError("option_pair", option="--lat", other="--lon")
    if options.out.exists() and not options.out.is_dir():
        raise UnreadableFile("folder_not_writable", file=str(options.out))
    return options


def _asks_for_english(given: Sequence[str]) -> bool:
    return "--language=en" in given or ("--language", "en") in pairwise(given)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="batch.py", description=__doc__, allow_abbrev=False)
    add = parser.add_argument
    add("surveys", nargs="+", type=Path, metavar="SURVEY", help="survey files: csv, xlsx or geojson")
    add("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    add("--places", type=Path, metavar="FILE", help="known places or areas: csv or geojson")
    add("--previous", type=Path, metavar="DIR", help="results of an earlier run: keep its themes")
    add("--columns", type=Path, metavar="FILE.toml", help="column roles, as written in DIR/columns.toml")
    for name in ("text", "group"):
        add(f"--{name}", action="append", default=[], metavar="COLUMN")
    for name in ("place", "lat", "lon", "respondent", "rating"):
        add(f"--{name}", nargs=1, default=[], metavar="COLUMN")
    add("--model", default="auto", help="auto, offline, or a sentence-transformers name or path")
    add("--allow-download", action="store_true", help="fetch the model from its hub when it is not here")
    add("--resolution", type=float, default=1.0, help="above 1 finer themes, below 1 coarser")
    add("--language", choices=("nl", "en"), default="nl", help="language of the results")
    add("--split", choices=("yes", "no"), default="yes", help="cut answers into statements")
    add("--cache", type=Path, metavar="DIR", help="keep embeddings here for a next run")
    return parser


if __name__ == "__main__":
    sys.exit(main())
