"""A council member's five minutes, by clicks only: what is shared, one village, a soft voice, a question."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.store.store import open_store
from tests.pages.conftest import keep_voiced

_WAIT = 30_000
_PICTURES = os.environ.get("BELEEF_PICTURES", "")
"""Folder for a picture of every stop, for whoever wants to look; '' = none."""


@pytest.fixture(scope="module")
def address(
    browser: Browser, serve: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The app on a workspace with the invented study that has a voice of each sort."""
    workspace = tmp_path_factory.mktemp("workspace")
    keep_voiced(open_store(workspace))
    with serve(workspace) as site:
        yield site.address


@pytest.mark.parametrize("width", [1440, 390])
def test_five_minutes_without_a_dead_end(browser: Browser, address: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 850}).new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="In vijf minuten")).to_be_visible(timeout=_WAIT)

    _follow(page, "Naar de gedeelde belangen")
    _arrives(page, "interests", 1, "Gedeelde belangen")
    title = _title(page)
    page.get_by_role("link", name="Lees meer over dit belang").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title, timeout=_WAIT)
    assert "theme=" in page.url

    _follow(page, "Waar leeft het? Naar de kaart")
    _arrives(page, "map", 2, "Kaart")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=_WAIT)

    _follow(page, "Wat zeggen mensen zelf? Naar een plek")
    _arrives(page, "place", 3, "Plek")
    _click(page, page.get_by_role("radio", name="Deelgemeente", exact=True))
    expect(page.get_by_text("Deelgemeente in", exact=False).first).to_be_visible(timeout=_WAIT)
    box = page.get_by_role("combobox", name="Kies een")
    box.click()
    page.get_by_role("option", name="Baaigem").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Baaigem", timeout=_WAIT)
    expect(page.get_by_role("heading", name="Wat mensen zeggen")).to_be_visible(timeout=_WAIT)

    _follow(page, "Wie spreekt zacht? Naar de minderheidsstemmen")
    _arrives(page, "minorities", 4, "Minderheid")
    expect(page.get_by_text("maar 7 van de 17 mensen").first).to_be_visible(timeout=_WAIT)
    expect(page.get_by_role("heading", name="Wat ze zeggen").first).to_be_visible(timeout=_WAIT)

    _follow(page, "Welke vraag nemen we mee? Naar presenteren")
    _arrives(page, "present", 5, "Presenteren")
    questions = page.get_by_role("textbox")
    expect(questions.first).to_be_visible(timeout=_WAIT)
    assert any("Hoe kunnen we samen" in field.input_value() for field in questions.all())

    _follow(page, "Terug naar het begin")
    expect(page.get_by_role("heading", name="In vijf minuten")).to_be_visible(timeout=_WAIT)
    page.context.close()


def _follow(page: Page, name: str) -> None:
    """Click on a link by what it says, wherever on the screen it stands."""
    _click(page, page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")))


def _click(page: Page, target: object) -> None:
    expect(target).to_be_visible(timeout=_WAIT)
    target.scroll_into_view_if_needed()
    target.click()


def _arrives(page: Page, path: str, number: int, picture: str) -> None:
    """The screen is there, says which step it is, broke nowhere and does not scroll sideways."""
    page.wait_for_url(f"**/{path}*", timeout=_WAIT)
    expect(page.get_by_text(f"stap {number} van 5")).to_be_visible(timeout=_WAIT)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=_WAIT)
    expect(page.get_by_text("Hier ging iets mis")).to_have_count(0)
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
    if _PICTURES:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=str(Path(_PICTURES) / f"{width}-{number}-{picture}.png"))


def _title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()
