"""What this study cannot tell about who is missing: depends on what is known of the population."""

from __future__ import annotations

from pages.parts.ready import Ready
from reporting.panels.missing import compared_groupings, quiet_groups

_NAMED = 6


def said_limits(ready: Ready) -> str:
    """Sentences for the field 'what can we not say here?'."""
    words = ready.words
    known = [words.grouping(name) for name in compared_groupings(ready.analysis)]
    sentences = [words("quality.cannot")]
    sentences.append(
        words("quality.cannot_known", groupings=words.listing(known))
        if known
        else words("quality.cannot_unknown")
    )
    quiet = quiet_groups(ready.analysis, words)
    if quiet:
        n = ready.analysis.settings.thresholds.group_minimum
        named = words.listing(quiet[:_NAMED])
        more = len(quiet) - _NAMED
        sentences.append(words("quality.cannot_small", n=words.number(n), groups=named))
        if more > 0:
            sentences.append(words("quality.cannot_more", n=words.number(more)))
    return " ".join(sentences)
