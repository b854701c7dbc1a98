"""The theme workbench as plain tables: themes of now, and the log of decisions, for panels to say."""

from __future__ import annotations

import pandas as pd

from analysis.model import Analysis
from analysis.themes.decisions import Decision
from pages.state.bench import Bench


def themes_of(bench: Bench, analysis: Analysis) -> pd.DataFrame:
    """One row per theme of now, most people first: `theme_id`, `label`, `belongs`, `belongs_not`,
    `n_respondents`, `n_statements`, `is_minority`, `is_locked`, `is_new` and `certainty` (where the analysis
    started from a codebook; else False and missing). Themes of which nobody speaks now come last.
    """
    themed = bench.statements[bench.statements["theme_id"].ne("")]
    counts = themed.groupby("theme_id").agg(
        n_respondents=("respondent_id", "nunique"), n_statements=("statement_id", "size")
    )
    origins = analysis.further["theme_origins"].set_index("theme_id")
    table = pd.DataFrame(
        {
            "theme_id": [theme.theme_id for theme in bench.codebook],
            "label": [theme.label for theme in bench.codebook],
            "belongs": [theme.belongs for theme in bench.codebook],
            "belongs_not": [theme.belongs_not for theme in bench.codebook],
            "is_minority": [theme.is_minority for theme in bench.codebook],
            "is_locked": [theme.is_locked for theme in bench.codebook],
        }
    )
    own = counts.reindex(table["theme_id"]).fillna(0).astype("int64").reset_index(drop=True)
    table[own.columns.tolist()] = own
    table["is_new"] = origins["is_new"].reindex(table["theme_id"]).eq(True).to_numpy()
    table["certainty"] = origins["certainty"].reindex(table["theme_id"]).to_numpy(dtype=float)
    return table.sort_values(["n_respondents", "theme_id"], ascending=[False, True], ignore_index=True)


def log_of(bench: Bench) -> pd.DataFrame:
    """One row per decision, newest first: `decision_id`, `act`, `who`, `when`, `why`, `theme`, `others`,
    `label`, `n_statements`, `is_standing` (an undo stands while what it undid is undone), `undid`.
    """
    names = _names(bench)
    by_id = {decision.decision_id: decision for decision in bench.decisions}
    rows = [_row(bench, decision, names, by_id) for decision in reversed(bench.decisions)]
    columns = ["decision_id", "act", "who", "when", "why", "theme", "others", "label", "n_statements"]
    return pd.DataFrame(rows, columns=[*columns, "is_marked", "is_standing", "undid"])


def _names(bench: Bench) -> dict[str, str]:
    """The name of every theme there is or was, as it is called last."""
    names = {theme.theme_id: theme.label for theme in bench.basis.codebook}
    names |= {one.new_theme_id: one.label for one in bench.decisions if one.new_theme_id}
    return names | {theme.theme_id: theme.label for theme in bench.codebook}


def _row(
    bench: Bench, decision: Decision, names: dict[str, str], by_id: dict[str, Decision]
) -> tuple[object, ...]:
    undone = by_id.get(decision.undoes)
    return (
        decision.decision_id,
        decision.act.value,
        decision.who,
        decision.when,
        decision.why,
        names.get(decision.theme_id, decision.theme_id),
        [names.get(other, other) for other in decision.others],
        decision.label,
        len(decision.keys),
        decision.is_marked,
        decision.decision_id in bench.standing,
        undone.act.value if undone else "",
    )
