"""The themes of a study as the researcher has them now: the finished analysis with all decisions on it.

Decisions show at once in the theme workbench; every other screen follows when the analysis is done again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from analysis.model import Analysis, Settings
from analysis.themes.basis import Basis, Rulings, find_seen, grow_basis, start_basis
from analysis.themes.codebook import Codebook
from analysis.themes.codebook_file import SHIPPED, load_codebook, read_codebook
from analysis.themes.deciding import Decided, apply_decisions, find_standing
from analysis.themes.decisions import Act, Decision, key_statements
from data.model import Problem
from data.store.store import StudyCard
from pages.state import store
from pages.state.rulings import add_rulings, load_rulings


@dataclass(frozen=True)
class Bench:
    """`statements`: STATEMENTS with the themes of now, `key` of the wording and `is_decided`; `codebook`:
    of now; `decisions`: all of them, in order; `standing`: ids of those not undone; `problems`: what could
    not be done; `n_waiting`: standing decisions that the figures do not follow yet; `basis`: what all rests
    on; `origins`: by theme_id the theme of the starting codebook, '' for one found freely.
    """

    statements: pd.DataFrame
    codebook: Codebook
    decisions: tuple[Decision, ...]
    standing: frozenset[str]
    problems: tuple[Problem, ...]
    n_waiting: int
    basis: Basis


def open_bench(card: StudyCard, settings: Settings, analysis: Analysis) -> Bench:
    """The bench of a study; made once per visitor for the same decisions."""
    rulings = load_rulings(store.open_workspace().decisions(card.info.study_id), settings)
    digest = rulings.digest if rulings else ""
    name = f"{store.workspace_folder()}/{card.info.study_id}/{card.created}/{analysis.fingerprint}/{digest}"
    key = f"bench/{hashlib.sha256(name.encode()).hexdigest()}"
    return store.once(key, lambda: make_bench(analysis, settings, rulings))


def make_bench(analysis: Analysis, settings: Settings, rulings: Rulings | None) -> Bench:
    """The statements of an analysis under all decisions, those of after it too."""
    basis = rulings.basis if rulings else _see(analysis, settings)
    decisions = rulings.decisions if rulings else ()
    keys = key_statements(analysis.statements["text"].tolist())
    seen = find_seen(basis, keys)["theme_id"].to_numpy(dtype=object)
    table = analysis.statements.assign(key=pd.Series(keys, dtype="str"))
    before = pd.Series(seen, index=table.index).where(table["status"].ne("no_content"))
    table["theme_id"] = before.fillna(table["theme_id"].astype(object)).astype("str")
    decided = _decide(table, basis, decisions)
    standing = {one.decision_id for one in find_standing(decisions)}
    computed = {one.decision_id for one in find_standing(decisions[: len(analysis.decisions)])}
    return Bench(
        decided.statements,
        decided.codebook,
        decisions,
        frozenset(standing),
        decided.problems,
        len(standing ^ computed),
        basis,
    )


def keep(card: StudyCard, settings: Settings, analysis: Analysis, *decisions: Decision) -> None:
    """Store decisions with what they rest on. Raises StudyNotFound when the study was deleted meanwhile."""
    log = store.open_workspace().decisions(card.info.study_id)
    rulings, basis = load_rulings(log, settings), _see(analysis, settings)
    if rulings is not None:
        book = apply_decisions(analysis.statements, rulings.basis.codebook, rulings.decisions).codebook
        basis = grow_basis(rulings.basis, basis, book)
    add_rulings(log, settings, basis, decisions)


def undone_by(bench: Bench, decision_id: str) -> list[Decision]:
    """The undoing because of which a decision does not stand now; empty when it stands."""
    undone: set[str] = set()
    for one in reversed(bench.decisions):
        if one.act is Act.UNDO and one.decision_id not in undone:
            undone.add(one.undoes)
            if one.undoes == decision_id:
                return [one]
    return []


def undo(decisions: Sequence[Decision], who: str) -> tuple[Decision, ...]:
    """Decisions that take each of these back, the last one first."""
    return tuple(
        Decision(Act.UNDO, who, now(), undoes=decision.decision_id) for decision in reversed(decisions)
    )


def now() -> str:
    """The moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def starting_codebook(settings: Settings) -> Codebook | None:
    """The codebook that these settings start from, None when themes are found freely."""
    choice = settings.codebook
    if not choice:
        return None
    return load_codebook(choice) if choice in SHIPPED else read_codebook(choice.encode())


def _decide(table: pd.DataFrame, basis: Basis, decisions: tuple[Decision, ...]) -> Decided:
    """The decisions on all statements with content; the others stay as they are."""
    has_content = table["status"].ne("no_content")
    decided = apply_decisions(table[has_content], basis.codebook, decisions)
    rest = table[~has_content].assign(is_decided=False)
    statements = pd.concat([decided.statements, rest]).sort_index()
    return Decided(statements, decided.codebook, decided.applied, decided.problems, decided.went_into)


def _see(analysis: Analysis, settings: Settings) -> Basis:
    return start_basis(
        analysis.statements,
        analysis.themes,
        analysis.theme_quotes,
        analysis.further["theme_origins"],
        starting_codebook(settings),
        language=settings.language,
    )
