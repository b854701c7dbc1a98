"""Breadth over places: over which part of the answered places is a theme spread, and at which scale?

A theme's mentions are compared with all answers per place, so that much-visited places do not look
like hot spots. What chance alone would give is taken off, exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import gammaln, xlogy

from analysis.certainty import Numbers
from analysis.mentions import PlaceMentions
from data.model import Level

VILLAGE_WIDE = 0.5
EVERYWHERE = 0.9
_EXACT_UP_TO = 40.0
_TERMS = 130


def count_by_unit(pairs: PlaceMentions) -> tuple[Numbers, Numbers]:
    """Give back the mentions, themes × units, and all answers per unit; one person counts once per unit."""
    n_units = len(pairs.unit_ids)
    mentioned = np.zeros((pairs.said.shape[1], n_units))
    table = pairs.said.tocoo()
    np.add.at(mentioned, (table.col, pairs.unit[table.row]), 1.0)
    return mentioned, np.bincount(pairs.unit, minlength=n_units).astype(float)


def concentration(mentioned: Numbers, answered: Numbers) -> Numbers:
    """Give back D = Σ (c/C)·ln[(c/C)/(e/E)] per theme, in nats; missing for a theme without mentions.

    `mentioned`: c, themes × units; `answered`: e, per unit. Kullback & Leibler 1951.
    """
    total = mentioned.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = mentioned / total
        expected = answered / answered.sum()
        terms = xlogy(share, np.where(share > 0, share / expected, 1.0))
    return np.where(total[:, 0] > 0, np.maximum(terms.sum(axis=1), 0.0), np.nan)


def expected_concentration(totals: Numbers, answered: Numbers) -> Numbers:
    """Give back the D that chance alone gives a theme with C mentions spread as all answers are.

    E[D] = Σ_u E[k·ln k]/C − ln C − Σ_u q·ln q with k ~ Binomial(C, q), q = e/E: exact for units with up to
    40 expected mentions, (1 − q)/2C per unit above. For many mentions it equals the known (K − 1)/2C.
    `totals`: C per theme, whole numbers; `answered`: e per unit.
    """
    q = (answered / max(answered.sum(), 1e-12))[answered > 0]
    sizes, where = np.unique(totals, return_inverse=True)
    expected = np.array([_expected_for(float(size), q) for size in sizes])
    return expected[where] if len(sizes) else np.zeros(len(totals))


def _expected_for(size: float, q: Numbers) -> float:
    """Give back Σ_u E[(k/C)·ln(k/(C·q))] for one number of mentions."""
    if size <= 0:
        return 0.0
    mean = size * q
    large = mean > _EXACT_UP_TO
    total = float((1 - q[large]).sum() / (2 * size))
    small, counts = np.unique(q[~large], return_counts=True)
    if len(small):
        k = np.arange(1.0, min(size, _TERMS) + 1)
        ways = gammaln(size + 1) - gammaln(k + 1) - gammaln(size - k + 1)
        certain = np.minimum(small, 1 - 1e-15)[:, None]
        log_chance = ways + k * np.log(certain) + (size - k) * np.log1p(-certain)
        terms = np.exp(log_chance) * k / size * (np.log(k) - np.log(size * small)[:, None])
        total += float((terms.sum(axis=1) * counts).sum())
    return max(total, 0.0)


def measure_spread(
    pairs: PlaceMentions, divisions: Sequence[tuple[str, pd.Series]], theme_ids: Sequence[str]
) -> pd.DataFrame:
    """Give back per theme: `theme_id`, `breadth_places`, `breadth_villages`, `between_villages`,
    `leading_unit_id`, `leading_share`, `two_places_share`, `n_pairs`.

    `pairs`: who spoke about which place; `divisions`: (level, unit_id by place_id) for every larger level,
    from small to large, each nested in the next. `breadth_places` = exp(−D̃), D̃ = max(0, D − E[D]);
    missing for fewer than two answered places; `breadth_villages` the same between villages.
    `between_villages`: share of D̃ that sits between villages, missing without villages or when the breadth
    is .9 or more (everywhere). `leading_unit_id`: the village that adds most to D when the theme is spread
    over half or more of the places inside the villages, else the place that does; `leading_share`: its share
    of the mentions; `two_places_share`: that of the two places that add most. `n_pairs`: person–place
    mentions. Domain: §2.4.
    """
    result = pd.DataFrame({"theme_id": pd.Series(theme_ids, dtype="str")})
    if len(np.unique(pairs.unit)) < 2:
        blank = pd.Series([""] * len(result), dtype="str")
        unknown = dict.fromkeys(
            ("breadth_places", "breadth_villages", "between_villages", "leading_share", "two_places_share"),
            np.nan,
        )
        return result.assign(**unknown, leading_unit_id=blank, n_pairs=0)
    scales = measure_scales(pairs, divisions, theme_ids)
    finest = _at_level(scales, Level.PLACE.value, "beyond_chance", theme_ids)
    villages = _at_level(scales, Level.VILLAGE.value, "beyond_chance", theme_ids)
    part = _at_level(scales, Level.VILLAGE.value, "part", theme_ids)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = np.where(finest > -np.log(EVERYWHERE), np.clip(part / finest, 0.0, 1.0), np.nan)
    mentioned, answered = count_by_unit(pairs)
    leading, share = _leading_unit(mentioned, answered, pairs.unit_ids)
    by_village = dict(divisions).get(Level.VILLAGE.value)
    if by_village is not None:
        unit_ids, table = _units_of(pairs, by_village)
        village, village_share = _leading_unit(mentioned @ table, answered @ table, unit_ids)
        is_wide = np.exp(-finest * (1 - np.nan_to_num(between))) >= VILLAGE_WIDE
        leading, share = np.where(is_wide, village, leading), np.where(is_wide, village_share, share)
    return result.assign(
        breadth_places=np.exp(-finest),
        breadth_villages=np.exp(-villages),
        between_villages=between,
        leading_unit_id=pd.Series(leading, dtype="str"),
        leading_share=share,
        two_places_share=_share_of_two(mentioned, answered),
        n_pairs=mentioned.sum(axis=1).astype(np.int64),
    )


def _at_level(scales: pd.DataFrame, level: str, name: str, theme_ids: Sequence[str]) -> Numbers:
    """Give back one column of the scales at one level, in the order of `theme_ids`; missing without it."""
    rows = scales[scales["level"] == level].set_index("theme_id")
    return rows[name].reindex(list(theme_ids)).to_numpy(dtype=float)


def measure_scales(
    pairs: PlaceMentions, divisions: Sequence[tuple[str, pd.Series]], theme_ids: Sequence[str]
) -> pd.DataFrame:
    """Give back where the concentration of each theme sits: one row per theme and level, large to small.

    Columns `theme_id`, `level`, `raw` (D between the units of this level), `beyond_chance` (D̃, at least that
    of the larger level), `part` (D̃ minus that of the larger level: what this level adds). By the chain rule
    of Kullback–Leibler D of the places is the sum over levels, exactly; so are the parts for D̃.
    Arguments as in `measure_spread`. No answered places: zero rows.
    """
    mentioned, answered = count_by_unit(pairs)
    tables, larger = [], np.zeros(len(theme_ids))
    own = pd.Series(pairs.unit_ids, index=pd.Index(pairs.unit_ids, dtype="str"), dtype="str")
    for level, unit_of_place in [*reversed(divisions), (Level.PLACE.value, own)]:
        table = _units_of(pairs, unit_of_place)[1]
        there, everywhere = mentioned @ table, answered @ table
        raw = concentration(there, everywhere)
        chance = expected_concentration(there.sum(axis=1), everywhere)
        beyond = np.maximum(np.maximum(raw - chance, 0.0), larger)
        frame = pd.DataFrame({"theme_id": pd.Series(theme_ids, dtype="str"), "level": level, "raw": raw})
        tables.append(frame.assign(beyond_chance=beyond, part=beyond - larger))
        larger = np.nan_to_num(beyond)
    scales = pd.concat(tables, ignore_index=True).astype({"level": "str"})
    return scales if len(pairs.unit) else scales.iloc[:0]


def _units_of(pairs: PlaceMentions, unit_of_place: pd.Series) -> tuple[tuple[str, ...], sparse.csr_array]:
    """Give back the larger units and a 0/1 table, places × larger units."""
    larger = unit_of_place.reindex(list(pairs.unit_ids)).to_numpy(dtype=object)
    names, codes = np.unique(larger, return_inverse=True)
    table = sparse.csr_array(
        (np.ones(len(codes)), (np.arange(len(codes)), codes)), shape=(len(codes), len(names))
    )
    return tuple(names), table


def _leading_unit(
    mentioned: Numbers, answered: Numbers, unit_ids: Sequence[str]
) -> tuple[NDArray[np.object_], Numbers]:
    """Give back per theme the unit that adds most to its concentration ('' when none), and its share."""
    share, adds = _contributions(mentioned, answered)
    best = adds.argmax(axis=1)
    names = np.array([*unit_ids, ""], dtype=object)
    leading = names[np.where(mentioned.sum(axis=1) > 0, best, len(unit_ids))]
    return leading, share[np.arange(len(share)), best]


def _share_of_two(mentioned: Numbers, answered: Numbers) -> Numbers:
    """Give back per theme the share of its mentions at the two places that add most to its concentration."""
    share, adds = _contributions(mentioned, answered)
    best = np.argsort(-adds, axis=1, kind="stable")[:, :2]
    return np.asarray(np.take_along_axis(share, best, axis=1).sum(axis=1))


def _contributions(mentioned: Numbers, answered: Numbers) -> tuple[Numbers, Numbers]:
    """Give back, themes × units, the share of the mentions and what it adds to the concentration."""
    share = mentioned / np.maximum(mentioned.sum(axis=1, keepdims=True), 1e-12)
    expected = answered / max(float(answered.sum()), 1e-12)
    return share, xlogy(share, np.where(share > 0, share / np.maximum(expected, 1e-300), 1.0))
