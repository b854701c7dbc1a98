"""What chance gives a map: the moments of all ways to deal themes out again over people, without dealing.

Somebody's themes go, all together, to somebody with as many places, and there to these places in any order.
So a person stays one person, however many places that person named. Mean, spread and skewness over all such
deals follow from sums over people; they are exact, where a thousand random deals would be an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from analysis.certainty import Numbers, Whole
from analysis.mentions import Table


@dataclass(frozen=True)
class _Sums:
    """Sums over the people of one stratum, one value per row (a cell, or a theme).

    With x the row's values on a person's places, T = Σx, B = Σ(x − x̄)²: `mean` = mean of T, `square` and
    `cube` = Σ(T − T̄)² and ³, `within` and `within_cube` = ΣB and ΣΣ(x − x̄)³, `joint` = Σ(T − T̄)(B − B̄).
    """

    mean: Numbers
    square: Numbers
    cube: Numbers
    within: Numbers
    within_cube: Numbers
    joint: Numbers


def find_moments(mass: Table, said: Table, person: Whole) -> tuple[Numbers, Numbers, Numbers]:
    """Give back mean, spread and skewness of mass·said over all deals, cells × themes.

    `mass`: cells × rows, `said`: rows × themes, `person`: number of the person per row. Within a stratum of n
    people with m places each: E = n·Ā·Ȳ/m; variance = Σ(A−Ā)²·Σ(Y−Ȳ)²/((n−1)m²) + ΣB_a·ΣB_y/(n(m−1)); third
    moment likewise with n/((n−1)(n−2)), m/((m−1)(m−2)) and thrice the covariance of the two parts; strata add
    up (Hoeffding 1951; Mantel 1967).
    """
    themes = said.T.tocsr()
    n_places = np.bincount(person, minlength=1)
    mean, variance, third = (np.zeros((mass.shape[0], said.shape[1])) for _ in range(3))
    for m in np.unique(n_places[n_places > 0]).tolist():
        rows = np.flatnonzero(n_places[person] == m)
        code = np.unique(person[rows], return_inverse=True)[1]
        n = len(rows) // m
        a, y = _sum_over(mass[:, rows], code, n, m), _sum_over(themes[:, rows], code, n, m)
        mean += n / m * np.outer(a.mean, y.mean)
        if n > 1:
            variance += np.outer(a.square, y.square) / ((n - 1) * m**2)
        if n > 2:
            third += n / ((n - 1) * (n - 2) * m**3) * np.outer(a.cube, y.cube)
        if m > 1:
            variance += np.outer(a.within, y.within) / (n * (m - 1))
        if m > 1 and n > 1:
            third += 3 * np.outer(a.joint, y.joint) / ((n - 1) * m * (m - 1))
        if m > 2:
            third += m / ((m - 1) * (m - 2) * n) * np.outer(a.within_cube, y.within_cube)
    spread = np.sqrt(variance)
    skew = np.divide(third, spread**3, out=np.zeros(spread.shape), where=spread > 1e-12)
    return mean, spread, skew


def _sum_over(values: Table, code: Whole, n: int, m: int) -> _Sums:
    """Give back the sums over `n` people with `m` places. `code`: the person of every column of `values`."""
    collect = sparse.csr_array((np.ones(len(code)), (np.arange(len(code)), code)), shape=(len(code), n))
    total = (values @ collect).tocsr()
    squares = (values.power(2) @ collect).tocsr()
    within = squares - total.power(2) / m
    within_cube = (
        (values.power(3) @ collect) - total.multiply(squares) * (3 / m) + total.power(3) * (2 / m**2)
    )
    s1, s2, s3 = (np.asarray(total.power(power).sum(axis=1)) for power in (1, 2, 3))
    mean = s1 / n
    b1 = np.asarray(within.sum(axis=1))
    return _Sums(
        mean=mean,
        square=s2 - n * mean**2,
        cube=s3 - 3 * mean * s2 + 2 * n * mean**3,
        within=b1,
        within_cube=np.asarray(within_cube.sum(axis=1)),
        joint=np.asarray(total.multiply(within).sum(axis=1)) - mean * b1,
    )
