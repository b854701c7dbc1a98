"""The log of decisions of a study as rulings for its analysis. Knows no screen: the job uses it too."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from analysis.continuing import continue_analysis
from analysis.model import Settings
from analysis.record import from_record, grouping_key, settings_key
from analysis.themes.basis import Basis, Rulings, read_basis, write_basis
from analysis.themes.decisions import Decision, take_decision
from data.store.decision_log import DecisionLog
from data.store.store import Store


def load_rulings(log: DecisionLog, settings: Settings) -> Rulings | None:
    """What was decided about the themes as these settings find them; None before the first decision."""
    key = grouping_key(settings)
    basis = log.load_basis(key)
    if basis is None:
        return None
    return Rulings(read_basis(basis), tuple(_read(row) for row in log.load(key)))


def follow_study(store: Store, study_id: str, settings: Settings, model: str) -> Rulings | None:
    """The themes, and what was decided about them, of the study that `study_id` follows on.

    None when it follows on none, or when that one was never analysed in this way or is no longer there.
    """
    earlier = store.decisions(study_id).choices().get("follows", "")
    if not earlier:
        return None
    rulings = load_rulings(store.decisions(earlier), settings)
    if rulings is not None:
        return rulings
    found = store.load_result(earlier, settings_key(settings, model))
    return continue_analysis(from_record(*found)) if found else None


def add_rulings(log: DecisionLog, settings: Settings, basis: Basis, decisions: tuple[Decision, ...]) -> None:
    """Keep decisions, and the basis that they rest on. Raises StudyNotFound when the study is gone."""
    log.add(grouping_key(settings), [_write(decision) for decision in decisions], write_basis(basis))


def _read(row: dict[str, Any]) -> Decision:
    return take_decision({name: value for name, value in row.items() if name != "decision_id"})


def _write(decision: Decision) -> dict[str, Any]:
    return asdict(decision) | {"act": decision.act.value, "decision_id": decision.decision_id}
