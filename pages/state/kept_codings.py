"""What people coded by hand, kept with the study; each analysis that is shown gets its comparison with it.

Codes are kept and figures are not: they are worked out again for the themes of the analysis at hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from analysis.agreeing import compare_coding, read_coding, take_coding, write_coding
from analysis.comparison import Coding
from analysis.model import Analysis, Settings
from analysis.record import grouping_key
from data.store.store import StudyCard
from pages.state import store
from pages.state.bench import now


def with_agreement(card: StudyCard, settings: Settings, analysis: Analysis) -> Analysis:
    """The analysis with how people who coded by hand agree with it; as it is when nobody did."""
    codings = load_codings(card, settings)
    if not codings:
        return analysis
    told = json.dumps([[one.who, one.when] for one in codings])
    name = f"{store.workspace_folder()}/{card.info.study_id}/{analysis.fingerprint}/{told}"
    key = f"agreement/{hashlib.sha256(name.encode()).hexdigest()}"
    found = store.once(key, lambda: compare_coding(analysis, codings))
    return replace(analysis, agreement=found)


def load_codings(card: StudyCard, settings: Settings) -> list[Coding]:
    """What everybody made of the themes as these settings find them, the earliest first."""
    rows = store.open_workspace().codings(card.info.study_id).load(grouping_key(settings))
    return [read_coding(row["coder"], row["moment"], row["content"]) for row in rows]


def keep_codings(
    card: StudyCard, settings: Settings, analysis: Analysis, made: Mapping[str, Mapping[str, str]]
) -> None:
    """Keep what people made, by name: theme_id by statement_id. The same name replaces what was there.

    Raises StudyNotFound when the study was deleted meanwhile.
    """
    log = store.open_workspace().codings(card.info.study_id)
    for who, codes in made.items():
        coding = take_coding(analysis, who, now(), codes)
        log.keep(grouping_key(settings), who, coding.when, write_coding(coding))


def forget_coding(card: StudyCard, settings: Settings, who: str) -> None:
    """Remove what one person made."""
    store.open_workspace().codings(card.info.study_id).remove(grouping_key(settings), who)
