"""Minority voice: few people, but real ones, who belong together in a way that chance does not explain.

Small (reach under 10 %), real (three people, coherent, not copied), and at least one of four ways: a group
of its own, the minority side of a theme, people who are seldom heard, or a quiet voice somebody calls severe.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.certainty import Z90, Numbers, adjust_discoveries
from analysis.exact import fisher_p_values
from analysis.mentions import Groups, Mentions

LEAST_RATIO = 1.5
LEAST_IN_GROUP = 3
MINORITY_SIDE = 0.25
MOST_OF_THEM = 0.5
COLUMNS = (
    *("theme_id", "way", "grouping", "group", "n_respondents", "n_base", "share", "ratio_low", "q_value"),
    "is_confirmed",
)


def ratio_with_bound(
    inside: Numbers, n_inside: Numbers, outside: Numbers, n_outside: Numbers
) -> tuple[Numbers, Numbers]:
    """Give back how many times likelier people of a group mention it than others, and its lower 90 % bound.

    RR = [(k+½)/(n+1)] / [(k'+½)/(n'+1)], bound exp(ln RR − 1.645·√(1/(k+½) − 1/(n+1) + 1/(k'+½) − 1/(n'+1)))
    (Katz 1978 with half a person added to every cell). Numbers of people, one shape.
    """
    k, n, other, n_other = inside + 0.5, n_inside + 1.0, outside + 0.5, n_outside + 1.0
    ratio = (k / n) / (other / n_other)
    error = np.sqrt(np.maximum(1 / k - 1 / n + 1 / other - 1 / n_other, 0.0))
    return ratio, ratio * np.exp(-Z90 * error)


def find_group_voices(theme_groups: pd.DataFrame, q: float = 0.05) -> pd.DataFrame:
    """Give back the voices of groups (groepsstem), COLUMNS: way "group".

    At least three of its people mention it, q < `q`, and the lower 90 % bound of the ratio passes 1.5.
    `theme_groups`: as `compare_groups` gives it. Domain: §2.8, 3a.
    """
    own = theme_groups["n_respondents"].ge(LEAST_IN_GROUP) & theme_groups["q_value"].lt(q)
    voices = theme_groups[own & theme_groups["ratio_low"].gt(LEAST_RATIO)]
    return voices.assign(way="group", is_confirmed=True)[list(COLUMNS)].reset_index(drop=True)


def find_opposite_voices(dividedness: pd.DataFrame, n_people: int) -> pd.DataFrame:
    """Give back the minority sides of themes (tegenstem): way "opposite", group "plus" or "minus".

    The side of at most a quarter of those who take one, when at least three people stand there; `n_all` and
    `reach` are of that side. `dividedness`: as `measure_dividedness` gives it; `n_people`: everybody.
    Domain: §2.8, 3b.
    """
    plus = dividedness["plus_share"]
    share = np.minimum(plus, 1 - plus)
    people = (share * dividedness["n_directed"]).round()
    held = dividedness.assign(
        way="opposite",
        grouping="",
        group=np.where(plus <= 1 - plus, "plus", "minus"),
        n_respondents=people.fillna(0).astype("int64"),
        n_base=dividedness["n_directed"],
        share=share,
        ratio_low=np.nan,
        q_value=np.nan,
        is_confirmed=True,
    )
    kept = held["share"].le(MINORITY_SIDE) & held["n_respondents"].ge(LEAST_IN_GROUP)
    held = held.assign(n_all=held["n_respondents"], reach=held["n_respondents"] / max(n_people, 1))
    return held.loc[kept, [*COLUMNS, "n_all", "reach"]].reset_index(drop=True)


def find_underheard_voices(
    mentions: Mentions, groups: Groups, underheard: pd.Series, q: float = 0.05
) -> pd.DataFrame:
    """Give back themes that mostly people from seldom heard groups carry: way "underheard".

    More than half of its people, at least three, belong to one of these groups, with q < `q` and a lower
    bound of the ratio above 1.5 against everybody else. `underheard`: truth per row of `groups.labels`.
    Domain: §2.8, 3c; the test beyond "more than half" keeps chance out.
    """
    table = groups.inside[:, np.flatnonzero(underheard.to_numpy(dtype=bool))]
    is_inside = np.asarray(table.sum(axis=1)).ravel() > 0
    n_inside, n_all = int(is_inside.sum()), mentions.n_people
    said = mentions.n_by_theme
    inside = np.asarray(mentions.said.T @ is_inside.astype(float), dtype=np.int64)
    whole = [np.full(len(said), number, dtype=np.int64) for number in (n_inside, n_all - n_inside)]
    p_values = fisher_p_values(inside, whole[0], said - inside, whole[1])
    counts = (part.astype(float) for part in (inside, whole[0], said - inside, whole[1]))
    ratio_low = ratio_with_bound(*counts)[1]
    voices = pd.DataFrame(
        {
            "theme_id": pd.Series(mentions.theme_ids, dtype="str"),
            "way": "underheard",
            "grouping": "",
            "group": "",
            "n_respondents": inside,
            "n_base": n_inside,
            "share": inside / max(n_inside, 1),
            "ratio_low": ratio_low,
            "q_value": adjust_discoveries(p_values),
            "is_confirmed": True,
        }
    )
    kept = (inside >= LEAST_IN_GROUP) & (inside > MOST_OF_THEM * said) & (ratio_low > LEAST_RATIO)
    return voices[kept & voices["q_value"].lt(q).to_numpy()].reset_index(drop=True)


def list_minority_voices(
    themes: pd.DataFrame,
    ways: list[pd.DataFrame],
    opposite: pd.DataFrame,
    coherence: pd.DataFrame | None = None,
    *,
    most_reach: float = 0.10,
    severe: Collection[str] = (),
) -> pd.DataFrame:
    """Give back MINORITY_VOICES of data.measure_schemas: every small, real theme with each of its ways.

    `themes`: `theme_id`, `n_respondents`, `reach`; `ways`: tables with COLUMNS; `opposite`: minority
    sides, small by themselves whatever the size of their theme; `coherence`: as
    `measure_coherence` gives it, None when there are no vectors (then unknown, and it does not stop anybody).
    A coherent small theme without a way is listed as "silent"; confirmed when `severe` names it.
    Sorted by the share within the group, never by reach. Domain: §2.8.
    """
    real = themes[["theme_id", "n_respondents", "reach"]].rename(columns={"n_respondents": "n_all"})
    if coherence is None:
        real = real.assign(coherence=np.nan, coherence_limit=np.nan, n_voices=real["n_all"], is_coherent=True)
    else:
        real = real.merge(coherence, on="theme_id", how="left")
    is_real = real["n_voices"].ge(LEAST_IN_GROUP) & real["is_coherent"].eq(True)
    real = real[real["reach"].lt(most_reach) & is_real].drop(columns=["n_voices", "is_coherent"])
    found = pd.concat(ways, ignore_index=True).merge(real, on="theme_id")
    against = opposite[opposite["reach"].lt(most_reach)]
    quiet = real[~real["theme_id"].isin(found["theme_id"])].iloc[: None if coherence is not None else 0]
    silent = quiet.assign(
        way="silent",
        grouping="",
        group="",
        n_respondents=quiet["n_all"],
        n_base=0,
        share=np.nan,
        ratio_low=np.nan,
        q_value=np.nan,
        is_confirmed=quiet["theme_id"].isin(list(severe)),
    )
    columns = [*COLUMNS, "n_all", "reach", "coherence", "coherence_limit"]
    voices = pd.concat(
        [part.reindex(columns=columns) for part in (found, against, silent) if len(part)] or [found]
    )
    order = ["is_confirmed", "share", "n_respondents", "theme_id", "way", "grouping", "group"]
    ascending = [False, False, False, True, True, True, True]
    voices = voices.sort_values(order, ascending=ascending, ignore_index=True)
    return voices.assign(order=np.arange(len(voices)))
