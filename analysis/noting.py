"""What the reader must know about a result: codes with numbers, said by the words under `notes.<code>`."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.measures import Measures
from analysis.sample.weighting import Weighting
from analysis.text.embedder import Embedder
from analysis.themes.deciding import Decided
from analysis.waves.newest import list_rounds
from data.model import Study

FEW_STATEMENTS = 30
Note = tuple[str, Mapping[str, str | int | float]]


def note_result(
    study: Study, content: pd.DataFrame, measures: Measures, embedder: Embedder
) -> tuple[Note, ...]:
    """Give back what the reader must know about this result, as codes with numbers."""
    notes: list[Note] = []
    if content.empty:
        notes.append(("no_statements", {}))
    elif len(content) < FEW_STATEMENTS:
        notes.append(("few_statements", {"n": len(content)}))
    if len(content) and measures.themes.empty:
        notes.append(("no_themes", {"n": len(content)}))
    notes += _about_languages(content, embedder)
    if len(measures.themes):
        if measures.themes["breadth_groups"].isna().all():
            notes.append(("no_breadth_over_groups", {}))
        if measures.themes["breadth_places"].isna().all():
            notes.append(("no_breadth_over_places", {}))
        if measures.themes["dividedness"].isna().all():
            notes.append(("no_directions", {}))
    if len(study.answers) and study.place_answers["rating"].isna().all():
        notes.append(("no_ratings", {}))
    return tuple(notes)


def note_decisions(decided: Decided | None) -> list[Note]:
    """Give back a note on what a researcher decided and what of it could not be done here."""
    if decided is None or not (decided.applied or decided.problems):
        return []
    failed = {str(problem.details["decision"]) for problem in decided.problems} - set(decided.applied)
    notes: list[Note] = []
    if decided.applied:
        notes.append(("decided", {"n": len(decided.applied), "version": decided.codebook.version}))
    if failed:
        notes.append(("not_decided", {"n": len(failed)}))
    return notes


def note_rounds(rounds: Study, newest: Study) -> list[Note]:
    """Give back a note on which round all figures are about, when there are several."""
    names = list_rounds(rounds.respondents)
    if len(names) < 2:
        return []
    n_earlier = len(rounds.respondents) - len(newest.respondents)
    return [("earlier_rounds", {"newest": names[-1], "earlier": ", ".join(names[:-1]), "n": n_earlier})]


def note_weights(weighting: Weighting | None) -> list[Note]:
    """Give back a note on what weighting did, or could not do."""
    if weighting is None:
        return []
    if not weighting.groupings:
        return [("not_weighted", {})]
    figures = {
        "lowest": round(weighting.lowest, 2),
        "highest": round(weighting.highest, 2),
        "n_eff": round(weighting.n_eff),
        "n": len(weighting.weights),
    }
    return [("weighted", figures)]


def _about_languages(content: pd.DataFrame, embedder: Embedder) -> list[Note]:
    """Give back a note on the languages that the embedder knows nothing of."""
    languages = sorted(set(content["language"]))
    unknown = [code for code in embedder.unknown_languages(languages) if code != "und"]
    if not unknown:
        return []
    share = float(content["language"].isin(unknown).mean())
    return [
        ("unknown_languages", {"languages": ", ".join(sorted(unknown)), "percent": round(100 * share, 1)})
    ]
