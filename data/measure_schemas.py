"""Fields of the tables that hold the further measures: one schema per table, as in `data.schemas`.

They stand beside the tables of a result; a study that cannot give one (no points, one wave) has no
rows in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.campaign_schemas import CAMPAIGNS
from data.fields import Field, Rule, TableSchema, at_least, between, length_between, one_of
from data.model import Level
from data.origin_schemas import THEME_ORIGINS, THEME_POLES
from data.picture_schemas import PICTURE_AXES, STATEMENT_PICTURE
from data.trust_schemas import TRUST_SCHEMAS
from data.vote_schemas import VOTE_CONSENSUS, VOTE_GROUPS

_ID = length_between(1, 200)
_SHARE = between(0, 1)


def _table(name: str, columns: dict[str, Field], unique: Sequence[str] = ()) -> TableSchema:
    return TableSchema(name, columns, tuple(unique))


def _id(description: str) -> Field:
    return Field(str, (_ID,), description=description)


def _word(description: str, *allowed: str) -> Field:
    return Field(str, (one_of(allowed),) if allowed else (), description=description)


def _number(description: str, *checks: Rule) -> Field:
    return Field(float, checks, nullable=True, description=description)


def _count(description: str) -> Field:
    return Field(int, (at_least(0),), description=description)


def _truth(description: str) -> Field:
    return Field(bool, description=description)


THEME_MEASURES = _table(
    "theme_measures",
    {
        "theme_id": _id("theme"),
        "score_low": _number("S: lower 95 % bound, people resampled", between(0, 100)),
        "score_high": _number("S: upper 95 % bound, people resampled", between(0, 100)),
        "top_share": _number("chance that the theme is among the five highest scores", _SHARE),
        "n_carrying": _number("effective number of groups of the limiting grouping", at_least(0)),
        "dividedness_low": _number("lower 95 % bound", _SHARE),
        "dividedness_high": _number("upper 95 % bound", _SHARE),
        "plus_share": _number("share of people on the plus side of those who take a side", _SHARE),
        "n_directed": _count("people who take a side"),
        "intensity": _number("how early in their own list people mention it, 0 last .. 1 first", _SHARE),
        "intensity_field": _word(
            "breadth × intensity", "wide_warm", "wide_cool", "narrow_fierce", "narrow_cool", "unknown"
        ),
        "energy": _number("mean goesting of the people who mention it and were asked", _SHARE),
        "energy_low": _number("goesting: lower 95 % bound", _SHARE),
        "energy_high": _number("goesting: upper 95 % bound", _SHARE),
        "n_energy": _count("people who mention it and answered the goesting question"),
        "n_movers": _count("of these: people who want to help or lead (goesting .75 or more)"),
        "n_sharers": _number(
            "deelhouders: movers who come monthly or more where they mention it; missing = not asked",
            at_least(0),
        ),
        "energy_field": _word(
            "shared score × goesting", "start_together", "invite", "white_space", "keep_listening", "unknown"
        ),
        "ownership": _number("share of 'we' and 'I' among statements that name who acts", _SHARE),
        "n_actors": _count("statements that name who acts"),
        "support": _number("geometric mean of the shrunken shares of the groups", _SHARE),
        "is_nobody_excluded": _truth("no group mentions it demonstrably less"),
    },
    unique=["theme_id"],
)

THEME_SCALES = _table(
    "theme_scales",
    {
        "theme_id": _id("theme"),
        "level": _word("scale level", *(level.value for level in Level)),
        "raw": _number("concentration between the units of this level, in nats", at_least(0)),
        "beyond_chance": _number("the same without what chance gives", at_least(0)),
        "part": _number("what this level adds to the larger one; parts add up", at_least(0)),
    },
    unique=["theme_id", "level"],
)

THEME_UNIT_KINDS = _table(
    "theme_unit_kinds",
    {
        "theme_id": _id("theme"),
        "unit_id": _id("unit within which everything was measured again"),
        "level": _word("scale level of the unit", *(level.value for level in Level)),
        "n_respondents": _count("people who mention it about this unit"),
        "n_base": _count("people who said anything about this unit"),
        "reach": _number("share", _SHARE),
        "reach_low": _number("Wilson lower bound", _SHARE),
        "breadth_groups": _number("breadth over groups within the unit", _SHARE),
        "breadth_places": _number("breadth over places within the unit", _SHARE),
        "shared_score": _number("S within the unit", between(0, 100)),
        "kind": _word("kind within the unit"),
        "is_indicative": _truth("30 to 99 people: the score is only an indication"),
    },
    unique=["theme_id", "unit_id"],
)

MINORITY_VOICES = _table(
    "minority_voices",
    {
        "theme_id": _id("theme, or group of statements that was put to the test"),
        "way": _word("why it is a minority voice", "group", "opposite", "underheard", "silent"),
        "grouping": _word("grouping of the group, '' when it is not about one"),
        "group": _word("group that speaks, or the side for a tegenstem"),
        "n_respondents": _count("people of the group who say it"),
        "n_base": _count("people of the group"),
        "share": _number("n_respondents / n_base", _SHARE),
        "n_all": _count("people who say it in all"),
        "reach": _number("share of everybody", _SHARE),
        "ratio_low": _number("how many times likelier than the others, lower 90 % bound", at_least(0)),
        "q_value": _number("of the test, corrected", _SHARE),
        "coherence": _number("mean cosine between its statements"),
        "coherence_limit": _number("95th percentile of random sets of that size from the same questions"),
        "is_confirmed": _truth("false for a silent voice that nobody has called severe yet"),
        "order": _count("order in which to show them: by share within the group"),
    },
)

SINGLE_VOICES = _table(
    "single_voices",
    {
        "statement_id": _id("statement that belongs to no theme"),
        "nearest_theme_id": _word("theme it resembles most, a suggestion"),
        "similarity": _number("how much, 0..1", _SHARE),
        "is_personal": _truth("it is about the speaker's own property"),
    },
    unique=["statement_id"],
)

ENERGY_CUES = _table(
    "energy_cues",
    {
        "statement_id": _id("statement in which somebody offers or declines to take part"),
        "suggested": _number("goesting the words suggest; counts only after a person confirmed it", _SHARE),
        "is_conditional": _truth("on a condition ('als de gemeente ook …')"),
        "condition_start": _count("first character of the condition in the text"),
        "condition_end": _count("character after the condition; equal to the start when there is none"),
    },
    unique=["statement_id"],
)

ENERGY_GROUPS = _table(
    "energy_groups",
    {
        "grouping": _word("grouping, '' for everybody"),
        "group": _word("group, '' for everybody"),
        "energy": _number("mean goesting of the people of the group who were asked", _SHARE),
        "energy_low": _number("lower 95 % bound", _SHARE),
        "energy_high": _number("upper 95 % bound", _SHARE),
        "n_energy": _count("people of the group who answered the goesting question"),
        "n_movers": _count("of these: people who want to help or lead (goesting .75 or more)"),
    },
    unique=["grouping", "group"],
)

FAIR_QUOTES = _table(
    "fair_quotes",
    {
        "theme_id": _word("theme, '' for the whole study"),
        "statement_id": _id("statement that is quoted"),
        "order": _count("order of choice"),
        "n_served": _count("people for whom the quotes so far speak"),
        "n_people": _count("people they were chosen for"),
        "served_share": _number("n_served / n_people", _SHARE),
    },
)

SAMPLE_GROUPS = _table(
    "sample_groups",
    {
        "grouping": _word("grouping"),
        "group": _word("group"),
        "n_respondents": _count("people who took part"),
        "sample_share": _number("share of those of whom the grouping is known", _SHARE),
        "n_population": _number("inhabitants", at_least(0)),
        "population_share": _number("share of the inhabitants", _SHARE),
        "gap": _number("population share minus sample share", between(-1, 1)),
        "gap_low": _number("lower 95 % bound", between(-1, 1)),
        "gap_high": _number("upper 95 % bound", between(-1, 1)),
        "is_missing": _truth("fewer took part than there live, demonstrably"),
        "is_underheard": _truth("population share above 1.5 × sample share, or fewer than 30 people"),
        "mean_visits": _number("places per person", at_least(0)),
        "mean_words": _number("words per person", at_least(0)),
    },
    unique=["grouping", "group"],
)

WAVE_CHANGES = _table(
    "wave_changes",
    {
        "theme_id": _id("theme"),
        "from_wave": _id("earlier round"),
        "to_wave": _id("later round"),
        "from_n": _count("people who answered the same questions in the earlier round"),
        "to_n": _count("people who answered the same questions in the later round"),
        "from_share": _number("share in the earlier round", _SHARE),
        "to_share": _number("share in the later round", _SHARE),
        "difference": _number("later minus earlier", between(-1, 1)),
        "low": _number("Newcombe lower bound", between(-1, 1)),
        "high": _number("Newcombe upper bound", between(-1, 1)),
        "detectable": _number("smallest change these numbers can show (80 % power)", at_least(0)),
        "q_value": _number("Fisher exact, corrected over all themes", _SHARE),
        "verdict": _word("what may be said", "more", "less", "not_shown", "too_few"),
    },
)

WAVE_QUESTIONS = _table(
    "wave_questions",
    {
        "question_id": _id("open question"),
        "wave": _id("round"),
        "n_people": _count("people who answered it in that round"),
        "is_compared": _truth("asked with the same words in every round, so compared"),
    },
    unique=["question_id", "wave"],
)

HOT_SPOTS = _table(
    "hot_spots",
    {
        "theme_id": _id("theme"),
        "cell_id": _id("hexagon"),
        "latitude": _number("centre, degrees WGS84", between(-90, 90)),
        "longitude": _number("centre, degrees WGS84", between(-180, 180)),
        "n_mentions": _count("answers with the theme in the cell and its neighbours"),
        "n_base": _count("answers in the cell and its neighbours"),
        "n_people": _count("people behind these answers"),
        "rate": _number("person-normalised share with the theme", _SHARE),
        "expected": _number("share when themes are dealt out again over people", _SHARE),
        "z_score": _number("standard deviations above that"),
        "q_value": _number("permutation, corrected over the cells of the theme", _SHARE),
        "is_robust": _truth("also found in at least two of three cell sizes or on shifted cells"),
    },
)

RELEASED_CELLS = _table(
    "released_cells",
    {
        "theme_id": _id("theme"),
        "unit_id": _word("unit, '' for a group"),
        "grouping": _word("grouping, '' for a unit"),
        "group": _word("group, '' for a unit"),
        "shown_count": _number("count that may be shown, rounded; missing = hidden", at_least(0)),
        "shown_base": _number("base that may be shown, rounded; missing = hidden", at_least(0)),
        "shown_share": _number("share that may be shown; missing = hidden", _SHARE),
        "reason": _word("why something is hidden", "", "small", "complement", "secondary", "base"),
    },
)

MEASURE_SCHEMAS: Mapping[str, TableSchema] = {
    str(schema.name): schema
    for schema in (
        THEME_MEASURES,
        THEME_SCALES,
        THEME_UNIT_KINDS,
        MINORITY_VOICES,
        SINGLE_VOICES,
        ENERGY_CUES,
        ENERGY_GROUPS,
        FAIR_QUOTES,
        SAMPLE_GROUPS,
        CAMPAIGNS,
        WAVE_CHANGES,
        WAVE_QUESTIONS,
        HOT_SPOTS,
        THEME_POLES,
        THEME_ORIGINS,
        VOTE_CONSENSUS,
        VOTE_GROUPS,
        STATEMENT_PICTURE,
        PICTURE_AXES,
        *TRUST_SCHEMAS,
    )
}
