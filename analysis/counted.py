"""A study counted once: who mentions what, in which groups, at which places. All measures start here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.mentions import (
    Groups,
    Mentions,
    PlaceMentions,
    count_groups,
    count_mentions,
    count_place_mentions,
)
from analysis.places.units import divide_wholly, used_levels
from analysis.sample.campaigns import find_campaigns, find_repeated
from data.model import Level, Study

NO_DIRECTIONS = pd.DataFrame(
    {
        "theme_id": pd.Series(dtype="str"),
        "respondent_id": pd.Series(dtype="str"),
        "direction": pd.Series(dtype="float64"),
    }
)


@dataclass(frozen=True)
class Counted:
    """What the measures need. `themed`: STATEMENTS with a theme, a campaign once; `pairs`: who spoke about
    which place; `divisions`: (level, unit_id by place_id) above the plekje; `population`: inhabitants, None
    unknown; `campaigns`: as `find_campaigns` gives it; `n_statements`: all with a theme, by theme_id.
    """

    study: Study
    themed: pd.DataFrame
    theme_ids: tuple[str, ...]
    mentions: Mentions
    groups: Groups
    pairs: PlaceMentions
    divisions: tuple[tuple[str, pd.Series], ...]
    directions: pd.DataFrame
    population: float | None
    campaigns: pd.DataFrame
    n_statements: pd.Series


def count_study(
    study: Study, statements: pd.DataFrame, theme_ids: Sequence[str], directions: pd.DataFrame = NO_DIRECTIONS
) -> Counted:
    """Give back the counted study. `statements`: STATEMENTS; `directions`: `theme_id`, `respondent_id`,
    `direction` (+1 or −1) where poles are known. What the people of a campaign sent alike counts for one of
    them; what else they say counts as everybody's. No answers or themes: empty tables.
    """
    everything = statements[statements["status"].eq("themed")]
    campaigns = find_campaigns(study.answers)
    themed = everything[~everything["answer_id"].isin(find_repeated(campaigns, study.answers))]
    heard = directions.merge(themed[["theme_id", "respondent_id"]].drop_duplicates())
    mentions = count_mentions(themed, study.answers, study.respondents, sorted(theme_ids))
    own = pd.Series(
        study.places["place_id"].to_numpy(), index=study.places["place_id"].to_numpy(), dtype="str"
    )
    levels = [level for level in used_levels(study.places) if level != Level.PLACE.value]
    return Counted(
        study,
        themed,
        mentions.theme_ids,
        mentions,
        count_groups(mentions, study.memberships),
        count_place_mentions(mentions, themed, study.answers, own),
        tuple((level, divide_wholly(study.places, level)) for level in levels),
        heard if len(campaigns) else directions,
        count_inhabitants(study),
        campaigns,
        everything.groupby("theme_id").size(),
    )


def count_inhabitants(study: Study) -> float | None:
    """Give back how many people live in all municipalities, else in all villages; None unknown."""
    known = study.info.population
    for level in (Level.MUNICIPALITY, Level.VILLAGE):
        units = study.places.loc[study.places["level"].eq(level.value), "place_id"]
        if len(units) and all(unit in known for unit in units):
            return float(sum(known[unit] for unit in units))
    return None


def find_margins(study: Study) -> dict[str, Mapping[str, float]]:
    """Give back inhabitants by grouping and group: what the study knows, and the villages by their name."""
    margins: dict[str, Mapping[str, float]] = {
        grouping: {group: float(n) for group, n in groups.items()}
        for grouping, groups in study.info.margins.items()
    }
    villages = study.places[study.places["level"].eq(Level.VILLAGE.value)]
    known = {
        str(name): float(study.info.population[unit])
        for unit, name in zip(villages["place_id"], villages["name"], strict=True)
        if unit in study.info.population
    }
    groups = study.memberships.loc[study.memberships["grouping"].eq("home_village"), "group"]
    if known and "home_village" not in margins and np.isin(list(known), groups.to_numpy(dtype=object)).any():
        margins["home_village"] = known
    return margins
