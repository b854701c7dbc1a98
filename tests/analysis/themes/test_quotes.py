"""Quotes speak for a theme: from its heart and its edge, each another person, nothing twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.themes.assignment import ThemeAssignment, no_themes
from analysis.themes.grouping import find_themes
from analysis.themes.quotes import N_EDGE, N_TYPICAL, choose_quotes
from tests.analysis.themes.example_statements import make_statements


def test_every_theme_gets_five_typical_quotes_and_two_of_the_edge() -> None:
    statements, vectors = make_statements(200, noise=1.0)
    found = find_themes(statements, vectors)
    quotes = choose_quotes(statements, vectors, found)
    for role, count in (("typical", N_TYPICAL), ("edge", N_EDGE)):
        per_theme = quotes[quotes["quote_role"] == role].groupby("theme_id").size()
        assert per_theme.tolist() == [count] * found.n_themes
    assert set(quotes["theme_id"]) == set(found.theme_ids)


def test_quotes_are_of_the_theme_itself_and_of_different_people() -> None:
    statements, vectors = make_statements(200, noise=1.0, people=60)
    found = find_themes(statements, vectors)
    quotes = choose_quotes(statements, vectors, found)
    theme = pd.Series(found.theme_index, index=statements["statement_id"])
    assert quotes["theme_id"].tolist() == [found.theme_ids[n] for n in theme[quotes["statement_id"]]]
    people = quotes.merge(statements[["statement_id", "respondent_id", "text"]], on="statement_id")
    assert not people.duplicated(["theme_id", "respondent_id"]).any()
    assert not people.duplicated(["theme_id", "text"]).any()


def test_the_heart_is_nearer_than_the_edge() -> None:
    statements, vectors = make_statements(300, noise=1.2)
    found = find_themes(statements, vectors)
    quotes = choose_quotes(statements, vectors, found)
    strength = pd.Series(found.strength, index=statements["statement_id"])
    quotes["strength"] = strength[quotes["statement_id"]].to_numpy()
    typical = quotes["quote_role"] == "typical"
    heart = quotes[typical].groupby("theme_id")["strength"].mean()
    edge = quotes[~typical].groupby("theme_id")["strength"].mean()
    assert (heart > edge).all()


def test_very_short_statements_are_quoted_last() -> None:
    statements, vectors = make_statements(60, subjects=1)
    statements.loc[:20, "text"] = [f"fietspad {letter}" for letter in "abcdefghijklmnopqrstu"]
    together = np.zeros(60, dtype=np.int64)
    strength = np.linspace(1, 0.5, 60)
    found = ThemeAssignment(together, together, strength, vectors[:1])
    quotes = choose_quotes(statements, vectors, found).merge(statements, on="statement_id")
    assert len(quotes) == N_TYPICAL + N_EDGE
    assert quotes["text"].str.split().str.len().ge(4).all()


def test_quotes_do_not_hang_on_the_order_of_the_rows() -> None:
    statements, vectors = make_statements(150, noise=1.1)
    order = np.random.default_rng(2).permutation(150)
    shuffled = statements.iloc[order].reset_index(drop=True)
    one = choose_quotes(statements, vectors, find_themes(statements, vectors))
    two = choose_quotes(shuffled, vectors[order], find_themes(shuffled, vectors[order]))
    pd.testing.assert_frame_equal(one, two)


def test_a_small_theme_gives_what_it_has_and_no_theme_gives_nothing() -> None:
    statements, vectors = make_statements(3, subjects=1, noise=0.05)
    quotes = choose_quotes(statements, vectors, find_themes(statements, vectors))
    assert 1 <= len(quotes) <= 3
    assert quotes["statement_id"].is_unique
    nothing = choose_quotes(statements, vectors, no_themes(3, 32))
    assert len(nothing) == 0
    assert nothing.columns.tolist() == ["theme_id", "statement_id", "quote_role", "order"]


def test_a_quote_is_understood_by_itself_and_holds_a_word_of_the_theme() -> None:
    statements, vectors = make_statements(40, subjects=1, people=40)
    vague = [
        "Ik zeg het zoals het is en blijft",
        "Dat mag ook wel eens gezegd worden",
        "En zo is het hier altijd al",
    ]
    statements.loc[:2, "text"] = vague
    statements.loc[3:39, "text"] = [f"Er ligt nog een plank nummer {n} over de sloot" for n in range(37)]
    statements.loc[[20, 30], "text"] = [
        "Het fietspad is hier een smalle streep",
        "Geef ons een fietspad naar school",
    ]
    strength = np.full(40, 0.5)
    strength[:3] = 0.9
    found = ThemeAssignment(np.zeros(40, dtype=np.int64), np.zeros(40, dtype=np.int64), strength, vectors[:1])
    with_words = choose_quotes(statements, vectors, found, {found.theme_ids[0]: "fietspad, sloot"})
    texts = with_words.merge(statements, on="statement_id").sort_values(["quote_role", "order"])["text"]
    assert not set(vague) & set(texts)
    lonely = statements.iloc[:5].reset_index(drop=True)
    few = ThemeAssignment(found.theme_index[:5], found.nearest[:5], strength[:5], vectors[:1])
    assert set(vague) <= set(choose_quotes(lonely, vectors[:5], few).merge(lonely, on="statement_id")["text"])
