"""A table of statements to choose from, many at once, and where the chosen ones go."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.text import plain
from pages.state.decide import NEW, NONE, open_themes
from pages.themes.desk import Desk, ask_why, decide, hand
from reporting.panels.themes import statements_table

_HEIGHT = 420


def choose_statements(
    desk: Desk, name: str, statements: pd.DataFrame, *, source: str = "", with_theme: bool = True
) -> None:
    """The statements, a field to search in them, and the choice of where the chosen ones go.

    `name`: part of the keys; `source`: the theme that they are in, '' for several or none.
    """
    words = desk.ready.words
    if statements.empty:
        st.markdown(plain(words("themes.no_statements")))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        sought = st.text_input(words("themes.filter"), key=desk.key(f"filter-{name}"), width=360)
        shown = one_per_wording(find_words(statements, sought or ""))
        said = words("themes.choose_all", statements=words.count(int(shown["n_same"].sum()), "statements"))
        is_all = st.checkbox(said, key=desk.key(f"all-{name}"), disabled=shown.empty)
    if shown.empty:
        st.markdown(plain(words("themes.not_found")))
        return
    event = st.dataframe(
        statements_table(desk.ready.study, shown, words, desk.labels, with_theme=with_theme),
        hide_index=True,
        height=min(_HEIGHT, 38 + 35 * len(shown)),
        alt=words("themes.statements_alt"),
        key=desk.key(f"rows-{name}-{sought}"),
        on_select="rerun",
        selection_mode="multi-row",
        column_config={words("panels.themes.column_text"): st.column_config.TextColumn(width="large")},
    )
    chosen = shown if is_all else shown.iloc[event.selection.rows]
    _show_way(desk, name, chosen, source)


def one_per_wording(statements: pd.DataFrame) -> pd.DataFrame:
    """The first statement of each wording in their order, with `n_same`: how many statements are worded so.

    Statements with the same words go together, so one row stands for all of them.
    """
    n_same = statements.groupby("key")["statement_id"].size()
    first = statements.drop_duplicates("key")
    return first.assign(n_same=first["key"].map(n_same).astype("int64"))


def find_words(statements: pd.DataFrame, sought: str) -> pd.DataFrame:
    """The statements that hold all words of `sought`, in any order; capitals make no difference."""
    texts = statements["text"].str.casefold()
    for word in sought.casefold().split():
        statements = statements[texts.str.contains(word, regex=False)]
        texts = texts[statements.index]
    return statements


def _show_way(desk: Desk, name: str, chosen: pd.DataFrame, source: str) -> None:
    """Where the chosen statements go, and the button that decides it."""
    words, bench = desk.ready.words, desk.bench
    keys = sorted(set(chosen["key"]))
    going = bench.statements[bench.statements["key"].isin(keys)]
    if not keys:
        st.caption(plain(words("themes.choose_hint")))
        return
    people = words.count(going["respondent_id"].nunique(), "people")
    said = words("themes.chosen", statements=words.count(len(going), "statements"), people=people)
    st.markdown(f"**{plain(said)}**")
    labels = {NEW: words("themes.to_new"), NONE: words("themes.to_none")} | open_themes(bench)
    labels.pop(source or "absent", None)
    left, right = st.columns(2)
    with left:
        target = st.selectbox(
            words("themes.to"), list(labels), format_func=labels.__getitem__, key=desk.key(f"to-{name}")
        )
    label = ""
    if target == NEW:
        label = right.text_input(words("themes.new_label"), key=desk.key(f"new-{name}"), max_chars=80)
    who = hand(desk, ask_why(desk, f"move-{name}"))
    if not st.button(words("themes.move"), type="primary", key=f"themes-move-{name}"):
        return
    if target == NEW and not label.strip():
        st.warning(plain(words("themes.label_missing")))
        return
    decide(desk, "themes.done_move", who.place(bench, keys, str(target), source=source, label=label))
