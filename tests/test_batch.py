"""The door without a screen: the promised files, the same bytes twice, and one sentence when it says no."""

from __future__ import annotations

import csv
import io
import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

import batch
from data.model import ColumnRole
from data.recognising.column_file import read_columns
from reporting.words.words import load_words
from tests.fake_embedder import FakeEmbedder
from tests.tiny_model import make_tiny_model

ROOT = Path(__file__).resolve().parent.parent
FILES = {
    "answers.csv": "source_row,answer_id,respondent_id,place_id,question_id,text",
    "statements.csv": "statement_id,answer_id,source_row,respondent_id,place_id,question_id,text,status,"
    "theme_id,theme,strength",
    "themes.csv": "theme_id,label,keywords,n_statements,n_respondents,reach,reach_low,reach_high,"
    "breadth_groups,breadth_places,dividedness,shared_score,kind",
    "problems.csv": "severity,code,file,sheet,row,column,message",
}
OTHERS = {"columns.toml", "places.geojson", "presentation.pptx", "run.json"}
HEAD = ["deelnemer", "plek", "breedtegraad", "lengtegraad", "cijfer", "leeftijd", "Wat leeft er hier?"]
PLACES = {"Markt": (50.93, 3.66), "Speelbos": (50.92, 3.65), "Sluis": (50.95, 3.68)}
SUBJECTS = (
    ("De auto's rijden veel te snel", "Trager verkeer zou helpen", "Het verkeer jaagt hier door"),
    ("Een bank onder de bomen is zalig", "Zet meer banken tussen de bomen", "De bomen geven schaduw"),
    ("Overal ligt zwerfvuil en glas", "Een vuilbak tegen het zwerfvuil", "Het zwerfvuil stoort mij"),
    ("De kinderen spelen in de speeltuin", "Een speeltuin voor kleine kinderen", "Fijne speeltuin"),
)
ENDS = ("aan de school", "langs de dijk", "bij de kerk", "op de hoek", "in onze straat", "voor de winkel")


