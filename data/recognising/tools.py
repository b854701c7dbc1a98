"""Which survey tool a table comes from, by the columns that the tool adds by itself."""

from __future__ import annotations

from collections.abc import Iterable

from data.recognising.headers import fold_text

# Tool → folded headers; at least so many of them must be there.
_MARKS: dict[str, tuple[frozenset[str], int]] = {
    "qualtrics": (
        frozenset({"response id", "recorded date", "distribution channel", "response set", "finished"}),
        2,
    ),
    "survey123": (
        frozenset({"object id", "global id", "creation date", "edit date", "creator", "editor"}),
        4,
    ),
    "surveymonkey": (frozenset({"respondent id", "collector id", "date created", "date modified"}), 1),
    "limesurvey": (
        frozenset(
            {
                "response id",
                "antwoord id",
                "laatste pagina",
                "last page",
                "starttaal",
                "start language",
                "seed",
            }
        ),
        2,
    ),
    "microsoft_forms": (
        frozenset(
            {"begintijd", "tijd van voltooien", "start time", "completion time", "e mailadres", "e mail"}
        ),
        2,
    ),
}
# Google Forms adds one column only, always first and spelled like this.
_GOOGLE_FIRST = ("Tijdstempel", "Timestamp", "Horodateur")


def recognise_tool(headers: Iterable[str]) -> str:
    """Give back the name of the survey tool, or 'plain' when no tool's own columns are found.

    `headers`: the column names of all tables.
    """
    listed = list(headers)
    folded = {fold_text(header) for header in listed}
    for tool, (marks, n_needed) in _MARKS.items():
        if len(folded & marks) >= n_needed:
            return tool
    return "google_forms" if listed and listed[0] in _GOOGLE_FIRST else "plain"
