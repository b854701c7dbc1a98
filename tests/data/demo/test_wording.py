"""How phrases become answers as typed: slots, openers, clauses, slips."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.demo.bank import Phrase, read_bank
from data.demo.draws import deal_out, open_stream, pick_one, spread_evenly
from data.demo.people import Person
from data.demo.wording import add_opener, can_take_clause, fill_in, join_clause, slip

SOMEBODY = Person("B26-001", "2026", "Vurste", "35–49", 40, "vrouw")
PLAIN = replace(read_bank()[1], flags=frozenset(), tone="-", text="Het fietspad houdt hier zomaar op.")


def test_slots_become_the_place() -> None:
    phrase = replace(PLAIN, text="{Waar} is het stil, in {dorp} en rond {plek}.")
    assert fill_in(phrase, "P28", SOMEBODY) == (
        "Aan de kerk van Dikkelvenne is het stil, in Dikkelvenne en rond de kerk van Dikkelvenne."
    )
    assert fill_in(phrase, "", SOMEBODY) == "In Vurste is het stil, in Vurste en rond Vurste."
    assert fill_in(PLAIN, "P28", SOMEBODY) == PLAIN.text


def test_openers_leave_deliberate_texts_alone() -> None:
    assert add_opener(PLAIN.text, PLAIN, 0.0) == "Tja. Het fietspad houdt hier zomaar op."
    for flag in ("typo", "dialect", "en", "kort"):
        assert add_opener(PLAIN.text, replace(PLAIN, flags=frozenset({flag})), 0.0) == PLAIN.text
    lower = "het fietspad houdt hier zomaar op"
    assert add_opener(lower, PLAIN, 0.0) == lower


def test_clauses_follow_a_closed_sentence() -> None:
    assert join_clause("Stil", "En groen.") == "Stil. En groen."
    assert join_clause("Stil!", "En groen.") == "Stil! En groen."
    assert can_take_clause(PLAIN.text, PLAIN)
    assert not can_take_clause(PLAIN.text, replace(PLAIN, flags=frozenset({"ironie"})))
    assert not can_take_clause("woord " * 30, PLAIN)


@given(st.integers(0, 10_000))
@settings(max_examples=60, derandomize=True)
def test_a_slip_leaves_a_text_readable(seed: int) -> None:
    bank = read_bank()
    phrase: Phrase = bank[seed % len(bank)]
    slipped = slip(phrase.text, phrase, np.random.default_rng(seed))
    assert abs(len(slipped) - len(phrase.text)) <= 4
    assert len(slipped.split()) == len(phrase.text.split())


@given(st.lists(st.floats(0, 1), max_size=60), st.floats(0, 0.999))
@settings(max_examples=60, derandomize=True)
def test_spreading_evenly_gives_the_sum_of_the_rates(rates: list[float], start: float) -> None:
    order = np.random.default_rng(1).permutation(len(rates))
    chosen = spread_evenly(np.array(rates, dtype=float), order.astype(np.int64), start)
    assert len(chosen) == len(rates)
    assert abs(int(chosen.sum()) - sum(rates)) < 1 + 1e-6


@given(st.lists(st.floats(0, 5), min_size=1, max_size=8).filter(lambda weights: sum(weights) > 0.1))
@settings(max_examples=60, derandomize=True)
def test_picking_follows_the_weights(weights: list[float]) -> None:
    stream = np.random.default_rng(3)
    picks = {pick_one(stream, weights) for _ in range(50)}
    assert all(weights[pick] > 0 for pick in picks)


def test_streams_are_named_and_repeatable() -> None:
    assert open_stream("people 2026").random() == open_stream("people 2026").random()
    assert open_stream("people 2026").random() != open_stream("people 2023").random()
    assert sorted(deal_out(open_stream("cards"), {"a": 2, "b": 1})) == ["a", "a", "b"]
    assert deal_out(open_stream("cards"), {}) == []
