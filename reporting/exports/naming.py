"""Names of files that people keep: what it is, of which study, and whether the answers are invented."""

from __future__ import annotations

import re
import unicodedata

from data.model import StudyInfo
from reporting.words.words import Words

_LONGEST = 60


def export_name(info: StudyInfo, words: Words, name: str, fingerprint: str = "") -> str:
    """A file name such as "beleef-plekjes-gavere-statements.csv"; a demo's begins with a warning.

    `name`: the file's own name with its ending. `fingerprint` of the result, for a file with fixed columns
    that cannot hold it itself. Only small letters, digits and hyphens of the study's
    name are kept; a name of which nothing is left is left out.
    """
    plain = unicodedata.normalize("NFKD", info.name).encode("ascii", "ignore").decode().lower()
    study = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    parts = [words("exports.demo_prefix") if info.is_demo else "", study, fingerprint, name]
    return "-".join(part for part in parts if part)
