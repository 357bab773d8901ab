"""Kind, speaker and cue of quotes."""

from __future__ import annotations

import pytest
from tests.unit.analysis.reading import quotes, read


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Le maire, Paul Quéré, a déclaré : « Le bac rouvrira. »", "Paul Quéré", "a déclaré"),
        ("« Le bac rouvrira », a déclaré avec calme le maire, Paul Quéré.", "Paul Quéré", "a déclaré"),
        ("« Le bac rouvrira », a répété à la presse le capitaine de port Paul Quéré.", "Paul Quéré", "a répété"),
        ("« Le bac rouvrira », selon Paul Quéré.", "Paul Quéré", "selon"),
        ("Selon Paul Quéré, « le bac rouvrira lundi ».", "Paul Quéré", "Selon"),
        ("D’après Paul Quéré, « le bac rouvrira lundi ».", "Paul Quéré", "D’après"),
        ("Pour Paul Quéré, le bac est « une vieille dame qu’il faut ménager ».", "Paul Quéré", "Pour"),
        ("Le ton a été donné par Paul Quéré : « Le bac rouvrira. »", "Paul Quéré", "a été donné par"),
        (
            "On a pu voir Paul Quéré, en ciré, au bord du quai, déclarer : « Le bac rouvrira. »",
            "Paul Quéré",
            "déclarer",
        ),
        ("Paul Quéré a dénoncé un « pont trop vieux ».", "Paul Quéré", "a dénoncé"),
        ("« Le bac rouvrira », lui a répondu le général Paul Quéré.", "Paul Quéré", "a répondu"),
        ("« Le bac, a soupiré Paul Quéré, rouvrira. »", "Paul Quéré", "a soupiré"),
        ("« Le bac rouvrira », a fait savoir une source au port.", "une source au port", "a fait savoir"),
        ("Paul Quéré : « Le bac rouvrira. »", "Paul Quéré", None),
        ("« Le bac rouvrira », a annoncé le ministère de la Mer.", "ministère de la Mer", "a annoncé"),
    ],
)
def test_who_said_it(text: str, speaker: str, cue: str) -> None:
    """The speaker is the name nearest in the attribution, without title; the cue its verb, auxiliaries included."""
    assert [told[1:] for told in quotes(text)] == [(speaker, cue)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The ferry will reopen,” said Mary Quade.", "Mary Quade", "said"),
        ("“The ferry will reopen,” Mary Quade told reporters.", "Mary Quade", "told"),
        ("Mary Quade said: “The ferry will reopen.”", "Mary Quade", "said"),
        ("Mary Quade has warned that the ferry is “a very old lady”.", "Mary Quade", "has warned"),
        ("According to Mary Quade, “the ferry will reopen on Monday”.", "Mary Quade", "According to"),
    ],
)
def test_who_said_it_in_english(text: str, speaker: str, cue: str) -> None:
    """English puts the subject on either side of the verb."""
    assert [told[1:] for told in quotes(text, "en")] == [(speaker, cue)]


def test_a_pronoun_is_the_last_fitting_person() -> None:
    """`elle` passes over a man, by title or given name."""
    text = "Mme Léna Ros a reçu Paul Quéré. « Le bac rouvrira », a-t-elle assuré. « Non », a-t-il répondu."
    assert [told[1:] for told in quotes(text)] == [("Léna Ros", "a-t-elle assuré"), ("Paul Quéré", "a-t-il répondu")]


def test_a_bare_title_is_its_bearer() -> None:
    """`le ministre`, paragraphs later, is the minister who was named; the passage stays what the text says."""
    text = "Le ministre de la Mer, le contre-amiral Paul Quéré, est venu.\n\n« Le bac rouvrira », a conclu le ministre."
    (quote,) = read(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("le ministre", "Paul Quéré")


def test_a_title_that_two_bear_stays_a_title() -> None:
    """Where it is not certain who is meant, no name is given."""
    text = "Le ministre Paul Quéré a vu le ministre Luc Ansel. Jean Voile était là.\n« Bien », a dit le ministre."
    (quote,) = read(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("le ministre", None)


def test_a_surname_is_completed() -> None:
    """The name of a speaker is the fullest form in the text."""
    assert quotes("Paul Quéré est venu. « Le bac rouvrira », a dit M. Quéré.")[0][1] == "Paul Quéré"


def test_two_quotes_split_by_one_cue_share_it() -> None:
    """The second half takes speaker and cue of the first."""
    found = quotes("« Le bac rouvrira », a promis Paul Quéré. « Nous l’avons repeint en bleu. »")
    assert [told[1:] for told in found] == [("Paul Quéré", "a promis")] * 2


def test_an_inner_quote_has_its_own_speaker() -> None:
    """What a quote quotes is attributed within the quote."""
    found = quotes("Paul Quéré a raconté : « Léna Ros m’a dit : “Le bac rouvrira.” »")
    assert [told[1:] for told in found] == [("Paul Quéré", "a raconté"), ("Léna Ros", "a dit")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le « grand ménage » a commencé.", "term"),
        ("Son roman « Le bac du soir » est sorti.", "term"),
        ("Ce que Paul Quéré appelle « la vieille dame » a coulé.", "term"),
        ("Paul Quéré qualifie ce bac de « vieille dame ».", "speech"),
        ("Paul Quéré demande un « grand ménage ».", "speech"),
        ("La nuit tombe. « Nous rentrons à la maison sans bac. »", "speech"),
    ],
)
def test_speech_or_term(text: str, kind: str) -> None:
    """Words attributed by a verb are speech; titles, names and coined words are terms."""
    assert [quote.kind for quote in read(text).quotes] == [kind]


def test_a_naming_verb_leaves_its_speaker_on_the_term() -> None:
    """What X calls something keeps X."""
    assert quotes("Ce que Paul Quéré appelle « la vieille dame » a coulé.")[0][1:] == ("Paul Quéré", "appelle")


def test_a_pronoun_for_nobody_named_has_no_name() -> None:
    """Without a person before it, the pronoun stands for itself."""
    (quote,) = read("« Le bac rouvrira », a-t-on assuré.").quotes
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.name) == ("on", None)
