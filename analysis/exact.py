"""Fisher's exact test for many two-by-two tables at once."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from analysis.certainty import Numbers, Whole

_TOLERANCE = 1 + 1e-7
_SPREADS = 12
_CHUNK = 2_000_000


def fisher_p_values(inside: Whole, n_inside: Whole, outside: Whole, n_outside: Whole) -> Numbers:
    """Give back the two-sided p-value of every table (Fisher 1935), as scipy.stats.fisher_exact.

    `inside` of `n_inside` people in the group mention it, `outside` of `n_outside` people elsewhere;
    one dimension each. Counts that lie more than twelve standard deviations from the expectation are
    left out of the sum: their chance is below 1e-30.
    """
    n_tests = len(inside)
    total, drawn = n_inside + n_outside, inside + outside
    fraction = drawn / np.maximum(total, 1)
    mean = n_inside * fraction
    spread = np.sqrt(mean * (1 - fraction) * n_outside / np.maximum(total - 1, 1))
    reach = np.ceil(_SPREADS * spread).astype(np.int64) + 2
    low = np.maximum(np.maximum(0, drawn - n_outside), np.floor(mean).astype(np.int64) - reach)
    high = np.minimum(np.minimum(n_inside, drawn), np.ceil(mean).astype(np.int64) + reach)
    constant = _log_choose(total, drawn)

    def chance(k: Whole, test: Whole) -> Numbers:
        ways = _log_choose(n_inside[test], k) + _log_choose(n_outside[test], drawn[test] - k)
        return np.exp(ways - constant[test])

    observed = chance(inside, np.arange(n_tests))
    p_values = np.zeros(n_tests)
    sizes = np.maximum(high - low + 1, 0)
    ends = np.cumsum(sizes)
    start = 0
    while start < n_tests:
        before = ends[start] - sizes[start]
        stop = max(start + 1, int(np.searchsorted(ends, before + _CHUNK, side="right")))
        test = np.repeat(np.arange(start, stop), sizes[start:stop])
        k = low[test] + np.arange(len(test)) - (ends[test] - sizes[test] - before)
        probability = chance(k, test)
        rare = probability <= observed[test] * _TOLERANCE
        p_values[start:stop] = np.bincount(test[rare] - start, probability[rare], stop - start)
        start = stop
    return np.clip(np.maximum(p_values, observed), 0.0, 1.0)


def _log_choose(n: Whole, k: Whole) -> Numbers:
    chosen: Numbers = gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)
    return chosen
