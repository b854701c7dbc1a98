"""The README's two commands are the ones that continuous integration and people use."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_two_commands_stand_in_the_readme_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install -r requirements.txt && streamlit run app.py" in readme
    assert "pip install -r requirements-dev.txt && pytest" in readme
    assert "pip install -q -r requirements-dev.txt && pytest" in (ROOT / ".ci/run").read_text(
        encoding="utf-8"
    )


def test_every_file_the_readme_points_to_exists() -> None:
    import re

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", readme)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
