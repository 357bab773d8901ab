"""The blocks of an article: what the page sets apart, the distances, the folds."""

from __future__ import annotations

from tui_reader.model.article import Page
from tui_reader.reading.flow import RowKind, flow
from tui_reader.text.span import Span


def span(text: str, passage: str) -> Span:
    """Where `passage` stands in `text`."""
    start = text.index(passage)
    return Span(start, start + len(passage))


def blocks(text: str, page: Page | None = None, *, folded: bool = True) -> list[tuple[str, str]]:
    """The kind and the whole stretch of each block."""
    return [(block.kind.value, text[block.start : block.end]) for block in flow(text, page or Page(), folded=folded)]


def test_paragraphs_are_set_apart() -> None:
    """Between consecutive lines comes an empty block; a run of blank lines is one block."""
    text = "Un.\nDeux.\n\n \n\nTrois.\n\n"
    assert blocks(text) == [
        ("body", "Un.\n"),
        ("blank", ""),
        ("body", "Deux.\n"),
        ("blank", "\n \n\n"),
        ("body", "Trois.\n"),
        ("blank", "\n"),
    ]


def test_title_and_header_are_set_apart() -> None:
    """Header lines stay together; a prefix of the first sentence is a header of its own."""
    text = "Titre\n- Source\n- Date\n 5 mai Le bac part.\n"
    header = (span(text, "- Source"), span(text, "- Date"), span(text, "5 mai"))
    assert blocks(text, Page(title_span=Span(0, 5), header=header)) == [
        ("title", "Titre\n"),
        ("blank", ""),
        ("header", "- Source\n"),
        ("header", "- Date\n"),
        ("header", " 5 mai "),
        ("blank", ""),
        ("body", "Le bac part.\n"),
    ]


def test_neighboring_furniture_is_one_fold() -> None:
    """Only white space between, also within a line's rest, makes neighbors; the page's spans are kept."""
    text = "Le bac part. Partager\n\n\nPUBLICITÉ\nIl revient.\nNom"
    furniture = (span(text, "Partager"), span(text, "PUBLICITÉ"), span(text, "Nom"))
    page = Page(furniture=furniture)
    assert blocks(text, page) == [
        ("body", "Le bac part. "),
        ("blank", ""),
        ("fold", "Partager\n\n\nPUBLICITÉ\n"),
        ("blank", ""),
        ("body", "Il revient.\n"),
        ("blank", ""),
        ("fold", "Nom"),
    ]
    assert [block.folded for block in flow(text, page, folded=True) if block.folded] == [furniture[:2], furniture[2:]]


def test_unfolded_furniture_is_shown_line_by_line() -> None:
    """Unfolded, each line is a block, close together, and blank lines between are one."""
    text = "Nom\nMél\n\n\nEnvoyer\n"
    page = Page(furniture=(Span(0, len(text) - 1),))
    assert blocks(text, page, folded=False) == [
        ("furniture", "Nom\n"),
        ("furniture", "Mél\n"),
        ("blank", "\n\n"),
        ("furniture", "Envoyer\n"),
    ]


def test_a_stretch_that_cuts_a_grapheme_takes_it_whole() -> None:
    """Half of a letter with its accent is not left behind."""
    text = "Pe\u0301 rdu"
    assert blocks(text, Page(title_span=Span(0, 2))) == [("title", "Pe\u0301 "), ("blank", ""), ("body", "rdu")]


def test_where_stretches_overlap_the_first_wins() -> None:
    """No character belongs to two blocks."""
    page = Page(title_span=Span(0, 5), furniture=(Span(3, 8),))
    assert blocks("Titre un deux", page) == [
        ("title", "Titre "),
        ("blank", ""),
        ("fold", "un "),
        ("blank", ""),
        ("body", "deux"),
    ]


def test_a_header_that_is_furniture_too_is_shown() -> None:
    """Metadata is never folded, although the page counts it among what is not the article."""
    text = "Titre\nPar Jean Petit\nPublicité\nLe bac.\n"
    byline, advert = Span(6, 20), Span(21, 30)
    page = Page(title_span=Span(0, 5), header=(byline,), furniture=(byline, advert))
    kinds = [block.kind for block in flow(text, page, folded=True) if block.kind is not RowKind.BLANK]
    assert kinds == [RowKind.TITLE, RowKind.HEADER, RowKind.FOLD, RowKind.BODY]
