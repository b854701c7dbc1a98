"""Where an analysis runs: in a process of its own, beside the server that shows the screens.

So the server never loads a language model, its memory stays small, and an analysis that dies
takes no screen with it. The child tells its progress as JSON lines on standard output:
`{"step": "embedding", "share": 0.4}`, and at the end `{"done": true}` or `{"problem": {…}}`.
"""

from __future__ import annotations

import atexit
import json
import logging
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Literal

from analysis.model import Progress

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class JobState:
    """How far a job is: `step` and `share` (0..1) while it runs, `problem` when it failed.

    `problem` holds the fields of a `data.model.Problem`; `found` what a job that looks something up gave.
    """

    status: Literal["none", "waiting", "running", "done", "failed"] = "none"
    step: str = ""
    share: float = 0.0
    problem: Mapping[str, Any] = field(default_factory=dict)
    found: tuple[Any, ...] = ()


class OneByOne(Executor):
    """One worker that does its calls in their order and never keeps the program alive.

    A ThreadPoolExecutor would wait for the call that runs before anything can end its child: whoever
    stops the server would have to wait for the end of the analysis.
    """

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        Thread(target=self._work, name="analysis", daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do `fn(*args, **kwargs)` after the calls that wait already."""
        future: Future[Any] = Future()
        self._calls.put((future, lambda: fn(*args, **kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; with `cancel_futures` those that wait are forgotten. Never waits."""
        while cancel_futures and not self._calls.empty():
            call = self._calls.get()
            if call:
                call[0].cancel()
        self._calls.put(None)

    def _work(self) -> None:
        while call := self._calls.get():
            future, do = call
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(do())
            except Exception as error:
                future.set_exception(error)


class Jobs:
    """Runs commands one after the other in child processes and remembers how far each is.

    `executor`: where the waiting for a child happens; one local worker by default, so that
    two analyses do not fight for the same cores.
    """

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor or OneByOne()
        self._states: dict[str, JobState] = {}
        self._children: dict[str, subprocess.Popen[str]] = {}
        self._lock = Lock()
        atexit.register(self.stop)

    def start(self, key: str, command: Sequence[str], said: str = "") -> None:
        """Queue `command` under `key`; does nothing when that job already waits or runs.

        `said`: what it reads on its standard input, so that words of a person stand on no command line.
        """
        with self._lock:
            if self._states.get(key, JobState()).status in ("waiting", "running"):
                return
            self._states[key] = JobState(status="waiting")
        self._executor.submit(self._run, key, tuple(command), said)

    def state(self, key: str) -> JobState:
        """How far the job under `key` is; status "none" when it was never started here."""
        with self._lock:
            return self._states.get(key, JobState())

    def stop(self) -> None:
        """End every child that still runs; waiting jobs are forgotten."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            children = list(self._children.values())
        for child in children:
            child.terminate()

    def _run(self, key: str, command: tuple[str, ...], said: str) -> None:
        self._update(key, status="running")
        pipe = subprocess.PIPE
        try:
            with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as child:  # noqa: S603 (our own command, no shell)
                self._children[key] = child
                _tell(child, said)
                for line in child.stdout or ():
                    self._hear(key, line)
        except OSError as error:
            _LOG.warning("analysis process could not start: %s", type(error).__name__)
        finally:
            self._children.pop(key, None)
            if self.state(key).status == "running":
                self._update(key, status="failed", problem={"code": "analysis_died", "severity": "refusal"})

    def _hear(self, key: str, line: str) -> None:
        try:
            message = json.loads(line)
        except ValueError:
            return  # a library printed something of its own
        if not isinstance(message, dict):
            return
        if "problem" in message:
            self._update(key, status="failed", problem=message["problem"])
        elif message.get("done"):
            self._update(key, status="done", share=1.0, found=tuple(message.get("found", ())))
        elif "step" in message:
            self._update(key, step=str(message["step"]), share=float(message["share"]))

    def _update(self, key: str, **changes: Any) -> None:
        with self._lock:
            self._states[key] = replace(self._states.get(key, JobState()), **changes)


def _tell(child: subprocess.Popen[str], said: str) -> None:
    """Hand a child its words; one that reads none, or died already, is no reason to stop."""
    if child.stdin is None:
        return
    try:
        child.stdin.write(said)
        child.stdin.close()
    except OSError as error:
        _LOG.info("a child process read no input: %s", type(error).__name__)


class StepClock:
    """A `Progress` that also keeps how many seconds each step took, passing reports on."""

    def __init__(self, progress: Progress, now: Callable[[], float]) -> None:
        self._progress, self._now = progress, now
        self._last = now()
        self._seconds: dict[str, float] = {}

    def __call__(self, step: str, share: float) -> None:
        """Add the time since the last report to `step` and pass the report on."""
        now = self._now()
        self._seconds[step] = self._seconds.get(step, 0.0) + now - self._last
        self._last = now
        self._progress(step, share)

    def seconds(self) -> dict[str, float]:
        """Seconds per step so far, in hundredths."""
        return {step: round(value, 2) for step, value in self._seconds.items()}
