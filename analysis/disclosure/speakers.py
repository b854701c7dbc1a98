"""What may be told about the person behind a quote: seldom more than one thing, often nothing."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.views import View

SENSITIVE = frozenset({"health", "disability", "mobility", "origin", "religion", "politics", "language"})


def label_speakers(
    statements: pd.DataFrame,
    memberships: pd.DataFrame,
    unit_people: pd.DataFrame,
    view: View,
    preferred: tuple[str, ...] = ("age", "home_village"),
) -> pd.DataFrame:
    """Give back what may stand under a quote: `statement_id`, `grouping`, `group`; else it has no label.

    At most `view.most_attributes` per statement, `preferred` groupings first, and only attributes that at
    least `view.least_alike` people who spoke about the same unit share. Health, origin, religion, politics
    only for the researcher. `statements`: `statement_id`, `respondent_id`, `place_id` (the unit);
    `memberships`: MEMBERSHIPS; `unit_people`: `respondent_id`, `place_id`, who spoke about
    which unit. Zero rows: a voice without a label (stem zonder etiket). Domain: §2.14.
    """
    told = unit_people.drop_duplicates(["respondent_id", "place_id"]).merge(memberships, on="respondent_id")
    alike = told.groupby(["place_id", "grouping", "group"]).size().rename("n_alike").reset_index()
    named = statements[["statement_id", "respondent_id", "place_id"]].merge(memberships, on="respondent_id")
    named = named.merge(alike, on=["place_id", "grouping", "group"], how="left")
    named = named[named["n_alike"].fillna(0).ge(view.least_alike)]
    if view.least_count > 1:
        named = named[~named["grouping"].isin(SENSITIVE)]
    rank = (
        named["grouping"].map({name: number for number, name in enumerate(preferred)}).fillna(len(preferred))
    )
    named = named.assign(rank=rank).sort_values(["statement_id", "rank", "grouping", "group"])
    kept = named[named.groupby("statement_id").cumcount() < view.most_attributes]
    return kept[["statement_id", "grouping", "group"]].reset_index(drop=True)
