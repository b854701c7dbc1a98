"""For whom is a place less pleasant: what people write and tick, majorities naming minorities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from data.demo.choosing import Chooser, Wish
from data.demo.draws import open_stream
from data.demo.settings import read_settings
from data.demo.topics import choose_by, find_weights
from data.demo.visits import Visit
from data.demo.writing import Answer, write_answer

DISABLED = "mensen met een beperking"
_USER = "rolstoel"


def answer_perspective(
    visits: Sequence[Visit], chooser: Chooser, done: Collection[tuple[str, int]]
) -> list[Answer]:
    """Give back the open answers to 'for whom is this place less pleasant'.

    `done`: keys of visits that answer nothing more (the campaign).
    """
    stream = open_stream("perspective")
    answers = []
    for visit in visits:
        draws = stream.random(2)
        if draws[0] >= read_settings()["visits"]["fill"]["P"] or visit.key in done:
            continue
        theme = choose_by(find_weights("P", visit.person, visit.place), float(draws[1]))
        answer = write_answer(Wish(visit.person, visit.place, "P", theme), visit.order, chooser)
        answers += [answer] if answer else []
    return answers


def tick_groups(visits: Sequence[Visit], answers: Sequence[Answer]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Give back per visit key the groups that were ticked; visits without a tick are left out.

    Nine of a hundred people without wheelchair name people with a disability, in words or by a tick.
    """
    stream = open_stream("ticks")
    settings = read_settings()["perspective"]
    ticked: dict[tuple[str, int], list[str]] = defaultdict(list)
    for visit in visits:
        draw = float(stream.random())
        name = choose_by(dict(zip(settings["options"], settings["chances"], strict=True)), draw * 1.7)
        if draw * 1.7 < sum(settings["chances"]):
            ticked[visit.key].append(name)
    for key in _find_who_name_disabled(visits, answers):
        ticked[key] = [name for name in ticked[key] if name not in {"niemand", "weet niet"}] + [DISABLED]
    return {key: tuple(names) for key, names in ticked.items() if names}


def find_named(answers: Sequence[Answer]) -> set[str]:
    """Give back the keys of the people who name accessibility in this question in their own words."""
    return {answer.person.key for answer in answers if answer.question == "P" and "T11" in answer.themes}


def _find_who_name_disabled(visits: Sequence[Visit], answers: Sequence[Answer]) -> list[tuple[str, int]]:
    """First visits of just as many more people as the share asks for, and of half the wheelchair users."""
    stream = open_stream("ticks disabled")
    firsts = [visit for visit in visits if visit.order == 1]
    named = find_named(answers)
    others = [visit for visit in firsts if _USER not in visit.person.traits]
    wanted = round(read_settings()["perspective"]["named_by_others"] * len(others))
    wanted -= sum(visit.person.key in named for visit in others)
    silent = [visit for visit in others if visit.person.key not in named]
    chosen = [silent[position].key for position in stream.permutation(len(silent))[: max(wanted, 0)]]
    return chosen + [visit.key for visit in firsts if _USER in visit.person.traits and stream.random() < 0.5]
