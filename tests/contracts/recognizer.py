"""What every recognizer must keep; a plugin's tests subclass `RecognizerContract` and name the recognizer.

class TestMine(RecognizerContract):
    recognizer = MyRecognizer()
"""

from __future__ import annotations

from typing import ClassVar

import pytest

from tui_reader.analysis.recognizer import Recognizer
from tui_reader.model.article import Article, Page
from tui_reader.model.suggestion import ENTITY_KINDS, QUOTE_KINDS, STATEMENT_KIND, Findings, Suggestion
from tui_reader.text.span import Span

ORDINARY = (
    "La maire de Valserre, Élise Kerguélen, a déclaré lundi 3 mars 2031 : «\u00a0Le bac rouvrira.\u00a0»\r\n\r\n"
    "PUBLICITÉ : « Achetez ici », dit Paul Martin à Paris.\r\n\r\n"
    "« Nous l’attendions », a-t-elle ajouté. Selon l’Office du fleuve (OF), le prix restera le même."
)
ODD_TEXTS = (
    "",
    " ",
    "\n" * 50,
    "\0\x1b[31mPaul\x07 Martin\x9b",
    "\ud800 Paul Martin \udfff",
    "e\u0301lise Kergue\u0301len a dit : « Je\u0301 »",
    "So\xadphie Mar\xadtin a dit que oui.",
    "👩‍👩‍👧 « 👍🏽 », a dit Paul 😀 Martin.",
    "\u202eيس\u202c مالي « 北京 » 東京",
    "Paul\rMartin\x85Paris\u2028Lyon\u2029Dakar",
    "\ufeffParis",
    "a" * 5_000,
    "A" * 5_000,
    "Mali-" * 2_000,
    "Jean de " * 2_000,
    "Salon de la " * 2_000,
    "ministère de " * 2_000,
    "a déclaré " * 2_000,
    "selon " * 2_000,
    "1" * 5_000,
    "1 1 " * 2_000,
    "«" * 5_000,
    "»" * 5_000,
    "« a » " * 2_000,
    '"' * 5_000,
    "‘a’" * 2_000,
    "’" * 5_000,
    "(" * 5_000,
    "(ABC) " * 2_000,
    "«\n" * 2_000,
    ",,a’’" * 2_000,
)
"""Empty, hostile, odd: each must be borne, and quickly."""


def article(text: str, *furniture: Span, language: str = "fr") -> Article:
    """An article of that text alone."""
    return Article("contract", "contract.txt", text, page=Page(language=language, furniture=furniture))


def check(found: Findings, given: Article) -> None:
    """Fails for whatever in `found` a recognizer must not give for `given`."""
    for suggestions, kinds in (
        (found.entities, ENTITY_KINDS),
        (found.nested, ENTITY_KINDS),
        (found.quotes, QUOTE_KINDS),
        (found.statements, (STATEMENT_KIND,)),
    ):
        assert list(suggestions) == sorted(suggestions, key=lambda each: each.start)
        for suggestion in suggestions:
            assert suggestion.kind in kinds
            _check_one(suggestion, given)


def _check_one(suggestion: Suggestion, given: Article) -> None:
    assert 0 < suggestion.score <= 1
    for part in (suggestion, suggestion.speaker, suggestion.cue):
        if part is not None:
            assert 0 <= part.start < part.end <= len(given.text)
            assert part.text == given.text[part.start : part.end]
            assert not any(zone.overlaps(part.span) for zone in given.page.furniture)


class RecognizerContract:
    """The rules of the seam, each a test."""

    recognizer: ClassVar[Recognizer]

    def test_is_a_recognizer(self) -> None:
        """It has the shape of the protocol, and says what it is."""
        assert isinstance(self.recognizer, Recognizer)
        assert self.recognizer.name
        assert self.recognizer.version
        assert all(len(code) == 2 for code in self.recognizer.languages)

    def test_is_exact_in_an_ordinary_text(self) -> None:
        """Every passage is the article's own, in order, with a score."""
        given = article(ORDINARY)
        check(self.recognizer.recognize(given), given)

    def test_leaves_furniture_alone(self) -> None:
        """Nothing overlaps what is not the article."""
        start = ORDINARY.index("PUBLICITÉ")
        given = article(ORDINARY, Span(start, ORDINARY.index("\r\n", start)))
        check(self.recognizer.recognize(given), given)

    def test_says_the_same_twice(self) -> None:
        """The same article gives the same findings."""
        given = article(ORDINARY)
        assert self.recognizer.recognize(given) == self.recognizer.recognize(given)

    @pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: ascii(text[:12]))
    def test_bears_odd_texts(self, text: str) -> None:
        """No text is too empty, too odd or too hostile, in either language."""
        for language in ("fr", "en"):
            given = article(text, language=language)
            check(self.recognizer.recognize(given), given)
