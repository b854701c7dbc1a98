"""The language of a text, or the expected one when the text says too little."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.language import find_main_language, recognise_languages

SENTENCES = {
    "nl": "Er is te weinig plaats voor fietsers in de straat",
    "en": "There is not enough room for people on bicycles",
    "fr": "Il n'y a pas assez de place pour les vélos dans la rue",
    "de": "Es gibt nicht genug Platz für Fahrräder auf der Straße",
    "es": "No hay suficiente espacio para las bicicletas en la calle",
    "it": "Non c'è abbastanza spazio per le biciclette sulla strada",
    "pt": "Não há espaço suficiente para as bicicletas na rua",
    "fi": "Kadulla ei ole tarpeeksi tilaa polkupyörille",
    "sv": "Det finns inte tillräckligt med plats för cyklar på gatan",
    "pl": "Na ulicy nie ma wystarczająco dużo miejsca dla rowerów",
    "ro": "Nu este suficient spațiu pentru biciclete pe stradă",
    "tr": "Sokakta bisikletler için yeterince yer yok",
    "ar": "لا توجد مساحة كافية للدراجات في الشارع",
    "uk": "На вулиці недостатньо місця для велосипедів",
}


@pytest.mark.parametrize("default", ["nl", "fi", "und"])
def test_a_sentence_is_recognised_whatever_was_expected(default: str) -> None:
    assert recognise_languages(list(SENTENCES.values()), default) == list(SENTENCES)


@pytest.mark.parametrize(
    "text",
    ["da's hier plezant en 't is nie ver", "ne schonen hof", "ge moogt hier nie crossen", "kweet da nie"],
)
def test_flemish_speech_is_dutch(text: str) -> None:
    assert recognise_languages([text], "nl") == ["nl"]


def test_what_says_too_little_gets_the_expected_language() -> None:
    texts = ["", "...", "123", "❤️", "[e-mail]", "park"]
    assert recognise_languages(texts, "nl") == ["nl"] * len(texts)
    assert recognise_languages(texts, ["fr"] * len(texts)) == ["fr"] * len(texts)
    assert recognise_languages(["", "12"], "und") == ["und", "und"]


def test_zero_texts_and_a_wrong_number_of_defaults() -> None:
    assert recognise_languages([], "nl") == []
    with pytest.raises(ValueError):
        recognise_languages(["a"], ["nl", "nl"])


def test_the_main_language_is_that_of_most_texts() -> None:
    assert find_main_language([SENTENCES["fi"], SENTENCES["nl"], "De trein stopt hier niet meer"]) == "nl"
    assert find_main_language(["", "12"], "fr") == "fr"
    assert find_main_language([]) == "nl"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_every_text_gets_a_language_of_its_own_accord(texts: list[str]) -> None:
    together = recognise_languages(texts, "und")
    assert together == [recognise_languages([text], "und")[0] for text in texts]
