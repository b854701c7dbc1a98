"""The head of a place: its name with its rating, where it lies, and the key figures."""

from __future__ import annotations

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import show_title
from reporting.panels.place import title_of_place
from reporting.panels.rules import said_people
from reporting.panels.units import unit_level, unit_name


def show_head(ready: Ready, unit: str) -> None:
    """Title, where the place lies, and how many people spoke about it."""
    words, study = ready.words, ready.study
    parent = str(next(iter(study.places.loc[study.places["place_id"] == unit, "parent_id"]), ""))
    level, around = words(f"map.level_{unit_level(study, unit)}"), unit_name(study, parent)
    eyebrow = words("place.lead_in", level=level, parent=around) if around else level
    row = next(ready.analysis.appreciations.query("unit_id == @unit").itertuples(), None)
    people = said_people(int(row.n_respondents) if row else 0, ready.analysis.settings.thresholds, words)
    lead = words("place.lead", people=people)
    with st.container(key="place-title"):
        show_title("place", eyebrow, title_of_place(study, ready.analysis, words, unit), lead)
