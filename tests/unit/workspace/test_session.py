"""The acts of one annotator on one article, and that each is on the disk, undoable, and refused where it must be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tui_reader.errors import InputError, ReaderError
from tui_reader.model.annotation import Link
from tui_reader.model.suggestion import Findings, Mention, Suggestion
from tui_reader.storage import table_file
from tui_reader.text.span import Span
from tui_reader.workspace.project import Project
from tui_reader.workspace.session import Session

QUOTE = Span(10, 23)
NAME = Span(33, 47)


@pytest.fixture
def session(project: Project) -> Iterator[Session]:
    """Alice at work on the article."""
    opened = project.session("bac")
    yield opened
    opened.close()


def _suggestion(span: Span, kind: str, text: str) -> Suggestion:
    return Suggestion(span.start, span.end, kind, text, 0.9, "test")


def _labels(session: Session) -> list[tuple[int, int, str]]:
    return [(a.start, a.end, a.label) for a in session.annotations.annotations]


def test_a_tag_carries_its_passage_and_its_surroundings(session: Session) -> None:
    """The annotation holds the very text it covers, who made it, and what stood around."""
    made = session.tag(QUOTE, "quote", note="tone\x07", attributes={"translated": True})
    assert made.text == "La mer décide"
    assert (made.annotator, made.note, dict(made.attributes)) == ("alice", "tone", {"translated": True})
    assert made.before.endswith("« ")
    assert made.after.startswith(" »")


def test_a_tag_is_there_for_the_next_program(project: Project, session: Session) -> None:
    """After a flush another session reads it from the disk."""
    made = session.tag(NAME, "person")
    session.flush()
    assert session.saved
    assert project.session("bac").annotations.annotations == (made,)


def test_the_same_label_on_the_same_passage_is_one_tag(session: Session) -> None:
    """Pressing a label's key twice makes nothing new."""
    assert session.tag(NAME, "person") == session.tag(NAME, "person")
    assert len(session.annotations) == 1


def test_a_rival_on_an_exclusive_axis_is_replaced_and_keeps_its_id(session: Session) -> None:
    """The second label on the very same passage takes the first one's place, with the note."""
    first = session.tag(NAME, "person", note="who?")
    second = session.tag(NAME, "organization")
    assert (second.id, second.note) == (first.id, "who?")
    assert _labels(session) == [(33, 47, "organization")]


def test_labels_of_other_axes_and_other_passages_stay(session: Session) -> None:
    """Only the very same passage on the very same exclusive axis is replaced."""
    session.tag(QUOTE, "quote")
    session.tag(QUOTE, "promise")
    session.tag(QUOTE, "result")
    session.tag(Span(10, 16), "statement")
    assert {label for *_, label in _labels(session)} == {"promise", "quote", "result", "statement"}


def test_undo_and_redo_reach_back_before_a_restart(project: Project, session: Session) -> None:
    """What one program did, the next one can undo, step by step, and redo."""
    session.tag(NAME, "person")
    session.tag(QUOTE, "quote")
    session.flush()
    later = project.session("bac")
    assert later.undo() is not None
    assert _labels(later) == [(33, 47, "person")]
    assert later.undo() is not None
    assert later.undo() is None
    assert later.redo() is not None
    assert later.redo() is not None
    assert later.redo() is None
    assert {label for *_, label in _labels(later)} == {"person", "quote"}
    later.close()


def test_accepting_a_quote_brings_speaker_and_cue_in_one_act(session: Session) -> None:
    """The links hold the passages of speaker and cue, and one undo takes all away."""
    spoken = Suggestion(
        10, 23, "speech", "La mer décide", 0.8, "rules",
        speaker=Mention(33, 47, "Odile Santerre", "Odile Santerre"), cue=Mention(27, 32, "a dit"),
    )  # fmt: skip
    made = session.accept(spoken)
    assert made.label == "quote"
    assert made.origin == "suggestion"
    assert made.suggested is not None
    assert not made.suggested.edited
    assert made.links == (
        Link("speaker", article="bac", start=33, end=47, text="Odile Santerre"),
        Link("cue", article="bac", start=27, end=32, text="a dit"),
    )
    session.undo()
    assert not len(session.annotations)


def test_accepting_under_another_label_says_so(session: Session) -> None:
    """A suggestion accepted as something else is marked as edited."""
    made = session.accept(_suggestion(NAME, "PER", "Odile Santerre"), "organization")
    assert made.suggested is not None
    assert made.suggested.edited


def test_suggestions_close_when_accepted_rejected_or_tagged(session: Session) -> None:
    """What was decided is not offered again; undo offers it again."""
    person = _suggestion(NAME, "PER", "Odile Santerre")
    speech = _suggestion(Span(10, 23), "speech", "La mer décide")
    place = _suggestion(Span(50, 55), "LOC", "Brest")
    findings = Findings(entities=(person, place), quotes=(speech,))
    session.accept(person)
    session.reject(speech)
    session.tag(place.span, "organization")
    assert session.open_suggestions(findings) == ()
    session.undo()
    session.undo()
    assert session.open_suggestions(findings) == (speech, place)


def test_untagging_several_is_one_act(session: Session) -> None:
    """One undo brings all of them back."""
    made = [session.tag(NAME, "person"), session.tag(QUOTE, "quote")]
    session.untag(*(a.id for a in made))
    assert not len(session.annotations)
    session.undo()
    assert set(session.annotations.annotations) == set(made)


