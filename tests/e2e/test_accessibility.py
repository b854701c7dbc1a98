"""Every screen, in both looks and on a phone: no serious or critical violation of WCAG 2.2 AA that is ours,
as axe-core sees it, and nothing wider than the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from data.store.store import open_store
from tests.pages.conftest import keep_voiced

_WAIT = 30_000
_SETTLED = 300
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
_MORE = ("interests?theme=T1", "map?unit=P01", "map?colour=theme&theme=T1", "workshop?step=4", "?language=en")
_TOO_WIDE = """(() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth - main.clientWidth
})()"""
NOT_OURS: dict[tuple[str, str], str] = {}
"""(rule, part of the selector) -> why the violation is not ours to solve: it lies in Streamlit itself."""


class Violation(NamedTuple):
    """One element that breaks one rule."""

    screen: str
    rule: str
    target: str
    said: str


@pytest.fixture(scope="module")
def address(
    browser: Browser, serve: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The app on a workspace with the invented study in which everything that can be said occurs."""
    workspace = tmp_path_factory.mktemp("workspace")
    keep_voiced(open_store(workspace))
    with serve(workspace) as site:
        yield site.address


@pytest.mark.parametrize(("look", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
def test_every_screen_can_be_used_by_everyone(browser: Browser, address: str, look: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=look)
    page = context.new_page()
    found = [
        violation for screen in _screens(browser, address) for violation in _check(page, address, screen)
    ]
    context.close()
    ours = [violation for violation in found if not _is_known(violation)]
    assert ours == [], "\n".join(map(str, ours))


def _screens(browser: Browser, address: str) -> list[str]:
    """Every screen of the navigation (on a phone it is folded), and some with something chosen."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address)
    links = page.locator("a[data-testid=stTopNavLink]")
    expect(links.first).to_be_visible(timeout=_WAIT)
    names = [str(link.get_attribute("href")).rsplit("/", 1)[-1] for link in links.all()]
    page.context.close()
    assert len(names) > 8
    return [*names, *_MORE]


def _check(page: Page, address: str, screen: str) -> list[Violation]:
    page.goto(f"{address}/{screen}")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=_WAIT)
    page.locator("[data-test-script-state=notRunning]").wait_for(timeout=_WAIT)
    page.wait_for_timeout(_SETTLED)
    assert page.evaluate(_TOO_WIDE) <= 0, f"{screen} scrolls sideways"
    answer: dict[str, Any] = Axe().run(page, options=_RULES).response
    return [
        Violation(screen, rule["id"], " ".join(map(str, node["target"])), node["failureSummary"])
        for rule in answer["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def _is_known(violation: Violation) -> bool:
    return any(rule == violation.rule and part in violation.target for rule, part in NOT_OURS)
