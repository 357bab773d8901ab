"""Pronouns, titles and bare nouns that come to a name."""

from __future__ import annotations

import pytest
from tests.unit.analysis.reading import quotes, read, statements


def _speakers(text: str, language: str = "fr") -> list[str | None]:
    return [told[1] for told in quotes(text, language)]


def test_a_pronoun_passes_over_whom_a_preposition_governs() -> None:
    """The subject of the sentence before is likelier than the person named last in it."""
    text = "Mme Léna Ros est venue avec Mme Ida Brun. « Le bac rouvrira », a-t-elle dit."
    assert _speakers(text) == ["Léna Ros"]


def test_a_pronoun_keeps_its_person_over_paragraphs() -> None:
    """Each pronoun that is resolved keeps its person in mind for the next one."""
    text = "Léna Ros commande le bac. Elle est de Brest.\n\nElle a 44 ans.\n\nElle lit.\n\n« Je rame », dit-elle."
    assert _speakers(text) == ["Léna Ros"]


def test_words_between_marks_name_nobody_for_a_pronoun() -> None:
    """A person named inside a quote is not taken up behind it."""
    assert _speakers("Paul Quéré est venu. « Jean Voile a ramé », a-t-il dit. « Bien », a-t-il conclu.") == [
        "Paul Quéré",
        "Paul Quéré",
    ]


@pytest.mark.parametrize(
    "noun", ["cet homme de 67 ans", "l’ancien ostréiculteur", "le retraité", "ce maraîcher de 54 ans"]
)
def test_a_noun_that_takes_up_a_person(noun: str) -> None:
    """Its passage is what the text says, its name the person spoken of."""
    (quote,) = read(f"Paul Quéré ouvre sa porte. Il sourit. « Entrez donc chez moi », lance {noun}.").quotes
    assert quote.speaker is not None
    assert quote.speaker.text.startswith(noun.split(maxsplit=1)[0])
    assert quote.speaker.name == "Paul Quéré"


def test_an_office_may_be_somebody_new() -> None:
    """A bare office is nobody who was named without it two paragraphs before."""
    text = "Paul Quéré a chanté.\n\nLa salle a ri.\n\nOn a bu.\n\n« Le bac rouvrira », a dit le maire."
    assert quotes(text)[0][1] == "le maire"


def test_a_title_with_its_complement_and_a_name_behind_it() -> None:
    """The name in the apposition is the speaker, however long the title."""
    text = "« Le bac rouvrira », a déclaré le ministre français délégué aux Ports, Paul Quéré."
    assert _speakers(text) == ["Paul Quéré"]


def test_a_name_that_does_not_end_its_apposition_is_a_subject() -> None:
    """`Selon son avocat, Paul Quéré a ramé`: the lawyer says it."""
    assert statements("Selon son avocat, Paul Quéré a ramé.")[0][1] == "son avocat"


def test_the_latter_is_whoever_was_named_last() -> None:
    """`celui-ci` is the person of the sentence before who was not its subject."""
    text = "Paul Quéré a salué Jean Voile. Celui-ci a rougi. « Le bac rouvrira », a-t-il dit."
    assert _speakers(text) == ["Jean Voile"]


@pytest.mark.parametrize("house", ["Au ministère de la Mer, on", "À la mairie, on", "Chez l’armateur, on"])
def test_the_house_of_on(house: str) -> None:
    """`on` behind a body is that body."""
    speaker = statements(f"{house} assure que le bac rouvrira.")[0][1]
    assert speaker is not None
    assert speaker in house.replace("À ", "")


def test_a_feast_says_nothing() -> None:
    """`Toussaint` in a date is nobody's name."""
    text = "L’étude paraîtra avant la Toussaint. « Nous verrons bien à ce moment-là », a-t-on répondu."
    assert _speakers(text) == ["on"]


def test_a_list_of_quotes_has_one_speaker() -> None:
    """Items behind a colon are all whose the colon says they are."""
    assert _speakers("Paul Quéré promet :\n- « Un bac par jour » ;\n- « Un café à bord ».") == ["Paul Quéré"] * 2
