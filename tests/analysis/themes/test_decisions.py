"""Decisions hold: after a re-run, in another order, with a new round; and what cannot be done is said."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.themes.codebook import Codebook, CodebookTheme
from analysis.themes.deciding import Decided, apply_decisions
from analysis.themes.decisions import Act, Decision, key_statements, read_decisions, write_decisions
from analysis.themes.grouping import find_themes
from data.errors import UnreadableFile
from reporting.words.words import load_words
from tests.analysis.themes.example_statements import make_statements

WHEN = "2026-11-03T10:00:00"
BOOK = Codebook(
    "boek", "nl", tuple(CodebookTheme(f"T{n}", f"thema {n}", examples=(f"zin {n}",)) for n in range(1, 6))
)


def decide(act: Act, **details: object) -> Decision:
    return Decision(act, "Roos", WHEN, **details)  # type: ignore[arg-type]


def table(n: int = 20) -> pd.DataFrame:
    texts = [f"uitspraak nummer {row}" for row in range(n)]
    themes = ["T1", "T2", "T3", "T4", "T5"]
    return pd.DataFrame(
        {
            "statement_id": [f"s{row:02d}" for row in range(n)],
            "text": texts,
            "theme_id": [themes[row % 5] for row in range(n)],
            "status": "themed",
            "nearest_theme_id": "",
        },
        dtype="str",
    )


def keys(*rows: int) -> tuple[str, ...]:
    return tuple(key_statements([f"uitspraak nummer {row}" for row in rows]))


def codes(decided: Decided) -> list[str]:
    return [problem.code for problem in decided.problems]


def theme_of(decided: Decided, row: int) -> str:
    return str(
        decided.statements.loc[decided.statements["statement_id"].eq(f"s{row:02d}"), "theme_id"].item()
    )


def test_a_key_belongs_to_words_not_to_signs() -> None:
    assert key_statements(["Méér licht!", "meer  licht"])[0] == key_statements(["meer licht"])[0]
    assert key_statements(["meer licht"]) != key_statements(["minder licht"])
    assert key_statements([]) == []


def test_each_act_does_what_it_says() -> None:
    decided = apply_decisions(
        table(),
        BOOK,
        [
            decide(Act.MERGE, theme_id="T1", others=("T2",)),
            decide(Act.SPLIT, theme_id="T3", new_theme_id="N001", label="nieuw", keys=keys(2, 7)),
            decide(Act.RENAME, theme_id="T4", label="een betere naam"),
            decide(Act.DESCRIBE, theme_id="T4", belongs="dit wel", belongs_not="dat niet"),
            decide(Act.MOVE, theme_id="T5", keys=keys(0)),
            decide(Act.MOVE, theme_id="", keys=keys(5)),
            decide(Act.MINORITY, theme_id="T5"),
            decide(Act.LOCK, theme_id="T5", keys=keys(4)),
        ],
    )
    assert decided.problems == ()
    assert len(decided.applied) == 8
    assert decided.codebook.version == 9
    assert [theme_of(decided, row) for row in (0, 1, 2, 3, 4, 5, 6, 7)] == [
        "T5",
        "T1",
        "N001",
        "T4",
        "T5",
        "",
        "T1",
        "N001",
    ]
    assert decided.statements.set_index("statement_id").loc["s05", "status"] == "single"
    assert decided.codebook.theme_ids == ("T1", "T3", "T4", "T5", "N001")
    merged, renamed, marked = (decided.codebook.find(name) for name in ("T1", "T4", "T5"))
    assert merged is not None
    assert merged.examples == ("zin 1", "zin 2")
    assert renamed is not None
    assert (renamed.label, renamed.belongs, renamed.belongs_not) == ("een betere naam", "dit wel", "dat niet")
    assert marked is not None
    assert (marked.is_minority, marked.is_locked) == (True, True)
    moved = decided.statements.set_index("statement_id")["is_decided"]
    assert moved[["s00", "s01", "s02", "s04", "s05"]].all()
    assert not moved[["s03", "s08", "s09"]].any()


def test_no_decisions_or_no_statements_change_nothing() -> None:
    untouched = apply_decisions(table(), BOOK, [])
    pd.testing.assert_frame_equal(untouched.statements.drop(columns="is_decided"), table())
    assert untouched.codebook == BOOK
    empty = apply_decisions(table(0), BOOK, [decide(Act.RENAME, theme_id="T1", label="x")])
    assert len(empty.statements) == 0
    assert empty.codebook.themes[0].label == "x"


def test_what_was_merged_keeps_receiving() -> None:
    decided = apply_decisions(
        table(),
        BOOK,
        [
            decide(Act.MERGE, theme_id="T1", others=("T2",)),
            decide(Act.MERGE, theme_id="T3", others=("T1",)),
            decide(Act.MOVE, theme_id="T2", keys=keys(4)),
        ],
    )
    assert decided.problems == ()
    assert theme_of(decided, 4) == "T3"
    assert "T1" not in set(decided.statements["theme_id"])


def test_parts_of_a_merged_theme_move_along() -> None:
    book = BOOK.put(CodebookTheme("P", "deel", parent_id="T2")).put(replace(BOOK.themes[0], parent_id="T2"))
    decided = apply_decisions(table(), book, [decide(Act.MERGE, theme_id="T1", others=("T2",))])
    part, target = decided.codebook.find("P"), decided.codebook.find("T1")
    assert part is not None
    assert target is not None
    assert (part.parent_id, target.parent_id) == ("T1", "")


def test_a_minority_is_not_swallowed_unless_confirmed() -> None:
    mark = decide(Act.MINORITY, theme_id="T2")
    merge = decide(Act.MERGE, theme_id="T1", others=("T2", "T3"))
    careful = apply_decisions(table(), BOOK, [mark, merge])
    assert codes(careful) == ["decision_swallows_minority"]
    assert theme_of(careful, 1) == "T2"
    assert theme_of(careful, 2) == "T1"
    sure = apply_decisions(table(), BOOK, [mark, replace(merge, is_confirmed=True)])
    assert codes(sure) == []
    assert theme_of(sure, 1) == "T1"


def test_a_locked_theme_stays_as_it_is_until_it_is_opened() -> None:
    lock = decide(Act.LOCK, theme_id="T1", keys=keys(0, 5))
    against = [
        decide(Act.RENAME, theme_id="T1", label="anders"),
        decide(Act.MERGE, theme_id="T2", others=("T1",)),
        decide(Act.MOVE, theme_id="T2", keys=keys(0, 2)),
        decide(Act.SPLIT, theme_id="T1", new_theme_id="N1", label="n", keys=keys(0)),
    ]
    held = apply_decisions(table(), BOOK, [lock, *against])
    assert codes(held) == ["decision_theme_locked"] * 4
    assert theme_of(held, 0) == "T1"
    assert theme_of(held, 2) == "T2"
    opened = apply_decisions(
        table(), BOOK, [lock, decide(Act.LOCK, theme_id="T1", is_marked=False), against[0]]
    )
    assert codes(opened) == []
    assert opened.codebook.themes[0].label == "anders"


def test_undoing_and_undoing_the_undoing() -> None:
    rename = decide(Act.RENAME, theme_id="T1", label="anders")
    undo = decide(Act.UNDO, undoes=rename.decision_id)
    again = decide(Act.UNDO, undoes=undo.decision_id)
    assert apply_decisions(table(), BOOK, [rename, undo]).codebook == BOOK
    back = apply_decisions(table(), BOOK, [rename, undo, again])
    assert back.codebook.themes[0].label == "anders"
    assert back.applied == (rename.decision_id,)


def test_what_cannot_be_done_is_said_and_has_a_sentence() -> None:
    rename = decide(Act.RENAME, theme_id="T1", label="x")
    decided = apply_decisions(
        table(),
        BOOK,
        [
            rename,
            rename,
            decide(Act.RENAME, theme_id="T9", label="x"),
            decide(Act.RENAME, theme_id="T1", label=" "),
            decide(Act.MERGE, theme_id="T1"),
            decide(Act.MOVE, theme_id="T1"),
            decide(Act.MOVE, theme_id="T8", keys=keys(1)),
            decide(Act.SPLIT, theme_id="T1", new_theme_id="T2", label="x", keys=keys(1)),
            decide(Act.SPLIT, theme_id="T1", keys=keys(1)),
            decide(Act.MOVE, theme_id="T2", keys=(*keys(0), "0" * 16)),
            decide(Act.UNDO, undoes="niet gevonden"),
            decide(Act.LOCK, theme_id="T7", is_marked=False),
        ],
    )
    assert codes(decided) == [
        "decision_twice",
        "decision_undone_unknown",
        "decision_theme_unknown",
        "decision_empty",
        "decision_empty",
        "decision_empty",
        "decision_theme_unknown",
        "decision_theme_exists",
        "decision_empty",
        "decision_statements_absent",
        "decision_theme_unknown",
    ]
    assert decided.problems[-2].details["n"] == 1
    for language in ("nl", "en"):
        words = load_words(language)
        for problem in decided.problems:
            assert words.has(f"problems.{problem.code}")
            assert "Roos" in words.problem(problem)


def twenty_decisions(statements: pd.DataFrame) -> list[Decision]:
    """Decisions on what a run found: names, parts, moves, a lock, marks."""
    by_theme = {
        theme: key_statements(rows["text"].tolist()) for theme, rows in statements.groupby("theme_id")
    }
    first, second, third = (by_theme[theme] for theme in ("T001", "T002", "T003"))
    decisions = [decide(Act.RENAME, theme_id=f"T00{n}", label=f"naam {n}") for n in (1, 2, 3, 4)]
    decisions += [decide(Act.DESCRIBE, theme_id=f"T00{n}", belongs=f"in {n}") for n in (1, 2, 3, 4)]
    decisions += [decide(Act.MOVE, theme_id="T003", keys=(key,)) for key in first[:5]]
    decisions += [decide(Act.MOVE, theme_id="", keys=(key,)) for key in second[:3]]
    decisions += [
        decide(Act.SPLIT, theme_id="T003", new_theme_id="N001", label="deel", keys=tuple(third[:4])),
        decide(Act.MERGE, theme_id="T004", others=("T005",)),
        decide(Act.MINORITY, theme_id="N001"),
        decide(Act.LOCK, theme_id="T004"),
    ]
    return decisions


def run(statements: pd.DataFrame, vectors: object) -> pd.DataFrame:
    found = find_themes(statements, vectors)  # type: ignore[arg-type]
    names = [*found.theme_ids, ""]
    return statements.assign(
        theme_id=pd.Series([names[n] for n in found.theme_index], index=statements.index, dtype="str")
    )


def test_a_rerun_in_another_order_keeps_all_twenty_decisions() -> None:
    statements, vectors = make_statements(150, people=60)
    found = run(statements, vectors)
    book = Codebook("ronde", "nl", tuple(CodebookTheme(t, t) for t in sorted(set(found["theme_id"]) - {""})))
    decisions = twenty_decisions(found)
    assert len(decisions) == 20
    once = apply_decisions(found, book, decisions)
    assert (len(once.applied), once.problems) == (20, ())
    order = statements.sample(frac=1, random_state=5).index
    again = apply_decisions(
        run(statements.loc[order], vectors[order]), book, read_decisions(write_decisions(decisions))
    )
    assert again.applied == once.applied
    assert again.codebook == once.codebook
    pd.testing.assert_frame_equal(
        again.statements.sort_values("statement_id", ignore_index=True),
        once.statements.sort_values("statement_id", ignore_index=True),
    )


def test_a_decision_on_words_holds_for_who_says_them_later() -> None:
    later = pd.concat(
        [table(), table(3).assign(statement_id=["s90", "s91", "s92"], theme_id="T5")], ignore_index=True
    )
    decided = apply_decisions(later, BOOK, [decide(Act.MOVE, theme_id="T4", keys=keys(1))])
    assert theme_of(decided, 1) == theme_of(decided, 91) == "T4"
    assert theme_of(decided, 90) == "T5"


@settings(max_examples=20, derandomize=True, deadline=None)
@given(st.permutations(range(20)), st.lists(st.integers(0, 19), min_size=1, max_size=6, unique=True))
def test_the_order_of_the_rows_does_not_matter(order: list[int], moved: list[int]) -> None:
    decisions = [
        decide(Act.MOVE, theme_id="T2", keys=keys(*moved)),
        decide(Act.MERGE, theme_id="T1", others=("T2",)),
    ]
    straight, mixed = (apply_decisions(rows, BOOK, decisions) for rows in (table(), table().iloc[order]))
    pd.testing.assert_frame_equal(straight.statements, mixed.statements.sort_index())
    assert straight.codebook == mixed.codebook


def test_decisions_survive_being_written_down() -> None:
    decisions = (
        decide(Act.MERGE, theme_id="T1", others=("T2", "T3"), why="zelfde zin"),
        decide(Act.LOCK, theme_id="T1"),
    )
    assert read_decisions(write_decisions(decisions)) == decisions
    assert read_decisions(b"[]") == ()


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff",
        b"[1]",
        b"3",
        b'[{"act": "burn"}]',
        b"[{}]",
        json.dumps([{"act": "lock", "who": 3, "when": WHEN}]).encode(),
        json.dumps([{"act": "lock", "who": "x", "when": WHEN, "keys": [1]}]).encode(),
        json.dumps([{"act": "lock", "who": "x", "when": WHEN, "is_marked": "no"}]).encode(),
        json.dumps([{"act": "lock", "who": "x", "when": WHEN, "extra": "y"}]).encode(),
        json.dumps([{"act": "lock"}]).encode(),
    ],
)
def test_a_damaged_list_of_decisions_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_decisions(content, file="log.json")
    assert refused.value.problem.code == "decisions_unreadable"
