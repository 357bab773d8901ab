"""Persons, bodies, places and events."""

from __future__ import annotations

import pytest
from tests.unit.analysis.reading import entities, read

PER, ORG, LOC, EVENT = "PER", "ORG", "LOC", "EVENT"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On a vu le général Sadou Kamara au port.", [(PER, "Sadou Kamara")]),
        ("On a vu le ministre russe de la Mer, Anton Bek-Orlov.", [(PER, "Anton Bek-Orlov")]),
        ("Il a vu Mme Vidal-Rosse et Me Tanguy.", [(PER, "Vidal-Rosse"), (PER, "Tanguy")]),
        ("Charles de Brivault et D.Kaboré signent.", [(PER, "Charles de Brivault"), (PER, "D.Kaboré")]),
        ("Hier, N’Golo Diarra et Rozenn Le Guivarc’h", [(PER, "N’Golo Diarra"), (PER, "Rozenn Le Guivarc’h")]),
        ("Oura BRIVAULT", [(PER, "Oura BRIVAULT")]),
    ],
)
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    """Names stand without title or article, hyphens, particles and initials included."""
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le parquet de Valbourg enquête.", [(ORG, "parquet de Valbourg")]),
        ("la cour d’appel du Valserrois", [(ORG, "cour d’appel du Valserrois")]),
        ("Un avis du ministère russe des Affaires étrangères.", [(ORG, "ministère russe des Affaires étrangères")]),
        ("Un avis du ministère des Affaires étrangères russe.", [(ORG, "ministère des Affaires étrangères russe")]),
        ("la Chambre de commerce et d’industrie du Valserrois",
         [(ORG, "Chambre de commerce et d’industrie du Valserrois")]),
        ("Il cite l’ONU et la CEDEAO.", [(ORG, "ONU"), (ORG, "CEDEAO")]),
    ],
)  # fmt: skip
def test_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    """An institution word with its place or domain is one body; known acronyms are bodies."""
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’axe Mali-Russie, Mali – Russie, Bamako–Moscou",
         [(LOC, each) for each in "Mali Russie Mali Russie Bamako Moscou".split()]),
        ("Il habite 14, rue du Puits, Dijon.", [(LOC, "14, rue du Puits"), (LOC, "Dijon")]),
        ("Il dort au camp Général-Aubry.", [(LOC, "camp Général-Aubry")]),
        ("Il va à Valserre par la région de Turin.", [(LOC, "Valserre"), (LOC, "Turin")]),
        ("Le Burkina Faso et la Côte d’Ivoire", [(LOC, "Burkina Faso"), (LOC, "Côte d’Ivoire")]),
    ],
)  # fmt: skip
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    """Joined places are two; addresses and named buildings are whole; generic nouns stay out."""
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("au Salon international de la mer et de la pêche de Brest",
         "Salon international de la mer et de la pêche de Brest"),
        ("pendant l’opération Aubépine, hier", "opération Aubépine"),
        ("la tenue du NAVEX 2031 au port", "NAVEX 2031"),
        ("à la Coupe du lac 2031, hier", "Coupe du lac 2031"),
    ],
)  # fmt: skip
def test_events(text: str, expected: str) -> None:
    """An event's name runs to its place or year."""
    assert entities(text) == [(EVENT, expected)]


def test_a_place_inside_a_name_is_nested() -> None:
    """The outermost stands, the place inside goes to `nested`."""
    found = read("Il vient au Salon de la mer de Brest.")
    assert [each.text for each in found.entities] == ["Salon de la mer de Brest"]
    assert [(each.kind, each.text) for each in found.nested] == [(LOC, "Brest")]


@pytest.mark.parametrize(
    "text",
    [
        "Les Maliens et les Russes parlent français.",
        "Le ministre de la Défense et le président de la Transition se sont vus.",
        "Hier, le gouvernement péruvien et l’armée norvégienne se sont tus.",
        "Demain dès l’aube. Partir. Marcher.",
        "LA SUITE APRÈS LA PUBLICITÉ",
        "La TVA, le PIB et le chapitre XIV",
    ],
)
def test_no_entities(text: str) -> None:
    """Peoples, charges, nationalities, heads of sentences, headings in capitals and plain acronyms are none."""
    assert entities(text) == []


def test_a_surname_is_known_from_the_full_name() -> None:
    """The document teaches: bare surnames are found everywhere, with the full name."""
    found = read("Kerbrat, dit-on, viendra. On attend Yves Kerbrat. Puis Kerbrat a ri.").entities
    assert [(each.kind, each.text, each.name) for each in found] == [
        (PER, "Kerbrat", "Yves Kerbrat"),
        (PER, "Yves Kerbrat", "Yves Kerbrat"),
        (PER, "Kerbrat", "Yves Kerbrat"),
    ]


def test_two_bearers_of_a_surname_are_not_merged() -> None:
    """A surname that two bear stays as it is."""
    found = read("Yves Kerbrat a vu Anne Kerbrat. M. Kerbrat a ri.").entities
    assert found[-1].name == "Kerbrat"


def test_an_acronym_takes_its_long_name() -> None:
    """Initials in brackets are the same body, there and later."""
    found = read("Il préside l’Office des marins du lac (OML). L’OML a un bateau.").entities
    assert [(each.text, each.name) for each in found] == [
        ("Office des marins du lac", "Office des marins du lac"),
        ("OML", "Office des marins du lac"),
        ("OML", "Office des marins du lac"),
    ]


def test_lines_cut_at_a_measure_do_not_cut_names() -> None:
    """In a text with hard line ends inside its paragraphs, a name may run over one."""
    line = "mot " * 12
    text = f"{line}\n" * 8 + f"{line}avec Jean\nMartin et puis plus rien du tout."
    assert (PER, "Jean\nMartin") in entities(text)
