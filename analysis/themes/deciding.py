"""Decisions carried out: the machine's themes and a codebook go in, the researcher's come out.

Every decision of the log is tried in order. What cannot be done is said as a problem and stays in the log;
nothing is dropped in silence, and nothing that a person did not name is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.themes.codebook import Codebook, CodebookTheme
from analysis.themes.decisions import Act, Decision, key_statements
from data.model import Problem, Severity


@dataclass(frozen=True)
class Decided:
    """`statements`: as they came, with the researcher's themes and `is_decided` (a person placed it);
    `codebook`: with a version one higher per decision that changed something; `applied`: ids of the decisions
    that hold; `problems`: what could not, or not wholly, be done; `went_into`: the theme that each merged
    theme is now part of.
    """

    statements: pd.DataFrame
    codebook: Codebook
    applied: tuple[str, ...]
    problems: tuple[Problem, ...]
    went_into: Mapping[str, str]


def apply_decisions(statements: pd.DataFrame, codebook: Codebook, decisions: Sequence[Decision]) -> Decided:
    """Give back statements and codebook as the researcher decided.

    `statements`: `text`, `theme_id` ('' = none) and, where present, `status` and `nearest_theme_id`, which
    follow. `codebook`: the themes before any decision. The order of the rows does not matter; that of the
    decisions does. No decisions or no statements: everything as it was.
    """
    desk = _Desk(statements, codebook)
    for decision in _still_valid(decisions, desk):
        desk.carry_out(decision)
    return Decided(desk.settle(), desk.codebook, tuple(desk.applied), tuple(desk.problems), desk.went_into())


def find_standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Give back the decisions that were not undone, in order, without the undoing itself.

    Undoing an undo brings a decision back; undoing what was not decided before does nothing.
    """
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.act is Act.UNDO and decision.decision_id not in undone:
            undone.add(decision.undoes)
    return tuple(one for one in decisions if one.act is not Act.UNDO and one.decision_id not in undone)


def _still_valid(decisions: Sequence[Decision], desk: _Desk) -> tuple[Decision, ...]:
    """Give back the standing decisions, each once; what stands twice or undoes nothing is reported."""
    earlier: set[str] = set()
    once: list[Decision] = []
    for decision in decisions:
        if decision.decision_id in earlier:
            desk.report("decision_twice", decision, Severity.NOTE)
            continue
        if decision.act is Act.UNDO and decision.undoes not in earlier:
            desk.report("decision_undone_unknown", decision, undone=decision.undoes)
            continue
        earlier.add(decision.decision_id)
        once.append(decision)
    return find_standing(once)


