"""Votes beside statements: both shapes, numbers that find their statement, and what is no table of votes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.intake import build_study, read_tables, recognise_columns, summarise_intake
from data.model import RawTable, StudyInfo, SurveyFile
from data.recognising.votes import is_vote_table, split_votes

STATEMENTS = (
    "comment-id,author-id,comment-body\n"
    "0,7,Meer bankjes in het park graag\n1,8,De weg moet smaller en trager\n2,9,Een bus op zondag\n"
)
WIDE = "participant,group-id,n-votes,0,1,2,9\n7,0,3,1,-1,0,1\n8,1,2,1,1,,\n9,,1,,,-1,\n"
LONG = "timestamp,comment-id,voter-id,vote\n1,0,7,1\n2,0,7,-1\n3,1,8,1\n"


def read(**files: str) -> tuple[RawTable, ...]:
    return read_tables([SurveyFile(f"{name}.csv", text.encode()) for name, text in files.items()])


def test_a_row_per_voter():
    tables = read(comments=STATEMENTS, votes=WIDE)
    recognition = recognise_columns(tables)
    study = build_study(tables, recognition, StudyInfo("s", "s"))
    said = study.answers.set_index("answer_id")["text"]
    found = {(row.voter_id, said[row.answer_id][:4], row.vote, row.group) for row in study.votes.itertuples()}
    assert found == {
        ("k1", "Meer", 1, "0"),
        ("k1", "De w", -1, "0"),
        ("k1", "Een ", 0, "0"),
        ("k2", "Meer", 1, "1"),
        ("k2", "De w", 1, "1"),
        ("k3", "Een ", -1, ""),
    }
    codes = {problem.code: problem.details for problem in study.problems}
    assert codes["votes_read"] == {"n": 6, "people": 3, "statements": 3}
    assert codes["votes_lost"] == {"n": 1}
    assert len(study.respondents) == 3
    assert {problem.code for problem in summarise_intake(tables, recognition).problems} >= {"votes_read"}
    assert {choice.column for choice in recognition.columns} == {"comment-id", "author-id", "comment-body"}


def test_a_row_per_vote_and_the_last_one_counts():
    tables = read(comments=STATEMENTS, votes=LONG)
    study = build_study(tables, recognise_columns(tables), StudyInfo("s", "s"))
    assert study.votes[["voter_id", "vote", "group"]].to_numpy().tolist() == [["k1", -1, ""], ["k2", 1, ""]]


def test_what_is_no_table_of_votes_stays_a_survey():
    alone = read(votes=WIDE)
    assert split_votes(alone) == (alone, ())
    for text in (STATEMENTS, WIDE.replace("-1", "5"), WIDE.replace("participant", "dorp")):
        assert not is_vote_table(read(other=text)[0])


def test_a_study_without_votes_has_none():
    tables = read(comments=STATEMENTS)
    study = build_study(tables, recognise_columns(tables), StudyInfo("s", "s"))
    assert study.votes.empty
    assert list(study.votes.columns) == ["voter_id", "answer_id", "vote", "group"]


@pytest.mark.parametrize("name", ["polis-bowling-green", "polis-austria-climate"])
def test_real_votes_keep_every_vote_and_group(name: str, shared_folder: Path):
    folder = shared_folder / "real" / name
    names = ("comments.csv", "participants-votes.csv")
    tables = read_tables([SurveyFile(file, (folder / file).read_bytes()) for file in names])
    study = build_study(tables, recognise_columns(tables), StudyInfo("s", "s"))
    raw = pd.read_csv(folder / names[1], dtype="str", keep_default_na=False)
    listed = set(pd.read_csv(folder / names[0], dtype="str")["comment-id"])
    cells = raw[[column for column in raw.columns if column in listed]]
    assert len(study.votes) == int(cells.ne("").to_numpy().sum())
    assert study.votes["vote"].eq(1).sum() == int(cells.eq("1").to_numpy().sum())
    voted = raw[cells.ne("").any(axis=1)]
    sizes = study.votes.drop_duplicates("voter_id")["group"].value_counts().to_dict()
    assert sizes == voted["group-id"].value_counts().to_dict()
