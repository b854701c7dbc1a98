"""What people coded by hand beside what the machine did: how far they agree, in all and per theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.comparison import Comparison
from analysis.model import Analysis
from analysis.themes.agreement import bound_alpha, compare_themes, measure_alpha, number_codes

_MINORITY = "minority"


def compare_coding(analysis: Analysis, codes: Sequence[Mapping[str, str]]) -> Comparison:
    """Give back how people and machine agree.

    `codes`: per person the theme_id ('' = single voice) by statement_id, at least one person; statements
    that this analysis does not have do not count.
    """
    themes = analysis.statements.set_index("statement_id")["theme_id"]
    first = {one: code for one, code in codes[0].items() if one in themes.index}
    coded = sorted(first)
    machine = {one: str(themes[one]) for one in coded}
    numbers = number_codes([first, machine], coded)
    low, high = bound_alpha(numbers)
    theme_ids = [str(theme) for theme in analysis.themes["theme_id"]]
    table = compare_themes([first[one] for one in coded], [machine[one] for one in coded], theme_ids)
    everyone = sorted(set().union(*codes))
    human = measure_alpha(number_codes(codes, everyone)) if len(codes) > 1 else float("nan")
    small = analysis.themes.loc[analysis.themes["kind"].eq(_MINORITY), "theme_id"]
    hits = [machine[one] == first[one] for one in coded if first[one] in set(small)]
    recall = sum(hits) / len(hits) if hits else float("nan")
    return Comparison(len(coded), measure_alpha(numbers), low, high, human, table, recall)
