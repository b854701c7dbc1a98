"""Reads one file in a process of its own, so that no file can harm the program or its visitors.

The parent (`read_in_child`) starts `python -m data.reading.sandbox`, hands over the bytes on its
standard input and takes back JSON. The child has no secrets in its environment, limited memory,
processor time, output and open files, and a limit in real time. A child that dies is a file that
cannot be read, nothing more. This module imports only the standard library: starting must be quick.
"""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from data.reading import limits
from data.reading.finding import Finding, Grid, Refusal, SheetText, warn

_ROOT = Path(__file__).resolve().parents[2]
# The processor time is over: how the system says so (SIGXCPU).
_OUT_OF_TIME = (-24,)
_SET_ENVIRONMENT = {"PYTHONUTF8": "1", "PROJ_NETWORK": "OFF", "OPENBLAS_NUM_THREADS": "1"}
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "LANG", "LD_LIBRARY_PATH")


def read_in_child(content: bytes, name: str, *, seconds: float = limits.CHILD_SECONDS) -> dict[str, Any]:
    """Give back what the child read: `{"sheets": [...]}` or `{"refusal": {...}}`, plain JSON values.

    `content`: the bytes; `name`: the shown name (only its ending is used); `seconds`: limit in
    real time. A child that is stopped or dies gives a refusal `too_slow` or `reading_failed`.
    """
    environment = {key: os.environ[key] for key in _KEPT_ENVIRONMENT if key in os.environ}
    environment |= _SET_ENVIRONMENT | {"PYTHONPATH": str(_ROOT)}
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, no shell
                _child_command(name),
                input=content,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=environment,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _as_refusal("too_slow", int(seconds))
        if done.returncode in _OUT_OF_TIME:
            return _as_refusal("too_slow", limits.CHILD_CPU_SECONDS)
        output.seek(0)
        try:
            result: dict[str, Any] = json.loads(output.read())
        except ValueError:
            result = {}
    if done.returncode or not result:
        return _as_refusal("reading_failed", limits.CHILD_MEMORY // (1024 * 1024))
    return result


def _child_command(name: str) -> list[str]:
    """Only the ending of the name goes along: a name may hold anything."""
    ending = "".join(sign for sign in name.rsplit(".", 1)[-1].lower() if sign.isascii() and sign.isalnum())
    return [sys.executable, "-B", "-m", "data.reading.sandbox", f".{ending[:10]}"]


def _as_refusal(code: str, limit: int) -> dict[str, Any]:
    return {"refusal": dataclasses.asdict(Finding(code, "refusal", details={"limit": limit}))}


def read_bytes(content: bytes, name: str) -> list[SheetText]:
    """Give back the sheets in a file, read in this very process (the child calls this).

    `content`: the bytes; `name`: the shown name. Raises `Refusal`. A file with headers only is refused.
    """
    from data.reading.columns import build_sheet
    from data.reading.sniffing import DELIMITED, WORKBOOK, recognise_kind

    kind = recognise_kind(content, name)
    if kind == DELIMITED:
        from data.reading.delimited import read_delimited
        from data.reading.encoding import decode_bytes

        text, findings = decode_bytes(content)
        grid = read_delimited(text)
        grid.findings = findings
        return [build_sheet(grid)]
    if kind == WORKBOOK:
        from data.reading.workbook import read_workbook

        return _build_filled(read_workbook(content))
    from data.reading.geodata import read_geodata

    return [read_geodata(content)]


def _build_filled(grids: list[Grid]) -> list[SheetText]:
    """Beside the data many workbooks hold sheets with a title or a summary only: left out, with a warning."""
    from data.reading.columns import build_sheet

    sheets, refusals, findings = [], [], []
    for grid in grids:
        try:
            sheets.append(build_sheet(grid))
        except Refusal as refusal:
            if refusal.finding.code not in ("header_only", "empty_sheet", "no_header"):
                raise
            refusals.append(refusal)
            findings.extend(grid.findings)
            if refusal.finding.code != "empty_sheet":
                findings.append(warn("sheet_skipped", sheet=grid.sheet))
    if not sheets:
        raise next((r for r in refusals if r.finding.code != "empty_sheet"), refusals[0])
    sheets[0].findings.extend(findings)
    return sheets


def limit_process() -> None:
    """Put the limits of `limits` on this process.

    On systems without such limits only the parent's clock counts.
    """
    try:
        import resource
    except ImportError:
        return
    for what, limit, hard in (
        (resource.RLIMIT_AS, limits.CHILD_MEMORY, limits.CHILD_MEMORY),
        # The soft limit ends the child with a signal of its own, so that the parent knows why.
        (resource.RLIMIT_CPU, limits.CHILD_CPU_SECONDS, limits.CHILD_CPU_SECONDS + 5),
        (resource.RLIMIT_FSIZE, limits.CHILD_OUTPUT, limits.CHILD_OUTPUT),
        (resource.RLIMIT_NOFILE, limits.CHILD_OPEN_FILES, limits.CHILD_OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (limit, hard))


def main() -> None:
    """Read standard input within the limits and write the result as JSON to standard output."""
    limit_process()
    try:
        sheets = read_bytes(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else "")
        result: dict[str, Any] = {"sheets": [dataclasses.asdict(sheet) for sheet in sheets]}
    except Refusal as refusal:
        result = {"refusal": dataclasses.asdict(refusal.finding)}
    except (MemoryError, RecursionError):
        result = _as_refusal("reading_failed", limits.CHILD_MEMORY // (1024 * 1024))
    sys.stdout.buffer.write(json.dumps(result).encode())


if __name__ == "__main__":
    main()
