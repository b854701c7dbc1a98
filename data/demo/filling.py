"""A round as cells: what stands in each column about a place and about a person, in plain text."""

from __future__ import annotations

from data.demo.draws import open_stream
from data.demo.people import Person
from data.demo.rounds import Round
from data.demo.settings import read_places, read_settings
from data.demo.visits import Visit

LEVELS = {
    "plekje": "een precieze plek",
    "lijn": "een precieze plek",
    "vlak": "een precieze plek",
    "straat": "een straat",
    "wijk": "een wijk of gehucht",
    "deelgemeente": "heel het dorp",
}
PLACE_QUESTIONS = "MBVP"
PERSON_QUESTIONS = "DGS"


def fill_visit(visit: Visit, survey: Round) -> dict[str, str]:
    """Give back the cells about one place, '' for what was left open; keys as in columns.toml."""
    row = read_places()[visit.place]
    answers = survey.answer_of
    village = row["deelgemeente"]
    return {
        "place": row["naam"],
        "latitude": "" if visit.latitude is None else f"{visit.latitude:.5f}",
        "longitude": "" if visit.longitude is None else f"{visit.longitude:.5f}",
        "village": village if village in read_settings()["waves"][survey.wave]["villages"] else "",
        "level": LEVELS[row["niveau"]],
        "visit_rate": visit.visit_rate,
        "activity": visit.activity,
        "rating": "weet niet" if visit.rating is None else str(visit.rating),
        "feelings": ", ".join(visit.feelings),
        "ticks": ", ".join(survey.ticks.get(visit.key, ())),
        **{
            question: answers[(*visit.key, question)].text if (*visit.key, question) in answers else ""
            for question in PLACE_QUESTIONS
        },
    }


def fill_person(person: Person, survey: Round) -> dict[str, str]:
    """Give back the cells about one respondent, '' for what was left open; keys as in columns.toml."""
    closed = survey.closed[person.key]
    answers = survey.answer_of
    return {
        "respondent": person.key,
        "wave": person.wave,
        "mode": person.mode,
        "moment": closed.moment.strftime("%d/%m/%Y %H:%M"),
        "may_quote": "ja" if closed.may_quote else "nee",
        "mail": _invent_mail(person),
        "ladder": closed.ladder,
        "birth_year": str(int(person.wave) - person.age),
        "gender": person.gender,
        "home_village": person.village,
        "tenure": person.tenure,
        "household": person.household,
        "housing": person.housing,
        "language": person.language,
        "roles": "; ".join(person.roles),
        "disability": person.disability,
        **{
            question: answers[person.key, 1, question].text if (person.key, 1, question) in answers else ""
            for question in PERSON_QUESTIONS
        },
    }


def fill_closed(person: Person, survey: Round) -> dict[str, str]:
    """Give back header → cell of the closed questions about the village: mark, ten statements, top three."""
    closed = survey.closed[person.key]
    statements = read_settings()["village"]["statements"]
    return {
        "rapport_wonen": "weet niet" if closed.village_rating is None else str(closed.village_rating),
        **dict(zip((f"stelling: {text}" for text in statements), closed.agreements, strict=True)),
        "top_3_leefplek": "; ".join(closed.top_three),
    }


def _invent_mail(person: Person) -> str:
    """An address that cannot exist, for one in five online."""
    wants = open_stream(f"mail {person.key}").random() < 0.2
    return f"deelnemer.{person.key.lower()}@example.org" if wants and person.mode == "online" else ""
