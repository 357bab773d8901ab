"""What the keys of labels do to a selection, a suggestion, a tag, a word."""

from __future__ import annotations

from pathlib import Path

from tests.tui.harness import entity, make_project, quote, reading

from tui_reader.model.suggestion import Findings
from tui_reader.tui.screens.attributes_dialog import AttributesDialog

TEXT = "Le ministre Sadio Camara a dit : « Tout va bien. » À Moscou, il pleut.\nFin.\n"
PERSON = entity(TEXT, "Sadio Camara", "PER")
PLACE = entity(TEXT, "Moscou", "LOC")
QUOTE = quote(TEXT, "Tout va bien.", "Sadio Camara", "a dit")
FOUND = Findings(entities=(PERSON, PLACE), quotes=(QUOTE,))


async def test_a_label_key_tags_the_word_under_the_cursor(tmp_path: Path) -> None:
    """Without selection and focus, the word is tagged, and the tag has the focus."""
    async with reading(make_project(tmp_path, TEXT), offset=4) as at:
        await at.do("label.person")
        assert at.labels() == [("person", "ministre")]
        assert at.reader.desk.focused_tag is not None
        assert at.status().startswith("tagged person “ministre”")


async def test_a_held_label_key_tags_once(tmp_path: Path) -> None:
    """Key repeat neither tags twice nor removes what it tagged."""
    async with reading(make_project(tmp_path, TEXT), offset=4) as at:
        await at.do(*["label.person"] * 5)
        assert at.labels() == [("person", "ministre")]


async def test_a_selection_is_tagged_without_the_blanks_at_its_ends(tmp_path: Path) -> None:
    """Exactly the selection is tagged, white space shed, and the selection stays for a label of another axis."""
    async with reading(make_project(tmp_path, TEXT), offset=2) as at:
        await at.do("reader.select", *["reader.word-right"] * 3, "label.person", "label.doubtful")
        assert sorted(at.labels()) == [("doubtful", "ministre Sadio"), ("person", "ministre Sadio")]
        assert at.reader.desk.selected is not None


async def test_a_rival_label_on_a_selection_replaces_the_first(tmp_path: Path) -> None:
    """On an exclusive axis the second label takes the place of the first and keeps its id."""
    async with reading(make_project(tmp_path, TEXT), offset=4) as at:
        await at.do("reader.grow", "label.person")
        first = at.reader.desk.tags()[0].id
        await at.do("label.organization")
        assert at.labels() == [("organization", "ministre")]
        assert at.reader.desk.tags()[0].id == first


async def test_a_label_key_accepts_the_suggestion_in_focus_under_that_label(tmp_path: Path) -> None:
    """The suggestion's passage gets the label of the key, not the one that accepts its kind."""
    async with reading(make_project(tmp_path, TEXT), FOUND) as at:
        await at.do("reader.next-highlight", "label.organization")
        assert at.labels() == [("organization", "Sadio Camara")]


async def test_a_label_key_relabels_the_tag_in_focus(tmp_path: Path) -> None:
    """The tag keeps its id."""
    async with reading(make_project(tmp_path, TEXT), FOUND) as at:
        await at.do("reader.next-highlight", "reader.accept")
        before = at.reader.desk.tags()[0].id
        await at.do("label.organization")
        assert [(t.id, t.label) for t in at.reader.desk.tags()] == [(before, "organization")]


async def test_the_label_of_a_tag_opens_its_attributes(tmp_path: Path) -> None:
    """Pressed on a tag that has it, the key asks for attributes; what is filled in is kept, one undo takes it back."""
    async with reading(make_project(tmp_path, TEXT), Findings(quotes=(QUOTE,))) as at:
        await at.do("reader.next-highlight", "reader.accept")
        await at.do("label.quote")
        assert isinstance(at.app.screen, AttributesDialog)
        await at.press("c", "c", "space", "enter")
        assert at.reader.desk.tags()[0].attributes == (("translated", True),)
        await at.do("reader.undo")
        assert at.reader.desk.tags()[0].attributes == ()


async def test_accepting_a_quote_keeps_speaker_and_cue_in_one_act(tmp_path: Path) -> None:
    """Enter makes a tag of the accepting label with links; one undo takes all of it back."""
    async with reading(make_project(tmp_path, TEXT), Findings(quotes=(QUOTE,))) as at:
        await at.do("reader.next-highlight", "reader.accept")
        tag = at.reader.desk.tags()[0]
        assert (tag.label, tag.text) == ("quote", "Tout va bien.")
        assert {(link.role, link.text) for link in tag.links} == {("speaker", "Sadio Camara"), ("cue", "a dit")}
        await at.do("reader.undo")
        assert at.labels() == []
        assert at.reader.desk.focused_suggestion == QUOTE


async def test_rejecting_takes_a_suggestion_away_until_undone(tmp_path: Path) -> None:
    """A rejected suggestion is not shown; undo offers it again, where it is."""
    async with reading(make_project(tmp_path, TEXT), FOUND) as at:
        await at.do("reader.next-highlight", "reader.remove")
        assert at.reader.desk.entry("?PER:12:24") is None
        await at.do("reader.article-end", "reader.undo")
        assert at.reader.desk.focused_suggestion == PERSON
        assert at.reader.desk.cursor == PERSON.start


async def test_removing_a_tag_and_undoing_survives_the_program(tmp_path: Path) -> None:
    """After reopening, the removal can be undone, and redone."""
    project = make_project(tmp_path, TEXT)
    async with reading(project, offset=4) as at:
        await at.do("label.person", "reader.remove")
        assert at.labels() == []
    async with reading(project) as at:
        await at.do("reader.undo")
        assert at.labels() == [("person", "ministre")]
        assert at.reader.desk.cursor == 3
        await at.do("reader.redo")
        assert at.labels() == []


async def test_a_letter_without_label_says_so(tmp_path: Path) -> None:
    """Nothing happens in silence."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        await at.press("z")
        assert "no label has the key z" in at.status()


async def test_disabled_commands_say_why(tmp_path: Path) -> None:
    """Nothing to undo, nothing in focus, nothing selected: each says so."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        for identity, reason in (
            ("reader.undo", "nothing to undo"),
            ("reader.redo", "nothing to do again"),
            ("reader.remove", "nothing in focus"),
            ("reader.accept", "no suggestion in focus"),
            ("reader.note", "no tag of yours in focus"),
            ("reader.copy", "nothing is selected"),
        ):
            await at.do(identity)
            assert at.status().startswith(reason)


async def test_read_only_says_so(tmp_path: Path) -> None:
    """A project opened read-only is read, not tagged."""
    make_project(tmp_path, TEXT)
    from tui_reader.workspace.project import Project

    async with reading(Project.open(tmp_path, "alice", read_only=True), offset=4) as at:
        await at.do("label.person")
        assert at.labels() == []
        assert at.status().startswith("read-only")


async def test_a_note_is_kept(tmp_path: Path) -> None:
    """What is written in the dialog stands in the tag; ctrl+j begins a line."""
    async with reading(make_project(tmp_path, TEXT), offset=4) as at:
        await at.do("label.person", "reader.note")
        await at.press("a", "h", "ctrl+j", "b", "enter")
        assert at.reader.desk.tags()[0].note == "ah\nb"
        await at.do("reader.note")
        await at.press("x", "escape")
        assert at.reader.desk.tags()[0].note == "ah\nb"