def test_relabelling_keeps_what_the_new_label_has(session: Session) -> None:
    """Attributes and links that the new label does not know are dropped; id and note stay."""
    made = session.tag(QUOTE, "quote", attributes={"translated": True}, note="n")
    changed = session.relabel(made.id, "statement")
    assert (changed.id, changed.note, changed.attributes) == (made.id, "n", ())


def test_notes_and_attributes_are_checked_and_undoable(session: Session) -> None:
    """An attribute that the label lacks is refused; a change of note is one act."""
    made = session.tag(QUOTE, "quote")
    session.annotate(made.id, note="later", attributes={"translated": False})
    assert session.annotations.get(made.id).note == "later"
    with pytest.raises(InputError, match="no attribute"):
        session.annotate(made.id, attributes={"nosuch": 1})
    session.undo()
    assert session.annotations.get(made.id).note == ""


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 10_000)])
def test_what_is_no_passage_is_refused(session: Session, span: Span) -> None:
    """Nothing empty and nothing beyond the text is tagged."""
    with pytest.raises(InputError, match="not a passage"):
        session.tag(span, "quote")


def test_pieces_must_reach_from_end_to_end_apart(session: Session) -> None:
    """A passage in pieces says where each is; pieces that do not fill it are refused."""
    made = session.tag(QUOTE, "quote", pieces=(Span(10, 12), Span(20, 23)))
    assert made.pieces == (Span(10, 12), Span(20, 23))
    assert made.text == "La mer décide"
    with pytest.raises(InputError, match="must lie apart"):
        session.tag(QUOTE, "quote", pieces=(Span(10, 15), Span(14, 23)))


def test_read_only_refuses_every_act(project: Project) -> None:
    """A project opened read-only says so and stays without a store."""
    looked_at = Project.open(project.root, "alice", read_only=True).session("bac")
    with pytest.raises(InputError, match="read-only"):
        looked_at.tag(NAME, "person")
    looked_at.close()
    assert not list(project.annotations_folder.rglob("*"))


def test_two_programs_of_one_annotator_both_keep_their_tags(project: Project, session: Session) -> None:
    """Neither overwrites the other, and a refresh shows what the other did."""
    other = project.session("bac")
    mine = session.tag(NAME, "person")
    session.flush()
    theirs = other.tag(QUOTE, "quote")
    other.flush()
    assert set(other.annotations.annotations) == {mine, theirs}
    assert session.refresh()
    assert set(session.annotations.annotations) == {mine, theirs}
    assert not session.refresh()
    other.close()


def test_relabeling_a_lost_passage_leaves_what_stands_at_its_old_place(
    project: Project, session: Session, again: Callable[[str], Project]
) -> None:
    """The offsets of an orphan are those of a text that is gone: no rival of it is found there."""
    lost = session.tag(NAME, "person")
    session.flush()
    article = project.corpus_folder / "bac.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("Odile Santerre", "Armel Guivarch"), "utf-8")
    later = again("alice").session("bac")
    other = later.tag(NAME, "place")
    assert later.relabel(lost.id, "organization").orphaned
    assert set(later.annotations.by_id) == {lost.id, other.id}
    later.close()


@pytest.mark.parametrize("instead", ["folder", "pipe", "large", "damaged", "gone"])
def test_a_store_that_went_while_it_was_open_costs_no_tag(
    project: Project, session: Session, monkeypatch: pytest.MonkeyPatch, instead: str
) -> None:
    """Whatever stands in its place is told and left alone; every tag is saved once the store is back."""
    first = session.tag(NAME, "person")
    session.flush()
    store = project.annotations_folder / "alice" / "bac.json"
    away = store.rename(store.with_name("away"))
    with monkeypatch.context() as patch:
        match instead:
            case "folder":
                store.mkdir()
            case "pipe":
                os.mkfifo(store)
            case "large":
                store.write_bytes(away.read_bytes() + b" ")
                patch.setattr(table_file, "LARGEST_STORE", 10)
            case "damaged":
                store.write_text("{", encoding="utf-8")
        second = session.tag(QUOTE, "quote")
        with pytest.raises(ReaderError, match=r"bac\.json"):
            session.flush(5)
        assert session.trouble
        assert set(session.annotations.by_id) == {first.id, second.id}
    if instead == "folder":
        store.rmdir()
    away.rename(store)
    session.flush(10)
    assert set(project.session("bac").annotations.by_id) == {first.id, second.id}
    assert not session.trouble


def test_a_changed_article_moves_its_tags_or_orphans_them(
    project: Project, session: Session, again: Callable[[str], Project]
) -> None:
    """Passages are found again by their text; what is gone is said to be orphaned, and undo still works."""
    kept, lost = session.tag(NAME, "person"), session.tag(QUOTE, "quote")
    session.flush()
    article = project.corpus_folder / "bac.txt"
    changed = "Correction.\n" + article.read_text(encoding="utf-8").replace("La mer décide", "Le vent décide")
    article.write_text(changed, encoding="utf-8")
    later = again("alice").session("bac")
    by_id = later.annotations.by_id
    assert changed[by_id[kept.id].start : by_id[kept.id].end] == "Odile Santerre"
    assert not by_id[kept.id].orphaned
    assert by_id[lost.id].orphaned
    later.untag(kept.id)
    later.undo()
    assert changed[later.annotations.get(kept.id).start :].startswith("Odile Santerre")
    later.close()
