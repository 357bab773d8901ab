"""What every format must keep; a plugin's tests subclass `FormatContract` and name the format.

class TestMine(FormatContract):
    formatted = MyFormat()
"""

from __future__ import annotations

import io
from dataclasses import replace
from types import MappingProxyType

import pytest

from tui_reader.errors import InputError
from tui_reader.exchange.bundle import Bundle, Heading
from tui_reader.exchange.format import Format, Losses
from tui_reader.exchange.incoming import Incoming
from tui_reader.model.annotation import Annotation, Link, context
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article, Page
from tui_reader.model.labels import Attribute, Axis, Label, LabelSchema, Role
from tui_reader.text.span import Span

MOMENT = "2026-11-21T10:00:00Z"
TEXT = "👩‍👩‍👧 « Nous rouvrirons le port »,\r\na dit Élise Kerguélen\u00a0; puis\u202f: e\u0301té, « non ».\n"
SCHEMA = LabelSchema(
    (Axis("entity"), Axis("voice", exclusive=False)),
    (
        Label("person", "entity", (("en", "person"), ("fr", "personne")), "p", "#d05252"),
        Label(
            "quote", "voice", key="c", accepts=("speech",),
            attributes=(Attribute("translated", "boolean"), Attribute("themes", many=True)),
            roles=(Role("speaker", ("person",)), Role("cue")),
        ),
    ),
)  # fmt: skip
HEADING = Heading(SCHEMA, "tui-reader 0.1.0")


def tag(text: str, passage: str, identity: str, annotator: str = "alice", label: str = "quote") -> Annotation:
    """A tag on the first occurrence of `passage`, with its context."""
    start = text.index(passage)
    before, after = context(text, Span(start, start + len(passage)))
    return Annotation(
        identity, label, start, start + len(passage), passage, annotator, MOMENT, MOMENT, before=before, after=after
    )


def tags(article: str, annotator: str, *annotations: Annotation, status: str | None = None) -> AnnotationSet:
    """The set of one annotator."""
    return AnnotationSet(article, annotator, MappingProxyType({a.id: a for a in annotations}), status=status)


def sample() -> list[Bundle]:
    """Two articles by two annotators with all that an annotation can carry, and one of which only a status is known."""
    quote = replace(
        tag(TEXT, "« Nous rouvrirons le port »,\r\na dit Élise Kerguélen\u00a0; puis\u202f: e\u0301té, « non »", "a1"),
        note="à voir",
        flag="discuss",
        attributes=(("themes", ("mer", "port")), ("translated", True)),
        links=(Link("speaker", target="a2"), Link("cue", article="b/two", start=0, end=2, text="No")),
    )
    first = TEXT.index("»") + 1
    pieces = (Span(quote.start, first), Span(TEXT.rindex("«"), quote.end))
    alice = tags("b/two", "alice", replace(quote, pieces=pieces), tag(TEXT, "Élise Kerguélen", "a2", label="person"))
    bob = tags("b/two", "bob", tag(TEXT, "dit Élise", "b1", "bob"), status="discuss")
    plain = tags("a/one", "bob", tag("No.", "No", "b2", "bob"))
    done = tags("c/three", "alice", status="done")
    return [
        Bundle(Article("a/one", "corpus/a/one.txt", "No.", "cp1252", Page(language="en")), (plain,)),
        Bundle(Article("b/two", "corpus/b/two.md", TEXT, page=Page("Le port", "E. K.", "2026-11")), (alice, bob)),
        Bundle(Article("c/three", "corpus/c/three.txt", ""), (done,)),
    ]


def written(formatted: Format, bundles: list[Bundle], *, with_text: bool = True) -> bytes:
    """What `formatted` writes of `bundles`."""
    stream = io.BytesIO()
    formatted.write(HEADING, iter(bundles), stream, with_text=with_text)
    return stream.getvalue()


class FormatContract:
    """The promises of a format; one that cannot read says so by an InputError."""

    formatted: Format

    def read(self, raw: bytes) -> Incoming:
        """What the format reads; skips the test when it reads nothing."""
        try:
            return self.formatted.read(raw, "export")
        except InputError as error:
            pytest.skip(str(error))

    def test_it_is_a_format(self) -> None:
        """It has a name that can be typed, and all that the protocol asks for."""
        assert isinstance(self.formatted, Format)
        assert self.formatted.name == self.formatted.name.strip().lower() != ""

    def test_the_same_annotations_give_the_same_bytes(self) -> None:
        """Two exports do not differ."""
        assert written(self.formatted, sample()) == written(self.formatted, sample())

    def test_nothing_at_all_can_be_written_and_read(self) -> None:
        """An empty project gives a valid file."""
        assert self.read(written(self.formatted, [])).articles == ()

    def test_the_stream_stays_open(self) -> None:
        """Who opened the stream closes it."""
        stream = io.BytesIO()
        self.formatted.write(HEADING, sample(), stream)
        assert not stream.closed

    def test_losses_are_of_what_it_cannot_hold(self) -> None:
        """A format that holds a kind of thing loses none of that kind; one that does not, counts what it lost."""
        losses = self.formatted.write(HEADING, sample(), io.BytesIO())
        assert isinstance(losses, Losses)
        for kind in ("overlaps", "pieces", "links", "attributes", "notes", "documents"):
            assert (kind in losses.counts) != getattr(self.formatted.capabilities, kind), kind

    def test_a_passage_that_is_not_in_the_text_is_refused(self) -> None:
        """An annotation that does not cover what it says stops the export, naming article and annotation."""
        wrong = replace(tag("No.", "No", "x9"), start=1, end=3)
        bundle = Bundle(Article("a/one", "corpus/a/one.txt", "No."), (tags("a/one", "alice", wrong),))
        with pytest.raises(InputError, match=r"a/one.*x9"):
            written(self.formatted, [bundle])

    def test_passages_come_back_where_they_stood(self) -> None:
        """What is read covers the passages that were written, at the same code points."""
        incoming = self.read(written(self.formatted, sample()))
        got = {(a.start, a.end, a.text, a.label) for x in incoming.articles for s in x.sets for a in s.annotations}
        capabilities = self.formatted.capabilities
        all_held = capabilities.spans and capabilities.overlaps and capabilities.pieces
        had = {(a.start, a.end, a.text, a.label) for bundle in sample() for a in bundle.annotations}
        assert got == had if all_held else got <= had
