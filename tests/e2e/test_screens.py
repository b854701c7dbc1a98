"""In a real browser: a click on the map, the keyboard, a link to what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.store.store import open_store
from tests.pages.conftest import keep

_WAIT = 30_000


@pytest.fixture(scope="module")
def address(
    browser: Browser, serve: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The app on a workspace with the invented study, analysed."""
    workspace = tmp_path_factory.mktemp("workspace")
    keep(open_store(workspace), n_respondents=300)
    with serve(workspace) as site:
        yield site.address


def open_page(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 850}).new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=_WAIT)
    return page


def test_a_click_on_the_map_chooses_that_place(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/map")
    expect(page.locator(".js-plotly-plot .scatterlayer .point").first).to_be_visible(timeout=_WAIT)
    page.locator(".js-plotly-plot").evaluate("plot => plot.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(500)
    spot = page.evaluate(
        """() => {
          const plot = document.querySelector('.js-plotly-plot');
          for (const trace of plot._fullData) {
            const n = (trace.customdata || []).findIndex(row => row && row[0] === 'P06');
            if (n >= 0) {
              const box = plot.getBoundingClientRect();
              const x = plot._fullLayout.xaxis, y = plot._fullLayout.yaxis;
              return [box.left + x._offset + x.c2p(trace.x[n]), box.top + y._offset + y.c2p(trace.y[n])];
            }
          }
        }"""
    )
    page.mouse.click(*spot)
    expect(page.get_by_role("heading", name="Sportveld")).to_be_visible(timeout=_WAIT)
    assert "unit=P06" in page.url
    page.context.close()


def test_a_place_is_chosen_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/map")
    box = page.get_by_role("combobox", name="Kies een plek")
    for _ in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("element => element === document.activeElement"):
            break
    else:
        raise AssertionError("the list of places is not reached with Tab")
    page.keyboard.type("Speelbos")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Speelbos")).to_be_visible(timeout=_WAIT)
    page.context.close()


def test_a_link_opens_what_was_looked_at(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/place?unit=P08&language=en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("School De Sleutel")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("heading", name="School De Sleutel")).to_be_visible(timeout=_WAIT)
    page.context.close()
