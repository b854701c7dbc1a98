"""Panel: one finding as a page shows it and an export prints it. A record without logic."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Panel:
    """One finding: in a sentence, in a table, in a picture, and what to know about it.

    `key`: stable and unique on a page; `title`: the finding; `lead`: one or two sentences more;
    `table`: readable column names and cells, zero rows when there is nothing to show;
    `figure`: None when there are too few answers for one; `alt`: what the figure tells, in words
    ("" without a figure); `note`: how many people, period, filter, model, and that a demo is invented;
    `question`: for the conversation, "" when the panel asks none.
    """

    key: str
    title: str
    lead: str
    table: pd.DataFrame
    figure: go.Figure | None
    alt: str
    note: str
    question: str = ""
