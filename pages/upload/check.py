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
        _show_list(words, "dropped", summary.dropped)
    with right:
        _show_list(words, "problems", summary.problems)
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


def _show_list(words: Words, name: str, problems: Sequence[Problem]) -> None:
    st.subheader(plain(words(f"upload.{name}")), anchor=False)
    if not problems:
        st.caption(plain(words(f"upload.{name}_none")))
        return
    said = list(dict.fromkeys(plain(words.problem(problem)) for problem in problems))
    with st.container(key=f"list-{name}", height=260 if len(said) > 6 else "content", border=len(said) > 6):
        st.markdown("\n".join(f"- {sentence}" for sentence in said))
