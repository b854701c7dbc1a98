"""The files to take along; each is made when somebody asks for it, not before."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.ready import Ready
from pages.parts.text import plain
from pages.state import session
from reporting.exports.naming import export_name
from reporting.exports.slide_questions import SLIDES
from reporting.panels.units import n_answered_places

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def show_downloads(ready: Ready) -> None:
    """A card for the slide deck, one for all statements and one for the places."""
    words, info = ready.words, ready.study.info
    deck, statements, places = st.columns(3, gap="medium")
    with deck, st.container(border=True, key="card-deck", height="stretch"):
        st.subheader(plain(words("present.deck_title")), anchor=False)
        st.markdown(plain(words("present.deck_text", n=words.number(len(SLIDES)))))
        st.download_button(
            words("present.deck"),
            data=deck_maker(ready),
            file_name=export_name(info, words, "presentation.pptx"),
            mime=_PPTX,
            type="primary",
            key="download-deck",
            on_click="ignore",
        )
    with statements, st.container(border=True, key="card-statements", height="stretch"):
        st.subheader(plain(words("present.statements_title")), anchor=False)
        n = words.count(len(ready.analysis.statements), "statements")
        st.markdown(plain(words("present.statements_text", statements=n)))
        st.download_button(
            words("present.statements"),
            data=statements_maker(ready),
            file_name=export_name(info, words, "statements.csv", ready.analysis.fingerprint),
            mime="text/csv",
            key="download-statements",
            on_click="ignore",
        )
        st.caption(plain(words("present.private")))
    with places, st.container(border=True, key="card-places", height="stretch"):
        st.subheader(plain(words("present.places_title")), anchor=False)
        st.markdown(
            plain(words("present.places_text", places=words.count(n_answered_places(ready.study), "places")))
        )
        st.download_button(
            words("present.places"),
            data=places_maker(ready),
            file_name=export_name(info, words, "places.gpkg"),
            mime="application/geopackage+sqlite3",
            key="download-places",
            on_click="ignore",
        )


def written_questions(study_id: str) -> dict[str, str]:
    """Questions that a person wrote, by slide and by theme."""
    themes = session.writings(study_id, "question/interest/")
    return themes | session.writings(study_id, "question/slide/")


def deck_maker(ready: Ready) -> Callable[[], bytes]:
    """What makes the slide deck, with the texts that were written so far; it runs beside the screen."""
    study, analysis, words = ready.study, ready.analysis, ready.words
    intention = session.writings(study.info.study_id, "intention/")
    questions = written_questions(study.info.study_id)

    def make() -> bytes:
        # The library of slides takes a second to load: only who downloads pays for it.
        from reporting.exports.slides import write_slides

        return write_slides(study, analysis, words, intention=intention, questions=questions)

    return make


def statements_maker(ready: Ready) -> Callable[[], bytes]:
    """What makes the file of all statements."""
    study, analysis = ready.study, ready.analysis

    def make() -> bytes:
        from reporting.exports.statements import write_statements

        return write_statements(study, analysis)

    return make


def places_maker(ready: Ready) -> Callable[[], bytes]:
    """What makes the file of all places, for a GIS."""
    study, analysis = ready.study, ready.analysis

    def make() -> bytes:
        from reporting.exports.geopackage import write_geopackage

        return write_geopackage(study, analysis)

    return make
