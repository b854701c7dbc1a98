"""The whole study at a glance: where every statement ended, and who took part."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from data.model import Study
from reporting.figures.ledger import draw_ledger
from reporting.panels.note import note_of
from reporting.panels.panel import Panel
from reporting.panels.sample import sample_panels
from reporting.words.words import Words

STATUSES = ("themed", "single", "no_content")


def overview_panels(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> list[Panel]:
    """The ledger of all statements (key "ledger"), then a panel per grouping of who took part."""
    return [
        ledger_panel(study, analysis, words, dark=dark),
        *sample_panels(study, analysis, words, dark=dark),
    ]


def ledger_panel(study: Study, analysis: Analysis, words: Words, *, dark: bool = False) -> Panel:
    """Themed, single and without content: together all statements, nothing is lost."""
    total = len(analysis.statements)
    counts = {status: int((analysis.statements["status"] == status).sum()) for status in STATUSES}
    said = {status: words.count(n, "statements") for status, n in counts.items()}
    rows = pd.DataFrame(
        {
            "name": [words(f"statuses.{status}") for status in STATUSES],
            "share": [n / max(1, total) for n in counts.values()],
            "said": [_said(words, status, counts[status], total) for status in STATUSES],
        }
    )
    lead = words("panels.ledger.lead", total=words.count(total, "statements"), **said)
    return Panel(
        key="ledger",
        title=words("panels.ledger.title" if total else "panels.ledger.title_empty"),
        lead=lead,
        table=pd.DataFrame(
            {
                words("panels.ledger.column_status"): rows["name"],
                words("panels.ledger.column_n"): [words.number(n) for n in counts.values()],
                words("panels.ledger.column_share"): [words.share(share) for share in rows["share"]],
            }
        ),
        figure=draw_ledger(rows, words, dark=dark) if total else None,
        alt=words("panels.ledger.alt", total=words.count(total, "statements"), **said) if total else "",
        note=note_of(study, analysis, words),
    )


def _said(words: Words, status: str, n: int, total: int) -> str:
    name, share = words(f"statuses.{status}"), words.share(n / max(1, total))
    return words("panels.ledger.said", statements=words.count(n, "statements"), status=name, share=share)
