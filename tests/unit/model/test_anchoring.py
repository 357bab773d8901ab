"""Cases of finding passages again that a reader of the code should see one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui_reader.model.anchoring import anchor, anchor_set
from tui_reader.model.annotation import Annotation, context
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.text.span import Span

TEXT = (
    "Hier, Guivarch a présenté le projet au conseil.\n"
    "Ce matin, Guivarch est repartie pour Brest sans un mot.\n"
    "« Le projet coûtera ce qu’il faudra », répète le maire depuis des mois.\n"
)
MOMENT = "2026-11-21T10:00:00Z"


def tag(passage: str, *, nth: int = 0, text: str = TEXT) -> Annotation:
    """An annotation of the `nth` place where `passage` stands in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(passage, start + 1)
    span = Span(start, start + len(passage))
    before, after = context(text, span)
    return Annotation("a", "person", span.start, span.end, passage, "alice", MOMENT, MOMENT, before=before, after=after)


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_places_the_one_with_its_surroundings_is_taken(nth: int) -> None:
    """Each of two equal names is found where its own sentence went."""
    text = TEXT.replace("Hier", "Mise à jour de dix heures. Hier")
    assert anchor(tag("Guivarch", nth=nth), text) == tag("Guivarch", nth=nth, text=text)


def test_paragraphs_may_change_places() -> None:
    """A passage goes where its sentence goes, not where it is nearest."""
    first, second, third = TEXT.splitlines(keepends=True)
    found = anchor(tag("Guivarch"), second + third + first)
    assert found.span == Span(len(second + third) + 6, len(second + third) + 14)


def test_a_name_whose_sentence_is_gone_is_not_found_elsewhere() -> None:
    """The only place left is another one: better orphaned than wrong."""
    _, second, third = TEXT.splitlines(keepends=True)
    assert anchor(tag("Guivarch"), second + third).orphaned


def test_one_corrected_side_does_not_hide_a_passage() -> None:
    """A correction on one side leaves the other to vouch for the passage."""
    text = TEXT.replace("Ce matin, ", "Mardi soir, c’est sûr, ")
    assert anchor(tag("Guivarch", nth=1), text) == tag("Guivarch", nth=1, text=text)


def test_two_places_that_agree_alike_are_not_guessed_between() -> None:
    """When nothing tells which of two is meant, none is taken."""
    line = "Le conseil a voté la motion à l’unanimité des présents, puis l’a retirée.\n"
    made = tag("motion", text=line + line)
    made = replace(made, start=made.start + 5, end=made.end + 5)
    assert anchor(made, line + line + line).orphaned
    assert not anchor(made, line).orphaned


def test_a_long_passage_vouches_for_itself() -> None:
    """A whole sentence that stands but once is found whatever surrounds it."""
    quote = "Le projet coûtera ce qu’il faudra"
    text = f"Selon lui : « {quote} ». C’est tout."
    found = anchor(tag(quote), text)
    assert found.span.of(text) == quote
    assert (found.before, found.after) == ("Selon lui : « ", " ». C’est tout.")


def test_pieces_move_with_the_whole() -> None:
    """The gap inside an annotation stays where it is in the passage."""
    whole = tag("« Le projet coûtera ce qu’il faudra »")
    made = replace(whole, pieces=(Span(whole.start, whole.start + 11), Span(whole.end - 9, whole.end)))
    found = anchor(made, "Note. " + TEXT)
    assert found.pieces == tuple(piece.shift(6) for piece in made.pieces)
    assert found.span == made.span.shift(6)


def test_the_text_counts_where_offsets_contradict_it() -> None:
    """What an importer got wrong about an end is put right by the words themselves."""
    made = replace(tag("Guivarch"), end=200, orphaned=True, pieces=(Span(6, 9), Span(10, 200)))
    assert anchor(made, TEXT) == tag("Guivarch")


def test_an_annotation_of_nothing_is_orphaned() -> None:
    """There is nothing to be found."""
    assert anchor(replace(tag("Guivarch"), text=""), TEXT).orphaned


def test_rejections_go_to_the_nearest_place() -> None:
    """They keep no surroundings; one whose passage is gone waits where it was."""
    here, gone = Rejection(58, 66, "PER", "Guivarch"), Rejection(6, 14, "PER", "Kerguélen")
    before = AnnotationSet("kati", "alice", rejected=frozenset({here, gone}))
    after = anchor_set(before, "Note. " + TEXT)
    assert after.rejected == {Rejection(64, 72, "PER", "Guivarch"), gone}
