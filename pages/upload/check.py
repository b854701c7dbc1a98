"""Step 3: what would come in with these columns, what would be left out, and what is worth knowing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.errors import StudyError
from data.model import Problem, Recognition, Severity
from pages.parts.text import plain, show_heading
from pages.state import intake
from pages.state.intake import IntakeSummary, Upload
from pages.upload.files import show_refusal
from reporting.words.words import Words

_LONG, _HEIGHT = 6, 260


def show_check(words: Words, upload: Upload, recognition: Recognition) -> bool:
    """Counts, what is dropped and the problems; whether a study can be made of this."""
    show_heading(words("upload.step_check"))
    try:
        with st.spinner(words("upload.counting")):
            summary = intake.summarise(upload, recognition)
    except StudyError as error:
        show_refusal(words, error)
        return False
    refusals = [problem for problem in summary.problems if problem.severity is Severity.REFUSAL]
    if refusals:
        sentences = "  \n".join(plain(words.problem(problem)) for problem in refusals)
        st.error(f"**{plain(words('upload.refused'))}**  \n{sentences}")
        st.caption(plain(words("upload.nothing_stored")))
        return False
    _show_counts(words, summary)
    left, right = st.columns(2, gap="large")
    with left:
        _show_dropped(words, summary.dropped)
    with right:
        _show_problems(words, summary.problems)
    return True


def _show_counts(words: Words, summary: IntakeSummary) -> None:
    figures = {
        "rows": summary.n_rows,
        "people": summary.n_people,
        "places_count": summary.n_places,
        "answers": summary.n_answers,
    }
    with st.container(key="sand-counts"):
        sentence = words(
            "upload.sentence",
            rows=words.count(summary.n_rows, "rows"),
            people=words.count(summary.n_people, "people"),
            places=words.count(summary.n_places, "places"),
        )
        st.markdown(f"**{plain(sentence)}**")
        with st.grid(4, min_column_width=130, key="upload-counts"):
            for name, n in figures.items():
                st.metric(words(f"upload.{name}"), words.number(n))


def _show_dropped(words: Words, dropped: Sequence[Problem]) -> None:
    """The columns that are left out: personal ones first, then those without a use."""
    st.subheader(plain(words("upload.dropped")), anchor=False)
    if not dropped:
        st.caption(plain(words("upload.dropped_none")))
    for code, key in (("personal_column_dropped", "dropped_personal"), ("column_not_used", "dropped_unused")):
        names = list(dict.fromkeys(problem.column for problem in dropped if problem.code == code))
        if names:
            said = words(f"upload.{key}", columns=words.count(len(names), "columns"))
            st.markdown(f"**{plain(said)}**")
            st.caption(plain(" · ".join(names)))


def _show_problems(words: Words, problems: Sequence[Problem]) -> None:
    """What else is worth knowing, each once."""
    st.subheader(plain(words("upload.problems")), anchor=False)
    if not problems:
        st.caption(plain(words("upload.problems_none")))
        return
    said = list(dict.fromkeys(plain(words.problem(problem)) for problem in problems))
    is_long = len(said) > _LONG
    with st.container(key="list-problems", height=_HEIGHT if is_long else "content", border=is_long):
        st.markdown("\n".join(f"- {sentence}" for sentence in said))
