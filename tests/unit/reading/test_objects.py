"""Growing and shrinking a selection."""

from __future__ import annotations

from tui_reader.reading.objects import Growth, grown
from tui_reader.text.span import Span

TEXT = "Un bac.\nMme Orlan a dit : « L’aube est claire. Partons ! » Puis rien.\n"


def find(passage: str) -> Span:
    """Where `passage` stands."""
    return Span(TEXT.index(passage), TEXT.index(passage) + len(passage))


def test_a_selection_grows_through_the_structure_and_back() -> None:
    """Word, quote, sentence, paragraph, article, each the smallest that holds the one before."""
    quote = find("L’aube est claire. Partons !")
    growth = Growth.of(Span(quote.start + 3, quote.start + 3))
    path = [growth]
    for passage in ("aube", "L’aube est claire. Partons !"):
        growth = growth.grow(TEXT, [quote, find("Mme Orlan")])
        assert growth.span.of(TEXT) == passage
        path.append(growth)
    growth = growth.grow(TEXT).grow(TEXT).grow(TEXT)
    assert growth.span == Span(0, len(TEXT) - 1)
    assert growth.grow(TEXT) is growth
    growth = growth.shrink().shrink().shrink()
    while path:
        assert growth == path.pop()
        growth = growth.shrink()
    assert growth.shrink() == growth


def test_a_name_of_two_words_is_reached_from_one() -> None:
    """An entity larger than the word comes before the sentence."""
    assert grown(TEXT, find("Orlan"), [find("Mme Orlan"), find("bac")]) == find("Mme Orlan")


def test_a_selection_of_parts_grows_to_whole_words() -> None:
    """Both ends move outward to the words that they cut."""
    assert grown(TEXT, find("lan a di")) == find("Orlan a dit")


def test_a_selection_over_sentences_grows_to_all_of_them() -> None:
    """What reaches into a second sentence takes both whole."""
    assert grown(TEXT, find("claire. Partons")) == find("Mme Orlan a dit : « L’aube est claire. Partons ! »")


def test_from_a_blank_a_selection_grows_to_the_sentence() -> None:
    """Where there is no word, the next larger object is taken."""
    assert grown(TEXT, Span(2, 2)) == find("Un bac.")
    assert grown("Un bac.  ", Span(9, 9)) == Span(0, 7)


def test_a_text_of_nothing_does_not_grow() -> None:
    """There is nothing to select."""
    assert grown("", Span(0, 0)) == Span(0, 0)
