"""Jobs run in a process of their own and always tell how they ended."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from analysis.jobs import Jobs, JobState, OneByOne, StepClock

TELL = "import json,sys\nfor m in {messages}: print(json.dumps(m), flush=True)\n"


def wait_for_end(jobs: Jobs, key: str) -> JobState:
    for _ in range(400):
        state = jobs.state(key)
        if state.status in ("done", "failed"):
            return state
        time.sleep(0.025)
    raise AssertionError(f"still {jobs.state(key)}")


@pytest.fixture
def jobs() -> Jobs:
    runner = Jobs()
    yield runner
    runner.stop()


def command(*messages: dict[str, object]) -> list[str]:
    return [sys.executable, "-c", TELL.format(messages=list(messages))]


def test_a_job_that_was_never_started_is_none(jobs: Jobs) -> None:
    assert jobs.state("x") == JobState()


def test_progress_is_heard_and_the_end_is_done(jobs: Jobs) -> None:
    jobs.start("x", command({"step": "embedding", "share": 0.5}, {"done": True}))
    assert wait_for_end(jobs, "x") == JobState("done", "embedding", 1.0)


def test_a_problem_is_passed_on(jobs: Jobs) -> None:
    jobs.start("x", command({"problem": {"code": "no_open_text", "severity": "refusal"}}))
    state = wait_for_end(jobs, "x")
    assert (state.status, state.problem["code"]) == ("failed", "no_open_text")


def test_a_child_that_dies_is_failed_not_running_for_ever(jobs: Jobs) -> None:
    jobs.start("x", [sys.executable, "-c", "import os; os.abort()"])
    assert wait_for_end(jobs, "x").problem["code"] == "analysis_died"


def test_a_command_that_does_not_exist_is_failed(jobs: Jobs) -> None:
    jobs.start("x", ["/no/such/program"])
    assert wait_for_end(jobs, "x").status == "failed"


def test_noise_on_standard_output_is_not_progress(jobs: Jobs) -> None:
    jobs.start("x", [sys.executable, "-c", 'print("loading"); print("[1]"); print(\'{"done": true}\')'])
    assert wait_for_end(jobs, "x").status == "done"


def test_a_running_job_is_not_started_twice_and_a_failed_one_may_be(jobs: Jobs) -> None:
    jobs.start("x", [sys.executable, "-c", "import time; time.sleep(0.4)"])
    jobs.start("x", command({"done": True}))
    assert wait_for_end(jobs, "x").status == "failed"
    jobs.start("x", command({"done": True}))
    for _ in range(400):
        if jobs.state("x").status == "done":
            break
        time.sleep(0.025)
    assert jobs.state("x").status == "done"


def test_stopping_ends_the_children() -> None:
    runner = Jobs()
    runner.start("x", [sys.executable, "-c", "import time; time.sleep(60)"])
    while not runner._children:
        time.sleep(0.01)
    started = time.monotonic()
    runner.stop()
    assert wait_for_end(runner, "x").status == "failed"
    assert time.monotonic() - started < 10


def test_the_clock_adds_up_seconds_per_step() -> None:
    ticks = iter([0.0, 1.0, 3.0, 3.5])
    heard: list[tuple[str, float]] = []
    clock = StepClock(lambda step, share: heard.append((step, share)), lambda: next(ticks))
    clock("embedding", 0.5)
    clock("embedding", 1.0)
    clock("themes", 1.0)
    assert clock.seconds() == {"embedding": 3.0, "themes": 0.5}
    assert heard == [("embedding", 0.5), ("embedding", 1.0), ("themes", 1.0)]


def test_a_program_that_ends_takes_its_child_along_and_does_not_wait_for_it() -> None:
    program = (
        "import sys, time\n"
        "from analysis.jobs import Jobs\n"
        "jobs = Jobs()\n"
        "jobs.start('x', [sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "jobs.start('y', [sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "while jobs.state('x').status != 'running': time.sleep(0.01)\n"
        "time.sleep(0.2)\n"
    )
    begin = time.monotonic()
    subprocess.run([sys.executable, "-c", program], check=True, timeout=50)
    assert time.monotonic() - begin < 40


def test_calls_are_done_in_their_order_and_an_error_stays_with_its_call() -> None:
    done: list[int] = []
    worker = OneByOne()
    futures = [worker.submit(done.append, n) for n in range(5)]
    broken = worker.submit(int, "no number")
    last = worker.submit(done.append, 5)
    assert last.result(timeout=20) is None
    assert done == [0, 1, 2, 3, 4, 5]
    assert all(future.exception() is None for future in futures)
    assert isinstance(broken.exception(), ValueError)
    worker.shutdown()
