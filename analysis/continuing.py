"""Going on from an earlier analysis: its themes as the ground for this one, and what became of them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.model import Analysis
from analysis.themes.basis import Basis, Rulings, find_seen, start_basis
from analysis.themes.deciding import Decided
from analysis.themes.decisions import key_statements
from analysis.waves.flows import find_flows
from analysis.waves.matching import match_themes
from data.errors import StudyError
from data.schemas import THEME_QUOTES

_STATEMENTS = ("statement_id", "text", "status", "theme_id", "strength")
_THEMES = ("theme_id", "label", "keywords", "kind")
_EXAMPLES = 40
_NO_ORIGINS = pd.DataFrame({"theme_id": [], "codebook_theme_id": []}, dtype="str")


def continue_analysis(earlier: Analysis) -> Rulings:
    """Give back the themes of an earlier analysis as what the next one goes on from, without decisions."""
    origins = earlier.further.get("theme_origins", _NO_ORIGINS)
    language = earlier.settings.language
    basis = start_basis(earlier.statements, earlier.themes, earlier.theme_quotes, origins, language=language)
    return Rulings(_teach(basis, earlier.statements), ())


def continue_files(statements: pd.DataFrame, themes: pd.DataFrame, *, language: str = "nl") -> Rulings:
    """Give back the same from the tables of statements.csv and themes.csv of an earlier run, cells as text.

    Raises StudyError `earlier_columns` when a column is missing, or a closeness is no number.
    """
    for table, needed in ((statements, _STATEMENTS), (themes, _THEMES)):
        absent = [name for name in needed if name not in table]
        if absent:
            raise StudyError("earlier_columns", columns=", ".join(absent))
    strength = pd.to_numeric(statements["strength"], errors="coerce")
    if strength.isna().any():
        raise StudyError("earlier_columns", columns="strength")
    said = statements.assign(strength=strength.clip(0.0, 1.0), nearest_theme_id="").reset_index(drop=True)
    quotes = pd.DataFrame(columns=list(THEME_QUOTES.columns))
    return Rulings(_teach(start_basis(said, themes, quotes, _NO_ORIGINS, language=language), said), ())


def tell_matches(
    statements: pd.DataFrame, themes: pd.DataFrame, rulings: Rulings, decided: Decided | None
) -> pd.DataFrame:
    """Give back THEME_MATCHES of an analysis that went on from `rulings`.

    `statements`: STATEMENTS; `themes`: `theme_id`, `label`, in their order.
    """
    content = statements[statements["status"].ne("no_content")]
    seen = find_seen(rulings.basis, key_statements(content["text"].tolist()))
    said = content[["theme_id", "respondent_id"]].assign(is_fresh=seen["theme_id"].isna().to_numpy())
    earlier = {theme.theme_id: theme.label for theme in rulings.basis.codebook}
    now = dict(zip(themes["theme_id"], themes["label"], strict=True))
    made = decided.codebook.theme_ids if decided else ()
    return match_themes(earlier, now, said, decided.went_into if decided else {}, made)


def tell_flows(statements: pd.DataFrame, rulings: Rulings) -> pd.DataFrame:
    """Give back THEME_FLOWS: where the statements of each theme of `rulings` lie now.

    `statements`: STATEMENTS.
    """
    content = statements[statements["status"].ne("no_content")]
    seen = find_seen(rulings.basis, key_statements(content["text"].tolist()))
    return find_flows(seen["theme_id"].fillna("").tolist(), content["theme_id"].tolist())


def _teach(basis: Basis, statements: pd.DataFrame) -> Basis:
    """Give back the basis in which the surest wordings of each theme are its examples.

    In a study of other answers nothing else tells what a theme is about.
    """
    themed = statements[statements["status"].eq("themed")].drop_duplicates(["theme_id", "text"])
    surest = themed.sort_values(["strength", "text"], ascending=[False, True]).groupby("theme_id")["text"]
    examples = {str(theme): tuple(texts.head(_EXAMPLES)) for theme, texts in surest}
    taught = tuple(
        replace(theme, examples=examples.get(theme.theme_id, theme.examples)) for theme in basis.codebook
    )
    return replace(basis, codebook=replace(basis.codebook, themes=taught))