def survey(n: int = 48, head: Sequence[str] = HEAD) -> list[list[str]]:
    """A head and `n` rows: answers about four subjects, some in two sentences, a few without content."""
    rows = []
    for i in range(n):
        place = list(PLACES)[i % 3]
        subject = SUBJECTS[i % 4]
        text = f"{subject[i % 3]} {ENDS[(i * 5) % 6]}, melding {i}."
        if i % 4 == 0:
            text += f" {SUBJECTS[1][i % 3]} {ENDS[(i + 1) % 6]}, zegt melding {i}."
        if i % 12 == 7:
            text = "geen idee"
        latitude, longitude = PLACES[place]
        facts = [f"{latitude + i / 9000:.5f}", f"{longitude + i / 9000:.5f}", str(3 + i % 7)]
        rows.append([f"D{i // 2:03d}", place, *facts, ("12-24", "25-64", "65+")[(i // 2) % 3], text])
    return [list(head), *rows]


def write(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write the rows as CSV and give back the path."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def groups_of(folder: Path) -> set[frozenset[str]]:
    """Which statements lie together, told by their texts alone."""
    together = defaultdict(set)
    for row in read(folder / "statements.csv"):
        together[row["theme_id"] or row["status"]].add(row["text"])
    return {frozenset(texts) for texts in together.values()}


@pytest.fixture(autouse=True)
def words_as_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language model: texts that share words lie close together."""
    monkeypatch.setattr(batch, "load_embedder", lambda choice, **options: FakeEmbedder())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with `survey.csv` and the results of a first run in `out`."""
    folder = tmp_path_factory.mktemp("first")
    write(folder / "survey.csv", survey())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "load_embedder", lambda choice, **options: FakeEmbedder())
        assert batch.main([str(folder / "survey.csv"), "--out", str(folder / "out")]) == 0
    return folder


@pytest.fixture
def run(first: Path, tmp_path: Path) -> Callable[..., Path]:
    """Runs on the survey (or on `file`) with more options and gives back the folder of the results."""

    def run_it(*options: str, file: Path | None = None) -> Path:
        out = tmp_path / f"out{len(list(tmp_path.iterdir()))}"
        assert batch.main([str(file or first / "survey.csv"), "--out", str(out), *options]) == 0
        return out

    return run_it


def test_the_files_are_those_that_were_promised(first: Path) -> None:
    out = first / "out"
    assert {path.name for path in out.iterdir()} == set(FILES) | OTHERS
    for name, columns in FILES.items():
        assert out.joinpath(name).read_text(encoding="utf-8").split("\n", 1)[0] == columns
    assert [path.name for path in first.iterdir() if path.name.startswith(".")] == []
    assert len(Presentation(str(out / "presentation.pptx")).slides) >= 6
    places = json.loads((out / "places.geojson").read_text(encoding="utf-8"))
    named = {place["properties"]["name"] for place in places["features"]}
    assert named >= set(PLACES)


def test_no_statement_is_lost_and_the_counts_say_so(first: Path) -> None:
    rows = read(first / "out" / "statements.csv")
    facts = json.loads((first / "out" / "run.json").read_text(encoding="utf-8"))
    counts = facts["counts"]
    by_status = {status: sum(row["status"] == status for row in rows) for status in _STATUSES}
    assert sum(by_status.values()) == len(rows) == counts["statements"]
    assert {status: counts[status] for status in _STATUSES} == by_status
    assert by_status["themed"] > 30
    assert by_status["no_content"] == 4
    assert {row["theme_id"] for row in rows} - {""} == {
        row["theme_id"] for row in read(first / "out" / "themes.csv")
    }
    assert all(0 <= float(row["strength"]) <= 1 for row in rows)
    assert (counts["respondents"], counts["answers"], counts["places"]) == (24, 48, 3)
    assert facts["model"] == "fake words"
    assert len(facts["fingerprint"]) == 12
    assert set(facts["seconds"]) >= {"reading", "statements", "embedding", "themes", "measures", "exports"}
    assert facts["settings"]["resolution"] == 1.0
    assert facts["versions"]["beleef"]


_STATUSES = ("themed", "single", "no_content")


def test_every_answer_points_to_its_row_and_every_statement_to_its_answer(first: Path) -> None:
    source = survey()
    answers = {row["answer_id"]: row for row in read(first / "out" / "answers.csv")}
    assert [source[int(row["source_row"]) - 1][-1] for row in answers.values()] == [
        row["text"] for row in answers.values()
    ]
    for row in read(first / "out" / "statements.csv"):
        assert row["text"] in answers[row["answer_id"]]["text"]
        assert row["source_row"] == answers[row["answer_id"]]["source_row"]


def test_a_second_run_gives_the_same_bytes(first: Path, run: Callable[..., Path]) -> None:
    again = run()
    for name in (*FILES, "columns.toml", "places.geojson"):
        assert (again / name).read_bytes() == (first / "out" / name).read_bytes(), name


def test_other_order_of_rows_same_groups(first: Path, run: Callable[..., Path], tmp_path: Path) -> None:
    head, *rows = survey()
    random.Random(5).shuffle(rows)
    (tmp_path / "in").mkdir()
    mixed = run(file=write(tmp_path / "in" / "survey.csv", [head, *rows]))
    assert groups_of(mixed) == groups_of(first / "out")


def test_the_columns_that_were_written_can_be_handed_back_and_the_model_is_asked_as_told(
    first: Path, run: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[str, bool, object]] = []

    def load(choice: str, **options: object) -> FakeEmbedder:
        asked.append((choice, bool(options["allow_download"]), options["cache_folder"]))
        return FakeEmbedder()

    monkeypatch.setattr(batch, "load_embedder", load)
    model = ["--model", "some/name", "--allow-download", "--cache", str(tmp_path / "cache")]
    again = run("--columns", str(first / "out" / "columns.toml"), *model)
    assert asked == [("some/name", True, tmp_path / "cache")]
    for name in ("columns.toml", "answers.csv", "statements.csv", "themes.csv"):
        assert (again / name).read_bytes() == (first / "out" / name).read_bytes(), name


def test_without_splitting_each_answer_is_one_statement_and_english_is_written_when_asked(
    first: Path, run: Callable[..., Path]
) -> None:
    whole = run("--split", "no", "--language", "en")
    answers, statements = read(whole / "answers.csv"), read(whole / "statements.csv")
    assert len(read(first / "out" / "statements.csv")) > len(answers) == len(statements)
    assert sorted(row["text"] for row in statements) == sorted(row["text"] for row in answers)
    deck = Presentation(str(whole / "presentation.pptx"))
    said = " ".join(
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    )
    assert "people" in said
    assert " mensen" not in said


def test_columns_can_be_named_on_the_command_line(run: Callable[..., Path], tmp_path: Path) -> None:
    head = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]
    odd = write(tmp_path / "odd.csv", survey(40, head))
    named = ["--respondent", "c1", "--place", "c2", "--lat", "c3", "--lon", "c4", "--rating", "c5"]
    out = run(*named, "--group", "c6", "--text", "c7", file=odd)
    roles = {
        choice.column: choice.role
        for choice in read_columns((out / "columns.toml").read_text(encoding="utf-8"))
    }
    assert roles == {
        "c1": ColumnRole.RESPONDENT,
        "c2": ColumnRole.PLACE,
        "c3": ColumnRole.LATITUDE,
        "c4": ColumnRole.LONGITUDE,
        "c5": ColumnRole.RATING,
        "c6": ColumnRole.GROUP,
        "c7": ColumnRole.TEXT,
    }
    places = json.loads((out / "places.geojson").read_text(encoding="utf-8"))["features"]
    market = next(place for place in places if place["properties"]["name"] == "Markt")
    assert market["properties"]["n_ratings"] > 10
    assert market["geometry"]["coordinates"] == pytest.approx([3.66, 50.93], abs=0.01)
    assert len({row["respondent_id"] for row in read(out / "answers.csv")}) == 20


def test_known_places_give_their_point_and_name(run: Callable[..., Path], tmp_path: Path) -> None:
    known = write(
        tmp_path / "places.csv", [["naam", "breedtegraad", "lengtegraad"], ["Markt", "50.9", "3.6"]]
    )
    plain = [[row[0], row[1], *row[4:]] for row in survey(24)]
    out = run("--places", str(known), file=write(tmp_path / "plain.csv", plain))
    places = json.loads((out / "places.geojson").read_text(encoding="utf-8"))["features"]
    market = next(place for place in places if place["properties"]["name"] == "Markt")
    assert market["geometry"]["coordinates"] == [3.6, 50.9]


def test_several_files_are_one_study_and_what_the_reader_must_know_is_said(
    run: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(batch, "load_embedder", lambda choice, **options: FakeEmbedder(known=("fi",)))
    one = write(tmp_path / "one.csv", survey(20))
    out = run(str(write(tmp_path / "two.csv", survey(14))), file=one)
    assert len(read(out / "answers.csv")) == 20 + 14
    note = next(row for row in read(out / "problems.csv") if row["code"] == "unknown_languages")
    assert note["message"] in capsys.readouterr().err


def _empty(folder: Path) -> list[str]:
    (folder / "leeg.csv").write_bytes(b"")
    return [str(folder / "leeg.csv")]


def _no_open_text(folder: Path) -> list[str]:
    rows = [["id", "leeftijd", "cijfer"], *[[str(i), "65+", str(i % 10)] for i in range(40)]]
    return [str(write(folder / "cijfers.csv", rows))]


def _broken_workbook(folder: Path) -> list[str]:
    whole = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Wat leeft er hier?"])
    book.save(whole)
    (folder / "kapot.xlsx").write_bytes(whole.getvalue()[:-600])
    return [str(folder / "kapot.xlsx")]


def _wrong_kind(folder: Path) -> list[str]:
    (folder / "foto.pdf").write_bytes(b"%PDF-1.7")
    return [str(folder / "foto.pdf")]


def _absent(folder: Path) -> list[str]:
    return [str(folder / "nergens.csv")]


@pytest.mark.parametrize("make", [_empty, _no_open_text, _broken_workbook, _wrong_kind, _absent])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    make: Callable[[Path], list[str]], language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    surveys = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert batch.main([*surveys, "--out", str(tmp_path / "new" / "out"), "--language", language]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith(Path(surveys[0]).name)
    assert sorted(tmp_path.iterdir()) == before


WRONG_COMMANDS = {
    "language": ["--language", "fr"],
    "split": ["--split", "maybe"],
    "resolution as a word": ["--resolution", "much"],
    "resolution that is no number": ["--resolution", "nan"],
    "resolution below zero": ["--resolution=-1"],
    "unknown option": ["--colour", "red"],
    "option without its value": ["--text"],
    "column that is not there": ["--text", "Nergens"],
    "half a point": ["--lat", "breedtegraad"],
    "columns that are not there": ["--columns", "nergens.toml"],
    "places that are not there": ["--places", "nergens.csv"],
}


@pytest.mark.parametrize("options", WRONG_COMMANDS.values(), ids=WRONG_COMMANDS)
def test_a_wrong_command_is_refused_in_one_sentence(
    options: list[str], first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch.main([str(first / "survey.csv"), "--out", str(tmp_path / "out"), *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "usage" not in captured.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [[], ["survey.csv"], ["--out", "somewhere"]])
def test_a_command_without_files_or_folder_says_how_it_is_done(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch.main(options) == 2
    assert capsys.readouterr().err.strip() == load_words("nl")("problems.option_missing")


def test_a_folder_that_is_a_file_is_refused(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert batch.main([str(first / "survey.csv"), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_as_a_command_with_a_model_in_a_folder(tmp_path: Path) -> None:
    model = make_tiny_model(tmp_path)
    write(tmp_path / "survey.csv", survey(24))
    command = [sys.executable, str(ROOT / "batch.py"), "survey.csv", "--out", "out", "--model", str(model)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "100 %" in done.stderr
    facts = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert facts["model"] == "tiny-e5-nl"
    assert str(tmp_path) not in (tmp_path / "out" / "run.json").read_text(encoding="utf-8")
