"""The codebook: take it along, hand a changed one in, and choose what the themes start from."""

from __future__ import annotations

import streamlit as st

from data.errors import StudyError
from pages.parts.text import plain, show_heading
from pages.state import codebooks, session, store
from pages.themes.desk import Desk, decide, hand
from reporting.exports.naming import export_name
from reporting.panels.themes import said_take_over

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LARGEST_MB = 5


def show_codebook(desk: Desk) -> None:
    """Files to take along, a file to hand in, and the start of the themes."""
    _show_downloads(desk)
    left, right = st.columns(2, gap="large")
    with left:
        _show_upload(desk)
    with right:
        _show_start(desk)


def _show_downloads(desk: Desk) -> None:
    words, bench, study = desk.ready.words, desk.bench, desk.ready.study
    show_heading(words("themes.book_title"), words("themes.book_lead"))

    def workbook() -> bytes:
        from reporting.exports.codebook_workbook import write_codebook_workbook

        return write_codebook_workbook(codebooks.write_table(bench, study.info.name))

    def project() -> bytes:
        from reporting.exports.qdpx import write_qdpx

        parents = {theme.theme_id: theme.parent_id for theme in bench.codebook}
        themes = desk.themes.assign(parent_id=desk.themes["theme_id"].map(parents))
        created = desk.ready.view.card.created
        return write_qdpx(study, bench.statements, themes, words, created=created)

    files = {
        "xlsx": (workbook, "codebook.xlsx", _XLSX),
        "toml": (lambda: codebooks.write_toml(bench, study.info.name), "codebook.toml", "application/toml"),
        "qdpx": (project, "coded-answers.qdpx", "application/zip"),
        "log": (lambda: codebooks.write_log(bench), "decisions.json", "application/json"),
    }
    with st.grid(4, min_column_width=230, gap="medium", key="themes-files"):
        for name, (make, file, mime) in files.items():
            with st.container(border=True, key=f"card-file-{name}", height="stretch"):
                st.subheader(plain(words(f"themes.file_{name}")), anchor=False)
                st.markdown(plain(words(f"themes.file_{name}_text")))
                st.download_button(
                    words("themes.file_take"),
                    data=make,
                    file_name=export_name(study.info, words, file),
                    mime=mime,
                    key=f"themes-download-{name}",
                    on_click="ignore",
                )
    st.caption(plain(words("themes.files_private")))


def _show_upload(desk: Desk) -> None:
    """A changed codebook: what it asks to decide, and the button that decides it."""
    words = desk.ready.words
    show_heading(words("themes.hand_in_title"), words("themes.hand_in_lead"))
    with st.container(key="handin"):
        dropped = st.file_uploader(
            words("themes.hand_in"),
            type=["toml", "xlsx"],
            max_upload_size=_LARGEST_MB,
            key=desk.key("hand-in"),
        )
    if dropped is None:
        return
    try:
        book = codebooks.read_file(dropped.name, dropped.getvalue(), words.language)
    except StudyError as error:
        st.error(plain(words.problem(error.problem)))
        return
    changes = codebooks.compare(desk.bench, book, hand(desk, words("themes.hand_in_why", file=dropped.name)))
    if changes.unknown:
        unknown = words.listing([f"‘{label}’" for label in changes.unknown])
        st.info(plain(words("themes.hand_in_unknown", themes=unknown)))
        if st.button(words("themes.start_with_it"), key="themes-start-with"):
            _start_from(desk, codebooks.as_choice(book))
    if not changes.decisions:
        st.markdown(plain(words("themes.hand_in_same")))
    elif st.button(said_take_over(words, len(changes.decisions)), type="primary", key="themes-take-changes"):
        decide(desk, "themes.done_hand_in", *changes.decisions)


def _show_start(desk: Desk) -> None:
    """What the themes start from now, and another choice; decisions belong to the start they rest on."""
    words, now = desk.ready.words, desk.ready.view.settings.codebook
    show_heading(words("themes.start_title"), words("themes.start_lead"))
    choices = [*codebooks.CHOICES, *([now] if now and not codebooks.is_shipped(now) else [])]
    chosen = st.radio(
        words("themes.start"),
        choices,
        index=choices.index(now) if now in choices else 0,
        format_func=lambda choice: said_start(desk, choice),
        captions=[said_start(desk, choice, "_text") for choice in choices],
        label_visibility="collapsed",
        key=f"themes-start-{len(choices)}-{choices.index(now) if now in choices else 0}",
    )
    if chosen != now:
        st.caption(plain(words("themes.start_note")))
        if st.button(words("themes.start_go"), type="primary", key="themes-start-go"):
            _start_from(desk, str(chosen))


def said_start(desk: Desk, choice: str, part: str = "") -> str:
    """The name of a start, or with `part` "_text" what it means."""
    name = choice if codebooks.is_shipped(choice) else "own" if choice else "free"
    return desk.ready.words(f"themes.start_{name}{part}")


def _start_from(desk: Desk, choice: str) -> None:
    """Keep the choice; every screen then asks for the analysis that belongs to it."""
    store.choose_codebook(desk.ready.study.info.study_id, choice)
    session.leave_notice("themes.done_start")
    st.rerun()
