"""Everything a screen of a study starts from: words, selection, study and, when it is there, its analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.jobs import JobState
from analysis.model import Analysis, Settings
from data.model import Level, Study
from data.store.store import StudyCard
from pages.state import selection as selections
from pages.state import store
from pages.state.kept_codings import with_agreement
from pages.state.selection import Selection
from reporting.words.words import Words, load_words

LANGUAGES = ("nl", "en")
COLOURS = ("appreciation", "theme")


@dataclass(frozen=True)
class Frame:
    """What every screen shares: language, the studies there are and the one that is open (or none)."""

    words: Words
    cards: tuple[StudyCard, ...]
    card: StudyCard | None
    selection: Selection
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """One study as one visitor looks at it; `analysis` is None while it is being computed."""

    words: Words
    card: StudyCard
    study: Study
    settings: Settings
    analysis: Analysis | None
    selection: Selection
    unknown: tuple[str, ...]


def open_frame() -> Frame:
    """Language and study of this visitor, from the URL."""
    cards = tuple(store.list_studies())
    by_id = {card.info.study_id: card for card in cards}
    newest_first = [card.info.study_id for card in cards if card.info.is_demo] + [*reversed(by_id)]
    known = {"language": LANGUAGES, "study": tuple(dict.fromkeys(newest_first))}
    selection, unknown = selections.open_selection(known)
    return Frame(load_words(selection.language), cards, by_id.get(selection.study), selection, unknown)


def open_view(frame: Frame, card: StudyCard) -> View:
    """The open study, its analysis and the whole selection; asks for the analysis when it is missing."""
    study = store.load_study(card)
    grain, _ = selections.open_selection({"grain": ("normal", *store.GRAINS)}, frame.selection)
    settings = store.settings_for(grain.grain, store.codebook_choice(card))
    analysis = store.load_analysis(card, settings)
    if analysis is None:
        if store.analysis_state(card, settings).status == "none":
            store.start_analysis(card, settings)
        return View(frame.words, card, study, settings, None, grain, frame.unknown)
    analysis = with_agreement(card, settings, analysis)
    chosen, unknown = selections.open_selection(_known(study, analysis), grain)
    return View(frame.words, card, study, settings, analysis, chosen, frame.unknown + unknown)


def job_state(view: View) -> JobState:
    """How far the analysis of this view is."""
    return store.analysis_state(view.card, view.settings)


def levels_of(study: Study) -> tuple[str, ...]:
    """Levels at which this study has units, from small to large."""
    there = set(study.places["level"])
    return tuple(level.value for level in Level if level.value in there)


def _known(study: Study, analysis: Analysis) -> Mapping[str, tuple[str, ...]]:
    """Allowed values of the selection; the first is the default (for a theme: the most shared one)."""
    return {
        "level": levels_of(study) or ("place",),
        "colour": COLOURS,
        "theme": ("", *analysis.themes["theme_id"]),
        "unit": ("", *study.places["place_id"]),
    }
