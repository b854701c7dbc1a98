"""The inlet from end to end: every shape of survey becomes the same tables, and nothing disappears."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import NotASurvey, UnknownColumn, UnreadableFile
from data.intake import (
    build_study,
    read_places,
    read_tables,
    recognise_columns,
    summarise_intake,
)
from data.model import (
    ColumnChoice,
    ColumnRole,
    QuestionFunction,
    RawTable,
    Recognition,
    Severity,
    Study,
    StudyInfo,
    SurveyFile,
)
from data.recognising.column_file import read_columns, write_columns
from tests.data.raw_tables import make_table

INFO = StudyInfo("s", "Proef", "Gavere", "2026")
HEADERS = [
    "respondent",
    "plek",
    "deelgemeente_plek",
    "cijfer",
    "Waarom deze plek?",
    "Wat kan beter?",
    "geboortejaar",
]
ROWS = [
    ["R1", "Markt", "Gavere", "8", "Altijd volk op het terras", "Minder auto's", "1960"],
    ["R1", "Sluis", "Asper", "9", "Rustig kijken naar de boten", "", "1960"],
    ["R2", "markt", "Gavere", "4", "Er is altijd wel iets te doen", "Meer bomen op het plein", "2001"],
]


def build(*tables: RawTable, info: StudyInfo = INFO, places: pd.DataFrame | None = None) -> Study:
    return build_study(tables, recognise_columns(tables), info, places)


def codes(study: Study) -> set[str]:
    return {problem.code for problem in study.problems}


def test_a_long_file_counts_people_once_and_keeps_each_answer() -> None:
    study = build(make_table(HEADERS, ROWS))
    assert study.respondents["respondent_id"].to_list() == ["R1", "R2"]
    assert study.answers["source_row"].to_list() == [2, 2, 3, 4, 4]
    assert study.place_answers["rating"].to_list() == [8, 9, 4]
    places = study.places.set_index("place_id")
    named = [places.loc[unit, "name"] for unit in study.place_answers["place_id"]]
    assert [name.casefold() for name in named] == ["markt", "sluis", "markt"]
    assert study.place_answers["place_id"].nunique() == 2
    assert set(study.memberships["group"]) == {"65–79", "18–34"}
    assert study.questions["function"].to_list() == ["appreciation", "improvement"]


def test_a_wide_file_gives_the_same_as_a_long_one() -> None:
    headers = ["respondent", *(f"{name} {n}" for n in (1, 2) for name in HEADERS[1:6]), "geboortejaar"]
    rows = [["R1", *ROWS[0][1:6], *ROWS[1][1:6], "1960"], ["R2", *ROWS[2][1:6], *[""] * 5, "2001"]]
    recognition = recognise_columns((make_table(headers, rows),))
    assert recognition.shape == "wide"
    wide, long = build(make_table(headers, rows)), build(make_table(HEADERS, ROWS))
    for name, keys in (
        ("memberships", ["respondent_id", "grouping", "group"]),
        ("place_answers", ["respondent_id", "place_id", "rating"]),
        ("answers", ["respondent_id", "place_id", "text"]),
    ):
        one, other = (
            getattr(study, name)[keys].sort_values(keys, ignore_index=True) for study in (wide, long)
        )
        pd.testing.assert_frame_equal(one, other)
    assert set(wide.questions["text"]) == {"Waarom deze plek?", "Wat kan beter?"}


_CELLS = st.sampled_from(["", "", "mooi plekje hier", "te druk", "-", "nvt", "niets aan veranderen"])


@given(st.lists(st.lists(_CELLS, min_size=6, max_size=6), min_size=1, max_size=8))
@settings(max_examples=25, derandomize=True, deadline=None)
def test_turning_a_wide_file_upright_keeps_each_cell_exactly_once(rows: list[list[str]]) -> None:
    headers = [f"{name} {n}" for n in (1, 2) for name in ("Plek", "Waarom", "Wat kan beter")]
    table = make_table(headers, rows)
    roles = {"Plek": ColumnRole.PLACE, "Waarom": ColumnRole.TEXT, "Wat kan beter": ColumnRole.TEXT}
    choices = tuple(
        ColumnChoice(header, roles[header[:-2]], question=header[:-2], block=int(header[-1]))
        for header in headers
    )
    filled = sorted(
        (row, cell)
        for row, cells in zip(table.frame.index, rows, strict=True)
        for header, cell in zip(headers, cells, strict=True)
        if cell and not header.startswith("Plek")
    )
    if not filled:
        with pytest.raises(NotASurvey):
            build_study((table,), Recognition("", "wide", choices), INFO)
        return
    study = build_study((table,), Recognition("", "wide", choices), INFO)
    assert sorted(zip(study.answers["source_row"], study.answers["text"], strict=True)) == filled
    assert len(study.respondents) == len(rows)


def test_two_sheets_meet_by_the_respondent() -> None:
    people = make_table(
        ["respondent", "gender", "Hoe ziet jouw dorp er uit in 2035?"],
        [["R1", "v", "Groener en met meer volk op straat"], ["R2", "m", ""]],
        sheet="respondenten",
    )
    spots = make_table(HEADERS[:6], [row[:6] for row in ROWS], sheet="plekken")
    assert recognise_columns((people, spots)).shape == "two_sheets"
    study = build(people, spots)
    assert len(study.respondents) == 2
    assert len(study.answers) == 6
    dream = study.answers[study.answers["text"].str.startswith("Groener")].iloc[0]
    assert (dream["respondent_id"], dream["place_id"], dream["place_answer_id"]) == ("R1", "", "")
    assert study.memberships["group"].to_list() == ["vrouw", "man"]


def test_a_map_survey_puts_pins_in_places_of_their_own() -> None:
    rows = [
        ["50,9292", "3,6614", "Hier is het gezellig zitten"],
        ["50.9460", "3.6845", "Te veel verkeer hier"],
    ]
    study = build(make_table(["lat", "lon", "opmerkingen"], rows))
    assert study.place_answers["latitude"].to_list() == [50.9292, 50.9460]
    assert study.place_answers["place_id"].nunique() == 2
    assert (study.answers["place_id"] != "").all()


def test_paper_cards_with_a_village_are_about_the_village() -> None:
    rows = [["Asper", "Een bank aan het water"], ["asper", "De kerk"], ["Vurste", "Meer bussen naar de stad"]]
    study = build(make_table(["dorp", "tekst"], rows))
    villages = study.places[study.places["level"] == "village"]
    assert villages["name"].to_list() == ["Asper", "Vurste"]
    assert study.answers["place_id"].nunique() == 2
    assert "respondent_missing" in codes(study)


def test_two_files_that_were_numbered_apart_are_different_people() -> None:
    first = make_table(HEADERS, [["1", *row[1:]] for row in ROWS[:1]], file="online.csv")
    second = make_table(HEADERS, [["1", *row[1:]] for row in ROWS[1:2]], file="papier.csv")
    study = build(first, second)
    assert len(study.respondents) == 2
    assert "ids_reused" in codes(study)
    assert study.answers["source_file"].unique().tolist() == ["online.csv", "papier.csv"]
    assert study.answers["answer_id"].is_unique


def test_the_same_person_in_two_waves_is_a_respondent_in_each() -> None:
    headers = ["respondent", "golf", "Waarom deze plek?"]
    study = build(
        make_table(headers, [["R1", "2023", "Rustig en groen"], ["R1", "2026", "Nu te druk voor mij"]])
    )
    assert study.respondents["respondent_id"].to_list() == ["R1@2023", "R1@2026"]
    assert study.respondents["wave"].to_list() == ["2023", "2026"]


def test_an_answer_that_a_long_file_repeats_on_each_row_counts_once() -> None:
    headers = ["respondent", "plek", "Waarom deze plek?", "Nog opmerkingen?"]
    rows = [
        ["R1", "Markt", "Altijd volk", "Bedankt voor de vraag"],
        ["R1", "Sluis", "De boten", "Bedankt voor de vraag"],
    ]
    study = build(make_table(headers, rows))
    assert study.answers["text"].to_list() == ["Altijd volk", "Bedankt voor de vraag", "De boten"]
    assert "answers_repeated" in codes(study)


def test_personal_data_is_gone_from_every_table() -> None:
    headers = ["E-mailadres", "code", "plek", "gsm van de buur", "Waarom deze plek?", "gender"]
    secret = ["leen@voorbeeld.be", "93.05.18-223.61", "bij mevrouw Peeters", "0477 12 34 56"]
    rows = [[secret[0], secret[1], secret[2], secret[3], "Bel 0477123456 of mail leen@voorbeeld.be", "v"]]
    rows += [
        ["jan@voorbeeld.be", "00.01.25-567.77", "Markt", "0477 12 34 57", "Vraag het aan Jan Peeters", "m"]
    ]
    recognition = recognise_columns((make_table(headers, rows),))
    roles = {choice.column: choice.role for choice in recognition.columns}
    assert [roles[name] for name in (headers[0], headers[1], headers[3])] == [ColumnRole.PERSONAL] * 3
    study = build(make_table(headers, rows))
    tables = ("respondents", "memberships", "places", "place_answers", "questions", "answers")
    text = "\n".join(getattr(study, name).to_csv() for name in tables) + str(study.problems)
    for value in ("leen@", "93.05.18", "0477", "Peeters", "voorbeeld.be"):
        assert value not in text
    assert {"masked_phone", "masked_email", "masked_full_name"} <= codes(study)


def test_ids_that_tell_who_somebody_is_become_numbers() -> None:
    rows = [
        ["leen@voorbeeld.be", "Rustig en groen"],
        ["jan", "Te veel auto's"],
        ["leen@voorbeeld.be", "Veel bomen"],
    ]
    choices = (ColumnChoice("deelnemer", ColumnRole.RESPONDENT), ColumnChoice("tekst", ColumnRole.TEXT))
    study = build_study((make_table(["deelnemer", "tekst"], rows),), Recognition("", "long", choices), INFO)
    assert study.respondents["respondent_id"].to_list() == ["p1", "p2"]
    assert study.answers["respondent_id"].to_list() == ["p2", "p1", "p2"]
    assert "ids_numbered" in codes(study)


def test_weights_have_mean_one_and_are_not_used_when_one_is_wrong() -> None:
    headers = ["respondent", "gewicht", "tekst"]
    good = build(make_table(headers, [["R1", "2", "mooie plek"], ["R2", "6", "veel te druk"]]))
    assert good.respondents["weight"].to_list() == [0.5, 1.5]
    choices = tuple(
        ColumnChoice(name, role)
        for name, role in zip(
            headers, (ColumnRole.RESPONDENT, ColumnRole.WEIGHT, ColumnRole.TEXT), strict=True
        )
    )
    table = make_table(headers, [["R1", "0", "mooie plek"], ["R2", "6", "veel te druk"]])
    wrong = build_study((table,), Recognition("", "long", choices), INFO)
    assert wrong.respondents["weight"].to_list() == [1, 1]
    assert "weights_not_used" in codes(wrong)


def test_a_person_who_contradicts_themselves_is_in_one_age_group() -> None:
    texts = ("Rustig en groen hier", "De boten zien varen", "Te veel volk op straat")
    rows = [[f"R{n}", "1960", f"{text} {n}"] for n in range(6) for text in texts]
    rows[2][1] = "2001"
    study = build(make_table(["respondent", "geboortejaar", "tekst"], rows))
    assert study.memberships["group"].to_list() == ["65–79"] * 6
    assert "group_conflict" in codes(study)


def test_known_places_take_typos_and_aliases_and_name_what_they_do_not_know() -> None:
    file = SurveyFile(
        "plekken.csv",
        b"id;naam;aliassen;deelgemeente;lat;lon\n"
        b"P1;Markt Gavere;de markt;Gavere;50.93;3.66\n"
        b"P2;Sluis van Asper;;Asper;50.91;3.66\n",
    )
    known, areas = read_places(file)
    assert areas == {}
    rows = [["de markt", "Altijd volk"], ["Sluis van Aspr", "De boten"], ["Verzonnen bos", "Stilte en rust"]]
    study = build(make_table(["plek", "Waarom deze plek?"], rows), places=known)
    assert study.place_answers["place_id"].to_list()[:2] == ["P1", "P2"]
    said = {problem.code: problem.details for problem in study.problems}
    assert said["place_typo"]["names"] == "Sluis van Aspr"
    assert said["place_unknown"]["names"] == "Verzonnen bos"


def test_pins_find_their_village_in_a_map_of_areas() -> None:
    square = '{"type":"Polygon","coordinates":[[[3.6,50.9],[3.7,50.9],[3.7,51.0],[3.6,51.0],[3.6,50.9]]]}'
    feature = (
        '{"type":"Feature","properties":{"code":"44020A","naam":"Asper (Dg.)"},"geometry":' + square + "}"
    )
    content = '{"type":"FeatureCollection","features":[' + feature + "]}"
    known, areas = read_places(SurveyFile("dorpen.geojson", content.encode()))
    assert (known["name"].to_list(), known["level"].to_list()) == (["Asper"], ["village"])
    rows = [["50.95", "3.65", "Bankje", "Rustig zitten"], ["50.95", "3.66", "", "Veel te druk"]]
    table = make_table(["lat", "lon", "plek", "Waarom deze plek?"], rows)
    study = build_study((table,), recognise_columns((table,)), INFO, known, areas, "van de gemeente")
    places = study.places.set_index("place_id")
    bench, loose = study.place_answers["place_id"]
    assert places.loc[bench, "parent_id"] == "44020A"
    assert loose == "44020A"
    assert (set(study.areas), study.areas_note) == ({"44020A"}, "van de gemeente")


def test_a_map_file_is_a_survey_too() -> None:
    def feature(lon: float, lat: float, text: str) -> str:
        geometry = f'{{"type":"Point","coordinates":[{lon},{lat}]}}'
        return f'{{"type":"Feature","properties":{{"Wat kan beter?":"{text}"}},"geometry":{geometry}}}'

    spots = ",".join(
        [feature(3.66, 50.93, "Meer bankjes aan het water"), feature(3.65, 50.92, "Minder auto's")]
    )
    tables = read_tables(
        [SurveyFile("k.geojson", f'{{"type":"FeatureCollection","features":[{spots}]}}'.encode())]
    )
    study = build(*tables)
    assert study.place_answers["latitude"].to_list() == [50.93, 50.92]
    assert study.answers["text"].to_list() == ["Meer bankjes aan het water", "Minder auto's"]


@pytest.mark.parametrize(
    ("headers", "rows", "code"),
    [
        (["respondent", "gender", "cijfer"], [["R1", "v", "7"], ["R2", "m", "8"]] * 5, "no_open_text"),
        (["respondent", "Wat kan beter?"], [["R1", ""], ["R2", ""]], "no_open_text"),
    ],
)
def test_a_file_without_open_answers_is_no_survey(
    headers: list[str], rows: list[list[str]], code: str
) -> None:
    with pytest.raises(NotASurvey) as caught:
        build(make_table(headers, rows))
    assert (caught.value.problem.code, caught.value.problem.file) == (code, "test.csv")


def test_a_chosen_text_column_without_answers_is_refused_by_name() -> None:
    table = make_table(["a", "b"], [["", "x"]])
    with pytest.raises(NotASurvey) as caught:
        build_study((table,), Recognition("", "cards", (ColumnChoice("a", ColumnRole.TEXT),)), INFO)
    assert (caught.value.problem.code, caught.value.problem.column) == ("no_answers", "a")


def test_a_role_for_a_column_that_does_not_exist_is_refused() -> None:
    table = make_table(["tekst"], [["mooi"]])
    with pytest.raises(UnknownColumn):
        build_study((table,), Recognition("", "cards", (ColumnChoice("text", ColumnRole.TEXT),)), INFO)


def test_no_files_are_refused_and_a_file_chosen_twice_is_read_once() -> None:
    with pytest.raises(UnreadableFile):
        read_tables([])
    file = SurveyFile("a.csv", b"plek;tekst\nMarkt;mooi en druk\n")
    tables = read_tables([file, SurveyFile("b.csv", file.content)])
    assert len(tables) == 1
    assert [problem.code for problem in tables[0].problems] == ["same_file_twice"]


def test_the_summary_counts_what_the_study_will_hold() -> None:
    headers = [*HEADERS, "E-mailadres", "kleur van het formulier"]
    tables = (make_table(headers, [[*row, "a@b.be", "blauw"] for row in ROWS]),)
    recognition = recognise_columns(tables)
    summary, study = summarise_intake(tables, recognition), build_study(tables, recognition, INFO)
    assert (summary.n_rows, summary.n_people, summary.n_places) == (3, 2, 2)
    assert (summary.n_answers, summary.n_people) == (len(study.answers), len(study.respondents))
    assert [(p.code, p.column) for p in summary.dropped] == [
        ("personal_column_dropped", "E-mailadres"),
        ("column_not_used", "kleur van het formulier"),
    ]
    assert "personal_column_dropped" not in {problem.code for problem in summary.problems}


def test_the_summary_of_a_file_without_open_answers_says_the_refusal_first() -> None:
    tables = (make_table(["cijfer"], [["7"], ["8"]]),)
    summary = summarise_intake(tables, recognise_columns(tables))
    assert (summary.problems[0].code, summary.problems[0].severity) == ("no_open_text", Severity.REFUSAL)


def test_confirmed_columns_written_and_read_again_give_the_same_study() -> None:
    tables = (make_table(HEADERS, ROWS),)
    recognition = recognise_columns(tables)
    again = Recognition(recognition.tool, recognition.shape, read_columns(write_columns(recognition)))
    one, other = build_study(tables, recognition, INFO), build_study(tables, again, INFO)
    pd.testing.assert_frame_equal(one.answers, other.answers)
    pd.testing.assert_frame_equal(one.place_answers, other.place_answers)


def test_the_order_of_rows_changes_neither_places_nor_people() -> None:
    one = build(make_table(HEADERS, ROWS))
    other = build(make_table(HEADERS, ROWS[::-1]))
    pd.testing.assert_frame_equal(one.places, other.places)
    pd.testing.assert_frame_equal(one.respondents, other.respondents)
    pd.testing.assert_frame_equal(one.memberships, other.memberships)


def test_a_question_that_is_longer_than_a_title_is_cut() -> None:
    choices = (ColumnChoice("a" * 300, ColumnRole.TEXT, function=QuestionFunction.OTHER),)
    table = make_table(["a" * 300], [["mooi en druk"]])
    study = build_study((table,), Recognition("", "cards", choices), INFO)
    assert len(study.questions["text"].iloc[0]) == 200


REAL = {
    "valladolid/proposals.csv": (1008, 2013),
    "helsinki/proposals.csv": (3997, 7994),
    "polis-bowling-green/comments.csv": (403, 896),
    "polis-austria-climate/comments.csv": (197, 522),
    "survey123/survey_123_sample.csv": (4, 3),
    "qualtrics/qualtrics_sample_3headers.csv": (1, 1),
    "surveymonkey/StarWars.csv": "no_open_text",
    "surveymonkey/comma-survey.csv": "no_open_text",
}


@pytest.mark.parametrize("name", REAL)
def test_files_that_nobody_here_wrote(name: str, shared_folder: Path) -> None:
    path = shared_folder / "real" / name
    tables = read_tables([SurveyFile(path.name, path.read_bytes())])
    recognition = recognise_columns(tables)
    info, wanted = StudyInfo("s", path.stem), REAL[name]
    if isinstance(wanted, str):
        with pytest.raises(NotASurvey, match=wanted):
            build_study(tables, recognition, info)
        return
    study = build_study(tables, recognition, info)
    assert (len(study.respondents), len(study.answers)) == wanted
    assert set(study.answers["respondent_id"]) <= set(study.respondents["respondent_id"])
    assert set(study.place_answers["place_id"]) - {""} <= set(study.places["place_id"])
