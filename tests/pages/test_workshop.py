"""Workshop: seven steps in the URL, one question each, forward and back, nothing to filter."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data.store.store import Store
from tests.pages.conftest import OpenScreen, keep, keep_measured, texts


@pytest.fixture
def step(workspace: Store, open_screen: OpenScreen):
    keep_measured(workspace, n_respondents=200)

    def open_step(number: int, **query: str) -> AppTest:
        return open_screen("workshop", step=str(number), **query)

    return open_step


@pytest.mark.parametrize("number", range(1, 8))
def test_each_step_asks_one_question_and_filters_nothing(step, number: int) -> None:
    app = step(number)
    assert not app.exception
    assert len(app.title) == 1
    assert str(app.title[0].value).endswith("?")
    assert f"Stap {number} van 7" in texts(app)
    assert not app.selectbox
    assert not app.multiselect
    assert not app.slider


def test_next_and_previous_go_through_the_url(step) -> None:
    app = step(1)
    assert app.button(key="workshop-to-left").disabled
    app.button(key="workshop-to-right").click().run()
    assert app.query_params["step"] == "2"
    assert "Stap 2 van 7" in texts(app)
    app.button(key="workshop-to-left").click().run()
    assert "step" not in app.query_params
    assert "Stap 1 van 7" in texts(app)


def test_the_last_step_is_the_last(step) -> None:
    app = step(7)
    assert app.button(key="workshop-to-right").disabled
    assert not app.button(key="workshop-to-left").disabled


def test_the_arrow_keys_do_the_same_as_the_buttons(step) -> None:
    app = step(3)
    keys = {side: app.button(key=f"workshop-to-{side}").proto.shortcut for side in ("left", "right")}
    assert keys == {"left": "left", "right": "right"}


def test_a_question_of_the_facilitator_stands_on_the_wall_at_once(step) -> None:
    app = step(5)
    app.text_area[0].set_value("Wat nemen we mee naar huis?").run()
    assert str(app.title[0].value).replace("\\", "") == "Wat nemen we mee naar huis?"
    app.button(key="workshop-to-right").click().run()
    app.button(key="workshop-to-left").click().run()
    assert str(app.title[0].value).replace("\\", "") == "Wat nemen we mee naar huis?"


def test_an_unknown_step_is_the_first_with_a_notice(step) -> None:
    app = step(9)
    assert "Stap 1 van 7" in texts(app)
    assert "De stap uit deze link bestaat niet" in str(app.info[0].value)


def test_a_study_without_anything_puts_the_question_to_the_room(
    workspace: Store, open_screen: OpenScreen
) -> None:
    keep(workspace, n_respondents=0, with_places=False, is_demo=False)
    app = open_screen("workshop", step="7")
    assert not app.exception
    assert "Leg de vraag nu in de zaal" in texts(app)
