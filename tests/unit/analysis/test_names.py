"""Model and rules together, on invented sentences: one for each convention of the guidelines."""

from __future__ import annotations

import pytest
from tests.unit.analysis.reading import entities, read

PER, ORG, LOC, EVENT, DATE = "PER", "ORG", "LOC", "EVENT", "DATE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le rapport Mornet-Keller accable le gouvernement Perrin.",
         [(PER, each) for each in "Mornet Keller Perrin".split()]),
        ("La ministre de la Justice et le ministre de l'Intérieur, Marc Ferrand, sont là.", [(PER, "Marc Ferrand")]),
        ("L'armée norvégienne et le gouvernement péruvien refusent ; l'État se tait.", []),
        ("Lyon - Marseille : 2-1 ; Mali – Russie : 0-0.",
         [(LOC, each) for each in "Lyon Marseille Mali Russie".split()]),
        ("1. Anna Berg (NOR) 12:03 ; 2. Léa Morel (FRA) 12:10.", [(PER, "Anna Berg"), (PER, "Léa Morel")]),
        ("Mme la préfète Claire Aubin a vu le pape François.", [(PER, "Claire Aubin"), (PER, "François")]),
        ("Une étude de l'université de Rennes dans la revue Ocean Letters.",
         [(ORG, "université de Rennes"), (ORG, "Ocean Letters")]),
        ("La brigade est allée à Saint-Denis du Rhin.", [(LOC, "Saint-Denis du Rhin")]),
        ("L'attaque est d'Al-Qaïda au Maghreb islamique.", [(ORG, "Al-Qaïda au Maghreb islamique")]),
        ("L'opération Aubépine a commencé lundi 23 juin.", [(EVENT, "opération Aubépine"), (DATE, "lundi 23 juin")]),
        ("Le championnat de France et le Tour de France 2016.",
         [(EVENT, "championnat de France"), (EVENT, "Tour de France 2016")]),
        ("Le prix Nobel et le Prix Goncourt sont remis.", []),
        ("Norvège:le retour. En mai1999, rien.", [(LOC, "Norvège"), (DATE, "mai1999")]),
    ],
)  # fmt: skip
def test_conventions(text: str, expected: list[tuple[str, str]]) -> None:
    """Exactly these names, with these edges and kinds."""
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le parquet de Valbourg enquête.", ["Valbourg"]),
        ("Ils jouent au Stade de Turin en Coupe d'Europe des clubs.", ["Turin", "Europe"]),
        ("La brigade est allée à Saint-Denis du Rhin.", []),
        ("La République démocratique du Congo refuse.", []),
    ],
)
def test_places_inside(text: str, expected: list[str]) -> None:
    """Places inside longer names are told apart, unless the name is that of a town or a state."""
    assert [each.text for each in read(text).nested] == expected


def test_no_name_ends_in_an_elided_word() -> None:
    """`Kerguélen s'était` names Kerguélen alone."""
    text = "Élise Kerguélen parle. Le soir, Kerguélen s'était rendue à Dijon."
    assert entities(text) == [(PER, "Élise Kerguélen"), (PER, "Kerguélen"), (LOC, "Dijon")]


def test_lines_in_capitals_take_what_the_text_knows() -> None:
    """A shouted heading has the names that the text has elsewhere, and nothing else."""
    text = "L’ENTREPRISE KELLER FERME À DIJON\n\nLe patron, Paul Keller, a parlé à Dijon."
    assert entities(text) == [(PER, "KELLER"), (LOC, "DIJON"), (PER, "Paul Keller"), (LOC, "Dijon")]


def test_english() -> None:
    """English names, titles left out."""
    text = "Prime Minister Jane Holloway told the BBC on Monday that Dr. Emily Hart left the University of Leeds."
    assert entities(text, "en") == [
        (PER, "Jane Holloway"), (ORG, "BBC"), (DATE, "Monday"), (PER, "Emily Hart"), (ORG, "University of Leeds"),
    ]  # fmt: skip


def test_broken_text_breaks_nothing() -> None:
    """Names survive the noise of a bad scan around them."""
    text = "M. Paul Mar¬tin ~~ a vu lAssemblée ||| à Lyon,,, le 3 mars 2031 ¦ et Mme Anne Petit..."
    found = entities(text)
    assert {(LOC, "Lyon"), (DATE, "3 mars 2031"), (PER, "Anne Petit")} <= set(found)
