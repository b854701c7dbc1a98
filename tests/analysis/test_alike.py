"""Searching by meaning: best first, never a statement twice, and nothing for nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from analysis.alike import find_alike
from analysis.record import settings_key, to_record
from data.store.store import open_store
from pages.state import search_job
from tests.fake_embedder import FakeEmbedder
from tests.measured_example import measured_example


def test_the_most_alike_come_first() -> None:
    _, analysis = measured_example()
    found = find_alike(analysis.statements, "Op het bankje onder de linde", FakeEmbedder(), most=20)
    texts = analysis.statements.set_index("statement_id")["text"]
    assert "bankje onder de linde" in texts[found[0][0]]
    closeness = [value for _, value in found]
    assert closeness == sorted(closeness, reverse=True)
    assert all(0 <= value <= 1 for value in closeness)
    assert len({name for name, _ in found}) == len(found) == 20
    mixed = analysis.statements.sample(frac=1, random_state=3)
    assert find_alike(mixed, "Op het bankje onder de linde", FakeEmbedder(), most=20) == found


def test_nothing_sought_is_nothing_found() -> None:
    _, analysis = measured_example()
    assert find_alike(analysis.statements, "  ", FakeEmbedder()) == []
    assert find_alike(analysis.statements.iloc[:0], "bank", FakeEmbedder()) == []


def test_the_job_reads_what_is_sought_and_tells_what_it_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study, analysis = measured_example()
    store, key = open_store(tmp_path), settings_key(analysis.settings, "auto")
    store.save_study(study)
    monkeypatch.setattr(search_job, "load_embedder", lambda model, cache_folder: FakeEmbedder())
    monkeypatch.setattr("sys.stdin", io.StringIO("bankje onder de linde"))
    arguments = [str(tmp_path), study.info.study_id, key, "auto"]
    assert search_job.main(arguments) == 2
    assert "problem" in json.loads(capsys.readouterr().out.splitlines()[-1])
    store.save_result(study.info.study_id, key, *to_record(analysis))
    monkeypatch.setattr("sys.stdin", io.StringIO("bankje onder de linde"))
    assert search_job.main(arguments) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last["done"]
    assert "linde" not in json.dumps(last)
    assert len(last["found"]) > 10
