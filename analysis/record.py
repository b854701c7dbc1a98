"""An analysis as plain tables and JSON facts, so that it can be stored and read back unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from analysis.model import Analysis, Settings, Thresholds
from analysis.version import VERSION
from data.measure_schemas import MEASURE_SCHEMAS

TABLES = ("statements", "themes", "theme_quotes", "theme_units", "theme_groups", "appreciations")


def settings_key(settings: Settings, model_choice: str) -> str:
    """Short stable name for these settings, this choice of model and this code; all equal, equal key."""
    return _digest({"settings": asdict(settings), "model": model_choice, "version": VERSION})[:16]


def to_record(analysis: Analysis) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Tables by name, and the facts about the analysis as JSON-ready values."""
    about = {
        "model": analysis.model,
        "settings": asdict(analysis.settings),
        "fingerprint": analysis.fingerprint,
        "decisions": list(analysis.decisions),
        "notes": [[code, dict(params)] for code, params in analysis.notes],
        "seconds": dict(analysis.seconds),
    }
    return {name: getattr(analysis, name) for name in TABLES} | dict(analysis.further), about


def from_record(tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> Analysis:
    """The analysis that `to_record` took apart."""
    settings = dict(about["settings"])
    thresholds = Thresholds(**settings.pop("thresholds"))
    return Analysis(
        **{name: tables[name] for name in TABLES},
        further={name: tables[name] for name in MEASURE_SCHEMAS if name in tables},
        model=about["model"],
        settings=Settings(**settings, thresholds=thresholds),
        fingerprint=about["fingerprint"],
        decisions=tuple(about.get("decisions", ())),
        notes=tuple((code, params) for code, params in about["notes"]),
        seconds=about["seconds"],
        agreement=None,
    )


def grouping_key(settings: Settings) -> str:
    """Short stable name for a way of grouping: decisions on it hold whatever the model, limits and code."""
    how = {name: getattr(settings, name) for name in ("resolution", "split", "codebook", "seed")}
    return _digest(how)[:16]


def fingerprint(answers: pd.DataFrame, model: str, settings: Settings, decided: str = "") -> str:
    """Twelve characters that change when data, model, settings, decisions or code version change.

    `answers`: ANSWERS table; the order of its rows does not matter. `decided`: digest of the decisions.
    """
    rows = pd.util.hash_pandas_object(answers, index=False).sort_values().to_numpy()
    data = hashlib.sha256(rows.tobytes()).hexdigest()
    facts = {"data": data, "model": model, "settings": asdict(settings), "version": VERSION}
    return _digest(facts | ({"decided": decided} if decided else {}))[:12]


def _digest(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
