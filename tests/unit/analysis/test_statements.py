"""What is attributed without marks."""

from __future__ import annotations

import pytest
from tests.unit.analysis.reading import statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon des sources officielles, le bac rouvrira lundi.",
         ("le bac rouvrira lundi", "des sources officielles", "Selon")),
        ("D’après Paul Quéré, le bac rouvrira lundi.", ("le bac rouvrira lundi", "Paul Quéré", "D’après")),
        ("De source portuaire, le bac rouvrira lundi.", ("le bac rouvrira lundi", "source portuaire", "De")),
        ("BREST (AFP) - Le bac fermera lundi, selon la mairie.", ("Le bac fermera lundi", "la mairie", "selon")),
        ("Paul Quéré a affirmé, devant la presse, que le bac rouvrira.",
         ("le bac rouvrira", "Paul Quéré", "a affirmé")),
        ("Le gouvernement a annoncé la fermeture du bac.",
         ("la fermeture du bac", "Le gouvernement", "a annoncé")),
        ("Paul Quéré promet de rouvrir le bac.", ("rouvrir le bac", "Paul Quéré", "promet")),
        ("Paul Quéré a insisté sur la vétusté du bac.", ("la vétusté du bac", "Paul Quéré", "a insisté")),
        ("Le Mali et le Niger ayant déjà annoncé un nouvel accord.",
         ("un nouvel accord", "Niger", "ayant déjà annoncé")),
        ("Le bac, assure Paul Quéré, coulera bientôt sans bruit.",
         ("Le bac, assure Paul Quéré, coulera bientôt sans bruit", "Paul Quéré", "assure")),
        ("Paul Quéré assure que le bac rouvrira ; nul ne le croit.",
         ("le bac rouvrira", "Paul Quéré", "assure")),
    ],
)  # fmt: skip
def test_where_a_statement_begins_and_ends(text: str, expected: tuple[str, str, str]) -> None:
    """It starts behind the linking word and ends with the sentence, without final punctuation."""
    assert statements(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il n’a pas d’excuse : le bac était parti, dit Paul Quéré, et la nuit tombait.",
         ["le bac était parti, dit Paul Quéré, et la nuit tombait"]),
        ("Paul Quéré compte : il manque, selon lui, trois rames.", ["il manque, selon lui, trois rames"]),
        ("Léna Ros parle d’un homme qui ne rame pas et qui, selon elle, dort.", []),
        ("Paul Quéré a sommé la mairie de rouvrir le bac.", ["rouvrir le bac"]),
        ("Paul Quéré estime que le bac est vieux et avance le nombre de trente ans.",
         ["le bac est vieux", "le nombre de trente ans"]),
        ("Paul Quéré cite deux noms avant de se taire.", ["deux noms"]),
        ("Paul Quéré affirme ne pas être hostile au bac.", ["ne pas être hostile au bac"]),
        ("On a appris de source portuaire que le bac fermera.", ["le bac fermera"]),
        ("Selon Paul Quéré, qui préside la ligue, le bac fermera.", ["le bac fermera"]),
        ("Moscou demande un bac, selon le journal Argos.", ["Moscou demande un bac"]),
        ("« Le bac fermera », a dit hier Paul Quéré, le patron du port de Brest.", []),
    ],
)  # fmt: skip
def test_what_of_the_sentence_is_reported(text: str, expected: list[str]) -> None:
    """Colons, relatives, addressees and new verbs of the narrator bound what somebody said."""
    assert [told[0] for told in statements(text)] == expected


def test_an_abbreviated_month_ends_no_sentence() -> None:
    """`Jan. 24` stays whole at the end of a statement."""
    found = statements("The ferry, according to Mary Quade, has been in the yard since the night of Jan. 24.", "en")
    assert [told[0] for told in found] == [
        "The ferry, according to Mary Quade, has been in the yard since the night of Jan. 24"
    ]


def test_english_statements() -> None:
    """With `that`, without it, and with the source first."""
    assert statements("Mary Quade said that the ferry was old.", "en") == [("the ferry was old", "Mary Quade", "said")]
    assert statements("Mary Quade said the ferry was old.", "en") == [("the ferry was old", "Mary Quade", "said")]
    found = statements("According to Mary Quade, the ferry was old.", "en")
    assert found == [("the ferry was old", "Mary Quade", "According to")]


def test_marks_cut_a_statement() -> None:
    """Pieces of four words or more stay, up to the mark; nothing inside marks is a statement."""
    found = statements("Paul Quéré promet que le bac du port sera « comme neuf » pour les gens du quai.")
    assert [told[0] for told in found] == ["le bac du port sera", "pour les gens du quai"]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Quéré n’a pas précisé que le bac rouvrirait.",
        "Le bac avance et la note est salée.",
        "« Selon Paul Quéré, le bac rouvrira. »",
        "On affirme que le bac rouvrira.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    """Refusals, nouns that look like verbs, words inside marks and nobody's words are none."""
    assert statements(text) == []
