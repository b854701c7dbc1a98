"""Upload: read, confirm, store; a bad file is one clear sentence and stores nothing; delete asks first."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analysis.jobs import JobState
from data.model import ColumnChoice, ColumnRole, QuestionFunction
from data.store.store import Store
from pages.state import store as stores
from pages.state.intake import new_study_id
from pages.upload.columns import corrected
from tests.pages.conftest import OpenScreen, keep, texts

ROWS = [
    ("Naam", "E-mail", "Plek", "Cijfer", "Leeftijd", "Wat maakt deze plek fijn?", "Wat kan beter?"),
    *[
        (
            f"Jan Peeters {n}",
            f"jan{n}@voorbeeld.be",
            ["Marktplein", "Speelbos", "Molenberg"][n % 3],
            str(4 + n % 6),
            ["12-24", "25-44", "65+"][n % 3],
            f"Hier zit ik graag op de bank nummer {n} onder de linde.",
            f"De auto's rijden te snel voorbij huis {n}." if n % 2 else f"Meer groen aan bank {n} graag.",
        )
        for n in range(24)
    ],
]
SURVEY = "\n".join(";".join(row) for row in ROWS).encode()


@pytest.fixture(autouse=True)
def no_analysis(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Studies whose analysis was asked for; none is really started."""
    asked: list[str] = []
    monkeypatch.setattr(stores, "start_analysis", lambda card, settings: asked.append(card.info.study_id))
    monkeypatch.setattr(
        stores, "analysis_state", lambda card, settings: JobState("waiting" if asked else "none")
    )
    return asked


def upload(app: AppTest, name: str = "antwoorden.csv", content: bytes = SURVEY) -> AppTest:
    uploader = app.get("file_uploader")[0]
    return uploader.upload(name, content, "text/csv").run()


def test_a_file_is_read_counted_named_and_stored(
    study_workspace: Store, open_screen: OpenScreen, no_analysis: list[str]
) -> None:
    app = upload(open_screen("upload"))
    assert not app.exception
    assert "24 rijen, 24 mensen, 3 plekken" in texts(app)
    assert "E-mail" in texts(app)
    assert len(study_workspace.list_studies()) == 1
    app.text_input[0].set_value("Dorp in zicht")
    app.button(key="FormSubmitter:upload-keep-0-Bewaar en start de analyse").click().run()
    assert not app.exception
    kept = study_workspace.load_study("dorp-in-zicht")
    assert (kept.info.name, len(kept.respondents), len(kept.answers)) == ("Dorp in zicht", 24, 48)
    assert "jan1@voorbeeld.be" not in kept.answers.to_csv()
    assert no_analysis == ["dorp-in-zicht"]
    assert "We lezen 48 antwoorden" in texts(app)


def test_a_study_needs_a_name(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = upload(open_screen("upload"))
    app.button(key="FormSubmitter:upload-keep-0-Bewaar en start de analyse").click().run()
    assert str(app.warning[0].value) == "Geef het onderzoek nog een naam\\."
    assert len(study_workspace.list_studies()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.csv", b""),
        ("kapot.xlsx", b"PK\x03\x04 not really a workbook"),
        ("foto.pdf", b"%PDF-1.7 not a survey"),
        ("cijfers.csv", b"a;b\n1;2\n3;4\n5;6\n"),
    ],
)
def test_a_bad_file_gives_one_clear_sentence_and_stores_nothing(
    study_workspace: Store, open_screen: OpenScreen, name: str, content: bytes
) -> None:
    app = upload(open_screen("upload"), name, content)
    assert not app.exception
    assert len(app.error) == 1
    assert name in str(app.error[0].value).replace("\\", "")
    assert "Er is niets bewaard." in texts(app)
    assert len(study_workspace.list_studies()) == 1


def test_personal_columns_show_no_example(study_workspace: Store, open_screen: OpenScreen) -> None:
    app = upload(open_screen("upload"))
    shown = app.dataframe[0].value
    assert not shown.astype("str").apply(lambda column: column.str.contains("@").any()).any()


def test_deleting_asks_first(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    app = open_screen("upload")
    app.button(key="workspace-delete-voorbeeld").click().run()
    assert len(workspace.list_studies()) == 1
    app.button(key="delete-yes").click().run()
    assert workspace.list_studies() == []
    assert not app.exception


def test_deleting_can_be_taken_back(workspace: Store, open_screen: OpenScreen) -> None:
    keep(workspace)
    app = open_screen("upload")
    app.button(key="workspace-delete-voorbeeld").click().run()
    app.button(key="delete-no").click().run()
    assert len(workspace.list_studies()) == 1


GUESS = ColumnChoice("Kolom", ColumnRole.TEXT, 0.6, QuestionFunction.STORY, question="Kolom")


def test_what_nobody_changed_stays_a_guess() -> None:
    assert corrected(GUESS, "text", "story") is GUESS


@pytest.mark.parametrize("role", [role for role in ColumnRole if role is not ColumnRole.TEXT])
def test_a_changed_role_is_certain_and_loses_what_belonged_to_the_old_one(role: ColumnRole) -> None:
    after = corrected(GUESS, role.value, "story")
    assert (after.role, after.confidence, after.function, after.question) == (role, 1.0, None, "")
    assert after.grouping == ("Kolom" if role is ColumnRole.GROUP else "")


def test_a_changed_kind_of_question_is_certain() -> None:
    after = corrected(GUESS, "text", "dream")
    assert (after.role, after.function, after.confidence) == (ColumnRole.TEXT, QuestionFunction.DREAM, 1.0)


def test_ids_of_studies_are_readable_and_unique() -> None:
    assert new_study_id("Beleef(de) plekjes Größe", []) == "beleef-de-plekjes-groe"
    assert new_study_id("Dorp", ["dorp", "dorp-2"]) == "dorp-3"
    assert new_study_id("···", []) == "study"