class _Desk:
    """The statements and the codebook while decisions are carried out on them."""

    def __init__(self, statements: pd.DataFrame, codebook: Codebook) -> None:
        self._statements = statements
        self._keys = pd.Index(key_statements(statements["text"].tolist()), dtype="str")
        self._themes: NDArray[np.object_] = statements["theme_id"].to_numpy(dtype=object, copy=True)
        self._decided = np.zeros(len(statements), dtype=bool)
        self._went_into: dict[str, str] = {}
        self.codebook = codebook
        self.applied: list[str] = []
        self.problems: list[Problem] = []

    def report(
        self,
        code: str,
        decision: Decision,
        severity: Severity = Severity.WARNING,
        **details: str | int,
    ) -> None:
        """Note a problem with this decision."""
        about = {"decision": decision.decision_id, "who": decision.who, **details}
        self.problems.append(Problem(code, severity, details=about))

    def carry_out(self, decision: Decision) -> None:
        """Do what was decided, or report why not."""
        acts = {
            Act.MERGE: self._merge,
            Act.SPLIT: self._split,
            Act.RENAME: self._rename,
            Act.DESCRIBE: self._describe,
            Act.MOVE: self._move,
            Act.LOCK: self._lock,
            Act.MINORITY: self._mark,
        }
        before = self.codebook
        if acts[decision.act](decision):
            self.applied.append(decision.decision_id)
            self.codebook = replace(self.codebook, version=before.version + 1)

    def settle(self) -> pd.DataFrame:
        """Give back the statements with the themes that they ended in."""
        table = self._statements.assign(
            theme_id=pd.Series(self._themes, index=self._statements.index, dtype="str"),
            is_decided=self._decided,
        )
        if "status" in table:
            changed = table["theme_id"].ne(self._statements["theme_id"])
            status = np.where(table["theme_id"].ne(""), "themed", "single")
            table["status"] = table["status"].mask(changed, pd.Series(status, index=table.index, dtype="str"))
        if "nearest_theme_id" in table:
            nearest = table["nearest_theme_id"].map(self._follow)
            table["nearest_theme_id"] = nearest.mask(table["theme_id"].ne(""), "").astype("str")
        return table

    def went_into(self) -> dict[str, str]:
        """Give back, per merged theme, the theme that it ended in."""
        return {theme_id: self._follow(theme_id) for theme_id in self._went_into}

    def _merge(self, decision: Decision) -> bool:
        target = self._open_theme(decision.theme_id, decision)
        if not decision.others:
            self.report("decision_empty", decision)
        if target is None:
            return False
        done = False
        for name in decision.others:
            other = self._open_theme(name, decision)
            if other is None or other.theme_id == target.theme_id:
                continue
            if other.is_minority and not target.is_minority and not decision.is_confirmed:
                self.report("decision_swallows_minority", decision, theme=other.theme_id)
                continue
            target = self._swallow(target.theme_id, other)
            done = True
        return done

    def _swallow(self, target_id: str, other: CodebookTheme) -> CodebookTheme:
        """Put all of `other` into the target, and give back the target as it became."""
        book = self.codebook
        for part in book:
            if part.parent_id == other.theme_id and part.theme_id != target_id:
                book = book.put(replace(part, parent_id=target_id))
        book = book.leave_out(other.theme_id)
        target = next(theme for theme in book if theme.theme_id == target_id)
        grown = replace(
            target,
            examples=tuple(dict.fromkeys((*target.examples, *other.examples))),
            words=tuple(dict.fromkeys((*target.words, *other.words))),
            place_themes=tuple(dict.fromkeys((*target.place_themes, *other.place_themes))),
        )
        self.codebook = book.put(grown)
        self._went_into[other.theme_id] = target_id
        rows = self._themes == other.theme_id
        self._themes[rows] = target_id
        self._decided |= rows
        return grown

    def _split(self, decision: Decision) -> bool:
        theme = self._open_theme(decision.theme_id, decision) if decision.theme_id else None
        if theme is None and decision.theme_id:
            return False
        if not (decision.keys and decision.new_theme_id and decision.label.strip()):
            self.report("decision_empty", decision)
            return False
        if decision.new_theme_id in (*self.codebook.theme_ids, *self._went_into):
            self.report("decision_theme_exists", decision, theme=decision.new_theme_id)
            return False
        new = CodebookTheme(
            decision.new_theme_id,
            decision.label,
            decision.belongs,
            decision.belongs_not,
            parent_id=theme.parent_id if theme else "",
            place_themes=theme.place_themes if theme else (),
        )
        self.codebook = self.codebook.put(new)
        self._place(decision, decision.new_theme_id)
        return True

    def _rename(self, decision: Decision) -> bool:
        if not decision.label.strip():
            self.report("decision_empty", decision)
            return False
        return self._change(decision, label=decision.label)

    def _describe(self, decision: Decision) -> bool:
        return self._change(decision, belongs=decision.belongs, belongs_not=decision.belongs_not)

    def _mark(self, decision: Decision) -> bool:
        return self._change(decision, is_minority=decision.is_marked)

    def _lock(self, decision: Decision) -> bool:
        if not decision.is_marked:
            return self._unlock(decision)
        theme = self._open_theme(decision.theme_id, decision)
        if theme is None:
            return False
        if decision.keys:
            self._place(decision, theme.theme_id)
        self.codebook = self.codebook.put(replace(theme, is_locked=True))
        return True

    def _unlock(self, decision: Decision) -> bool:
        theme = self.codebook.find(self._follow(decision.theme_id))
        if theme is None:
            self.report("decision_theme_unknown", decision, theme=decision.theme_id)
            return False
        self.codebook = self.codebook.put(replace(theme, is_locked=False))
        return True

    def _move(self, decision: Decision) -> bool:
        if not decision.keys:
            self.report("decision_empty", decision)
            return False
        if not decision.theme_id:
            return self._place(decision, "")
        theme = self._open_theme(decision.theme_id, decision)
        return theme is not None and self._place(decision, theme.theme_id)

    def _change(self, decision: Decision, **changes: str | bool) -> bool:
        theme = self._open_theme(decision.theme_id, decision)
        if theme is None:
            return False
        self.codebook = self.codebook.put(replace(theme, **changes))  # type: ignore[arg-type]
        return True

    def _place(self, decision: Decision, theme_id: str) -> bool:
        """Put the statements of a decision in a theme; those in another, locked theme stay there."""
        wanted = set(decision.keys)
        rows = self._keys.isin(wanted)
        absent = len(wanted) - self._keys[rows].nunique()
        if absent:
            self.report("decision_statements_absent", decision, Severity.NOTE, n=absent, total=len(wanted))
        for locked in [theme.theme_id for theme in self.codebook if theme.is_locked]:
            held = rows & (self._themes == locked)
            if held.any() and locked != theme_id:
                self.report("decision_theme_locked", decision, theme=locked)
                rows = rows & ~held
        self._themes[rows] = theme_id
        self._decided |= rows
        return bool(rows.any()) or absent == len(wanted)

    def _open_theme(self, theme_id: str, decision: Decision) -> CodebookTheme | None:
        """Give back the theme, or the one it was merged into; None, with a problem, if gone or locked."""
        name = self._follow(theme_id)
        theme = self.codebook.find(name)
        if theme is None:
            self.report("decision_theme_unknown", decision, theme=theme_id)
            return None
        if theme.is_locked:
            self.report("decision_theme_locked", decision, theme=name)
            return None
        return theme

    def _follow(self, theme_id: str) -> str:
        """Give back the theme that this one ended in after all merges."""
        while theme_id in self._went_into:
            theme_id = self._went_into[theme_id]
        return theme_id
