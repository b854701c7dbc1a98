"""One column → its most likely role, from its header and its content together.

The header proposes, the content decides: a column called 'plek' that holds numbers is no place. A
header that says nothing leaves it to the content, with low confidence, for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data.model import ColumnRole as Role
from data.model import QuestionFunction
from data.recognising.content import Content
from data.recognising.headers import Meaning, find_meanings


def recognise_role(header: str, content: Content) -> Meaning:
    """Give back the role of a column with its confidence, function and grouping.

    `header`: column name without block number; `content`: facts of the column. An empty column is
    IGNORE. Cells that are mostly e-mail addresses, phone or IP numbers are PERSONAL whatever the
    header says.
    """
    if not content.n_filled:
        return Meaning(Role.IGNORE, 1.0)
    if _identifies(content):
        return Meaning(Role.PERSONAL, 0.9)
    fitting = [meaning for meaning in find_meanings(header) if _FITS[meaning.role](content)]
    if fitting:
        return _prefer(fitting, content)
    return _from_content(header, content)


def _identifies(content: Content) -> bool:
    """Mostly e-mail addresses, phone or IP numbers; plain numbers and dates look like phone numbers too."""
    shares = content.shares
    if max(shares["email"], shares["ip"], shares["phone"]) <= 0.5 or shares["date"] > 0.5:
        return False
    return shares["number"] <= 0.5 or shares["bare_phone"] > 0.5


def _prefer(meanings: list[Meaning], content: Content) -> Meaning:
    """Among meanings that fit: the longest phrase; long answers are rather text than a name."""
    if content.mean_words >= 4:
        questions = [meaning for meaning in meanings if meaning.role is Role.TEXT]
        short = [m for m in meanings if m.role is not Role.TEXT and m.confidence < 0.9]
        if questions and len(short) == len(meanings) - len(questions):
            return questions[0]
    return max(meanings, key=lambda meaning: (round(meaning.confidence, 2), meaning.n_words))


def _from_content(header: str, content: Content) -> Meaning:
    """The header says nothing: what the cells alone suggest."""
    shares = content.shares
    if max(shares["url"], shares["yes_no"], shares["number"]) > 0.7:
        return Meaning(Role.IGNORE, 0.6)
    if shares["date"] > 0.7:
        return Meaning(Role.TIMESTAMP, 0.5)
    if max(shares["pair"], shares["wkt"]) > 0.7:
        return Meaning(Role.GEOMETRY, 0.7)
    if content.energy_share > 0.7 and content.n_distinct > 2 and content.is_small_set:
        return Meaning(Role.ENERGY, 0.5)
    if shares["id"] > 0.7 or content.scale_share > 0.6:
        return Meaning(Role.IGNORE, 0.6)
    if _is_prose(content):
        return Meaning(Role.TEXT, 0.4, QuestionFunction.OTHER)
    # A property of a person is named in a few words; a whole sentence asks for an opinion.
    if content.is_small_set and content.mean_words <= 4 and len(header.split()) <= 3 and "[" not in header:
        return Meaning(Role.GROUP, 0.4, None, header)
    return Meaning(Role.IGNORE, 0.4)


def _is_prose(content: Content) -> bool:
    """Sentences that hardly repeat: people wrote them."""
    return content.mean_words >= 3 and content.distinct_share >= 0.3 and not content.is_small_set


def _is_short(content: Content) -> bool:
    return content.mean_words < 7 and content.shares["number"] < 0.5 and content.shares["wkt"] < 0.5


def _is_text(content: Content) -> bool:
    shares = content.shares
    if max(shares["number"], shares["date"], shares["url"], shares["wkt"], shares["pair"]) > 0.5:
        return False
    if (
        content.energy_share > 0.7
        or content.scale_share > 0.6
        or shares["yes_no"] > 0.6
        or shares["id"] > 0.6
    ):
        return False
    if content.is_small_set and content.n_distinct <= 12:
        return False
    return content.mean_words >= 1.3 or content.distinct_share > 0.5


def _is_coordinate(content: Content) -> bool:
    return content.shares["number"] > 0.8 and (abs(content.high) <= 180 or content.high > 1000)


def _is_rating(content: Content) -> bool:
    numeric = content.shares["number"] > 0.7 and content.low >= -2 and content.n_distinct <= 120
    return numeric or content.scale_share > 0.6 or content.n_distinct <= 12


def _is_identifier(content: Content) -> bool:
    return content.mean_words < 3 and content.distinct_share > 0.02 and content.shares["date"] < 0.5


def _is_group(content: Content) -> bool:
    return content.mean_words < 12 and not (content.n_distinct > 200 and content.shares["number"] < 0.5)


def _always(_: Content) -> bool:
    return True


_FITS: Mapping[Role, Callable[[Content], bool]] = {
    Role.RESPONDENT: _is_identifier,
    Role.TIMESTAMP: lambda content: max(content.shares["date"], content.shares["number"]) > 0.5,
    Role.WAVE: lambda content: content.n_distinct <= 12 and content.mean_words < 4,
    Role.PLACE: _is_short,
    Role.STREET: lambda content: content.mean_words < 12 and content.shares["number"] < 0.5,
    Role.QUARTER: lambda content: content.mean_words < 15 and content.shares["number"] < 0.5,
    Role.VILLAGE: _is_short,
    Role.HOME_VILLAGE: _is_short,
    Role.MUNICIPALITY: _is_short,
    Role.LATITUDE: _is_coordinate,
    Role.LONGITUDE: _is_coordinate,
    Role.GEOMETRY: lambda content: max(content.shares["pair"], content.shares["wkt"]) > 0.5,
    Role.RATING: _is_rating,
    Role.FREQUENCY: lambda content: content.visit_share > 0.5,
    Role.TEXT: _is_text,
    Role.ENERGY: lambda content: content.energy_share > 0.5 or content.shares["number"] > 0.9,
    Role.GROUP: _is_group,
    Role.WEIGHT: lambda content: content.shares["number"] > 0.9 and content.high > 0,
    Role.PERSONAL: _always,
    Role.IGNORE: _always,
}
