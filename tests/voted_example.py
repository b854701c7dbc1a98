"""The invented study with eighty voters in two groups on three of its answers."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.interests.voting import measure_votes
from analysis.model import Analysis
from data.model import Study
from tests.example_study import example_study


def voted(with_groups: bool = True) -> tuple[Study, Analysis]:
    """All agree on the first answer, the groups differ on the second, most agree on the third."""
    study, analysis = example_study()
    answers = study.answers["answer_id"].tolist()
    rows = [
        (f"k{n}", answers[item], vote, group if with_groups else "")
        for n in range(80)
        for group in ["A" if n < 40 else "B"]
        for item, vote in ((0, 1), (1, 1 if group == "A" else -1), (2, 1 if n % 4 else -1))
    ]
    votes = pd.DataFrame(rows, columns=["voter_id", "answer_id", "vote", "group"])
    study = replace(study, votes=votes)
    return study, replace(analysis, further={**analysis.further, **measure_votes(votes)})
