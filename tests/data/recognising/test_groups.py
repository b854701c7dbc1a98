"""Cells about a person become groups: one spelling each, several choices apart."""

from __future__ import annotations

from data.recognising.groups import read_groups
from tests.data.raw_tables import make_column


def test_spellings_become_the_commonest_one() -> None:
    groups, code = read_groups(make_column("Huurder", "huurder", "Huurder", "EIGENAAR"), "housing", None)
    assert (groups.to_list(), code) == (["Huurder", "Huurder", "Huurder", "EIGENAAR"], "")


def test_letters_for_gender_get_their_word() -> None:
    groups, _ = read_groups(make_column("V", "m", "vrouw", "X", "zeg ik liever niet", ""), "gender", None)
    assert groups.to_dict() == {2: "vrouw", 3: "man", 4: "vrouw", 5: "x"}


def test_several_choices_in_a_cell_are_several_groups() -> None:
    groups, _ = read_groups(make_column("student;vrijwilliger", "student", "vrijwilliger"), "role", None)
    assert sorted(groups.loc[2]) == ["student", "vrijwilliger"]


def test_a_rare_combination_is_cut_when_its_parts_are_known() -> None:
    cells = [*["student", "vrijwilliger"] * 20, "student; vrijwilliger"]
    groups, _ = read_groups(make_column(*cells), "role", None)
    assert set(groups) == {"student", "vrijwilliger"}
    assert len(groups) == 42


def test_a_comma_inside_one_choice_does_not_cut_it() -> None:
    cells = ["noch eens, noch oneens", "eens", "oneens", "eens"] * 5
    groups, _ = read_groups(make_column(*cells), "mening", None)
    assert "noch eens, noch oneens" in set(groups)


def test_too_many_groups_are_none() -> None:
    groups, code = read_groups(make_column(*(f"straat {n}" for n in range(60))), "x", None)
    assert (len(groups), code) == (0, "too_many_groups")


def test_birth_years_need_a_year() -> None:
    assert read_groups(make_column("1980"), "age", None)[1] == "age_year_unknown"
    assert read_groups(make_column("1980"), "age", 2026)[0].to_list() == ["35–49"]


def test_zero_rows() -> None:
    groups, code = read_groups(make_column(), "role", None)
    assert (len(groups), code) == (0, "")
