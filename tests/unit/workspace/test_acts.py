"""What spans the articles of a project: searching, naming, counting, checking, exporting, taking in."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tui_reader.errors import DamagedError, InputError, MachineError
from tui_reader.exchange.bundle import Selection
from tui_reader.model.annotation import Link
from tui_reader.text.span import Span
from tui_reader.workspace.checking import check
from tui_reader.workspace.exporting import Request, export
from tui_reader.workspace.naming import entities, quotes
from tui_reader.workspace.progress import statistics
from tui_reader.workspace.project import Project
from tui_reader.workspace.relabeling import import_schema
from tui_reader.workspace.searching import search
from tui_reader.workspace.starting import start_project
from tui_reader.workspace.taking_in import take_in

TEXT = "Le bac\n\n« La mer décide », a dit Odile Santerre à Brest. Odile Santerre a souri.\n"
SPEECH = Span(10, 23)
NAME = Span(33, 47)


def _tag(project: Project, span: Span, label: str, links: tuple[Link, ...] = ()) -> str:
    session = project.session("bac")
    made = session.tag(span, label, links=links)
    session.close()
    return made.id


def _exported(project: Project, selection: Selection | None = None) -> dict[str, object]:
    stream = io.BytesIO()
    export(project, stream, Request(selection=selection or Selection()))
    loaded: dict[str, object] = yaml.safe_load(stream.getvalue())
    return loaded


def test_search_tells_what_stands_around(project: Project) -> None:
    """Folded words are found, with the rest of their line on either side."""
    (hit,) = search(project, "MER DECIDE", [])
    assert (hit.article, hit.before, hit.text) == ("bac", "« La ", "mer décide")
    assert hit.after.startswith(" », a dit Odile Santerre")


def test_search_by_pattern_and_its_mistakes(project: Project) -> None:
    """A regular expression is searched for; a wrong one and an empty query are refused."""
    assert [hit.text for hit in search(project, r"sant\w+", [], pattern=True)] == ["Santerre", "Santerre"]
    with pytest.raises(InputError, match="not a regular expression"):
        list(search(project, "(", [], pattern=True))
    with pytest.raises(InputError, match="empty"):
        list(search(project, "  ", []))


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(project: Project) -> None:
    """One broken file costs a line, not the search."""
    (project.corpus_folder / "noise.txt").write_bytes(bytes(range(256)))
    troubles: list[str] = []
    assert list(search(project, "santerre", troubles))
    assert len(troubles) == 1
    assert "noise.txt" in troubles[0]


def test_names_and_quotes_of_the_corpus(project: Project) -> None:
    """A name is counted with its articles; a quote has its speaker, by whom it can be asked for."""
    named = {n.name: n.to_plain() for n in entities(project, [])}
    assert named["Odile Santerre"]["count"] == 2
    assert named["Odile Santerre"]["articles"] == {"bac": 2}
    assert [q["text"] for q in quotes(project, "SANTERRE", [])] == ["La mer décide"]
    assert not list(quotes(project, "nobody", []))


def test_statistics_count_people_states_and_labels(project: Project, again: Callable[[str], Project]) -> None:
    """Everybody's counts are apart, and the sums are right."""
    _tag(project, NAME, "person")
    _tag(again("bob"), NAME, "person")
    _tag(again("bob"), SPEECH, "quote")
    numbers = statistics(project)
    assert numbers["labels"] == {"person": 2, "quote": 1}
    assert numbers["annotators"]["bob"]["labels"] == {"person": 1, "quote": 1}
    assert numbers["annotators"]["alice"]["status"] == {"in-progress": 1}
    assert (numbers["articles"], numbers["annotated"], numbers["annotations"]) == (1, 1, 3)


def test_a_sound_project_has_no_faults(project: Project) -> None:
    """Nothing is found where nothing is wrong."""
    target = _tag(project, NAME, "person")
    _tag(project, SPEECH, "quote", (Link("speaker", target=target),))
    assert check(project) == []


def test_lost_annotations_are_a_fault(project: Project) -> None:
    """A store that is older than its log, emptied, or gone is found, and not taken for one without tags."""
    _tag(project, NAME, "person")
    store = project.annotations_folder / "alice" / "bac.json"
    older = store.read_bytes()
    _tag(project, SPEECH, "quote")
    assert check(project) == []
    store.write_bytes(older)
    assert ["edits missing: 1" in fault.problem for fault in check(project)] == [True]
    store.write_bytes(b"")
    assert ["bac.json: empty" in fault.problem for fault in check(project)] == [True]
    store.unlink()
    assert ["bac.json: gone" in fault.problem for fault in check(project)] == [True]
    with pytest.raises(DamagedError, match="gone"):
        project.session("bac")
    with pytest.raises(DamagedError, match="gone"):
        _exported(project)


def test_a_damaged_store_of_a_gone_article_is_both(project: Project) -> None:
    """That the article is gone does not hide what is wrong with its store: here it is a copy of another article's."""
    _tag(project, NAME, "person")
    folder = project.annotations_folder / "alice"
    (folder / "copy.json").write_bytes((folder / "bac.json").read_bytes())
    gone, damaged = check(project)
    assert gone.place == damaged.place == "copy (alice)"
    assert "not in the corpus" in gone.problem
    assert "a store of the article 'bac'" in damaged.problem


def test_a_folder_that_cannot_be_read_stops_nobody_else(
    project: Project, again: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Listing goes on with the others and tells it, checking names it; an export would lack it, and refuses."""
    mine = _tag(project, NAME, "person")
    _tag(again("bob"), SPEECH, "quote")
    real = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "bob":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert {name: len(of) for name, of in project.counts().items()} == {"alice": 1}
    (damage,) = project.damaged_stores().items()
    assert damage[0] == ("bob", "")
    assert "bob: Permission denied" in str(damage[1])
    troubles: list[str] = []
    assert [each.annotator for each in project.all_sets(troubles=troubles)] == ["alice"]
    assert len(troubles) == 1
    assert "bob: Permission denied" in troubles[0]
    assert project.find_annotation(mine) == ("bac", "alice")
    assert [(fault.place, "Permission denied" in fault.problem) for fault in check(project)] == [("bob", True)]
    with pytest.raises(MachineError, match="bob: Permission denied"):
        _exported(project)


def test_every_fault_is_named_with_its_place(project: Project, again: Callable[[str], Project]) -> None:
    """An orphan, a dangling link, a strange label, a broken store, a broken file, an article that went."""
    target = _tag(project, NAME, "person")
    _tag(project, SPEECH, "quote", (Link("speaker", target=target),))
    session = project.session("bac")
    session.untag(target)
    session.close()
    article = project.corpus_folder / "bac.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("La mer", "Le vent"), encoding="utf-8")
    (project.corpus_folder / "noise.txt").write_bytes(bytes(range(256)))
    (project.corpus_folder / "gone.txt").write_text("Brest.\n", encoding="utf-8")
    other = again("bob")
    passing = other.session("gone")
    passing.tag(Span(0, 5), "place")
    passing.close()
    (project.corpus_folder / "gone.txt").unlink()
    _tag(other, Span(0, 2), "place")
    (project.annotations_folder / "bob" / "bac.json").write_text("{", encoding="utf-8")
    (project.root / "tui-reader.yaml").write_text("axes: [{name: a}]\nlabels: [{name: x, axis: a}]\n", encoding="utf-8")
    told = "\n".join(f"{fault.place}: {fault.problem}" for fault in check(again("alice")))
    for word in (
        "orphaned",
        "which is not there",
        "'quote' is not in the scheme",
        "bob/bac.json",
        "noise.txt",
        "gone (bob)",
    ):
        assert word in told


def test_an_export_holds_what_was_asked_for(project: Project, again: Callable[[str], Project]) -> None:
    """By annotator, by label, by state; untouched articles come with `everything` only."""
    (project.corpus_folder / "other.txt").write_text("Rien.\n", encoding="utf-8")
    _tag(project, NAME, "person")
    _tag(again("bob"), SPEECH, "quote")

    def labels(selection: Selection) -> list[str]:
        articles = _exported(project, selection)["articles"]
        assert isinstance(articles, list)
        return [a["label"] for article in articles for a in article.get("annotations", [])]

    assert labels(Selection()) == ["quote", "person"]
    assert labels(Selection(annotators=frozenset({"bob"}))) == ["quote"]
    assert labels(Selection(labels=frozenset({"person"}))) == ["person"]
    assert labels(Selection(statuses=frozenset({"done"}))) == []
    everything = _exported(project, Selection(everything=True))["articles"]
    assert isinstance(everything, list)
    assert [article["id"] for article in everything] == ["bac", "other"]


@pytest.mark.parametrize(
    "selection", [Selection(annotators=frozenset({"zoe"})), Selection(labels=frozenset({"zoe"}))], ids=["who", "label"]
)
def test_an_unknown_name_in_a_selection_is_refused(project: Project, selection: Selection) -> None:
    """A misspelt name is an error, not an empty export."""
    _tag(project, NAME, "person")
    with pytest.raises(InputError, match="zoe"):
        _exported(project, selection)


def test_an_export_tells_what_it_leaves_out(project: Project, again: Callable[[str], Project]) -> None:
    """Annotations of an article whose file is gone, or whose id another file changed, are not left out silently."""
    _tag(project, NAME, "person")
    _tag(again("bob"), NAME, "person")
    (project.root / "corpus" / "bac.md").write_text("Un autre.\n", encoding="utf-8")

    def told(selection: Selection) -> list[str]:
        troubles: list[str] = []
        export(project, io.BytesIO(), Request(selection=selection), troubles=troubles)
        return troubles

    remedy = "rename one of bac.md, bac.txt"
    left_out = "bac: not in the corpus any more, left out with its annotations"
    assert told(Selection()) == [f"{left_out} (1 of alice, 1 of bob): {remedy}"]
    assert told(Selection(frozenset({"bob"}))) == [f"{left_out} (1 of bob): {remedy}"]
    assert told(Selection(statuses=frozenset({"done"}))) == []
    for name in ("bac.md", "bac.txt"):
        (project.root / "corpus" / name).unlink()
    assert told(Selection()) == [f"{left_out} (1 of alice, 1 of bob): put its file back"]
    (project.root / "corpus" / "bac.txt").write_text(TEXT, encoding="utf-8")
    assert told(Selection()) == []


def test_a_label_that_left_the_scheme_can_still_be_exported(project: Project, again: Callable[[str], Project]) -> None:
    """Tags outlive their label's place in the scheme, and so does asking for them."""
    _tag(project, NAME, "person")
    (project.root / "tui-reader.yaml").write_text("axes: [{name: a}]\nlabels: [{name: x, axis: a}]\n", encoding="utf-8")
    articles = _exported(again("alice"), Selection(labels=frozenset({"person"})))["articles"]
    assert isinstance(articles, list)
    assert [a["label"] for a in articles[0]["annotations"]] == ["person"]


def test_a_damaged_store_stops_an_export(project: Project) -> None:
    """Data that cannot be read is not left out silently."""
    _tag(project, NAME, "person")
    (project.annotations_folder / "alice" / "bac.json").write_text("{", encoding="utf-8")
    with pytest.raises(DamagedError, match=r"bac\.json"):
        _exported(project)


def test_an_export_taken_in_elsewhere_is_the_same(
    project: Project, again: Callable[[str], Project], tmp_path: Path
) -> None:
    """Articles and everybody's annotations arrive, and export to the same bytes; a second import changes nothing."""
    _tag(project, NAME, "person")
    _tag(again("bob"), SPEECH, "quote")
    file = tmp_path / "out.yaml"
    with file.open("wb") as stream:
        export(project, stream, Request())
    start_project(tmp_path / "elsewhere")
    elsewhere = Project.open(tmp_path / "elsewhere", "carol")
    taken = take_in(elsewhere, file, "yaml")
    assert (taken.articles, taken.annotations) == (("bac",), 2)
    assert _exported(elsewhere) == _exported(project)
    assert take_in(elsewhere, file, "yaml").annotations == 0


def test_an_import_never_touches_the_work_of_somebody_who_has_some(
    project: Project, tmp_path: Path, again: Callable[[str], Project]
) -> None:
    """Where the named annotator has work on the article, the import is refused as a whole, unless a name is given."""
    _tag(project, NAME, "person")
    file = tmp_path / "out.yaml"
    with file.open("wb") as stream:
        export(project, stream, Request())
    session = project.session("bac")
    session.undo()
    session.tag(SPEECH, "quote")
    session.close()
    before = _exported(project)
    with pytest.raises(InputError, match="already has work"):
        take_in(again("bob"), file, "yaml")
    assert _exported(project) == before
    assert take_in(again("bob"), file, "yaml", "bob").annotations == 1
    assert {a.annotator for s in project.sets(project.article("bac")) for a in s.annotations} == {"alice", "bob"}


def test_another_scheme_replaces_the_old_one_and_keeps_its_file(project: Project, tmp_path: Path) -> None:
    """The new labels hold, the former configuration lies beside."""
    former = (project.root / "tui-reader.yaml").read_bytes()
    scheme = tmp_path / "mine.yaml"
    scheme.write_text("axes: [{name: a}]\nlabels: [{name: x, axis: a}]\n", encoding="utf-8")
    kept = import_schema(project, scheme)
    assert kept is not None
    assert kept.read_bytes() == former
    assert [label.name for label in Project.open(project.root, "alice").schema.labels] == ["x"]


def test_starting_over_a_project_changes_nothing(project: Project) -> None:
    """An existing configuration is never overwritten."""
    before = (project.root / "tui-reader.yaml").read_bytes()
    with pytest.raises(InputError, match="already"):
        start_project(project.root, "frames")
    assert (project.root / "tui-reader.yaml").read_bytes() == before


def test_an_annotation_is_found_by_its_id(project: Project, again: Callable[[str], Project]) -> None:
    """Whose it is and where; somebody else's is not one's own."""
    identity = _tag(project, NAME, "person")
    assert project.find_annotation(identity) == ("bac", "alice")
    with pytest.raises(InputError, match="bob has an annotation"):
        again("bob").find_annotation(identity, "bob")
    assert project.recent_articles() == ("bac",)
    assert again("bob").recent_articles() == ()


def test_an_import_changes_no_article_id(project: Project, tmp_path: Path) -> None:
    """Where files stand in the way of a new article, nothing is written at all, not even the articles before it."""
    (project.root / "corpus" / "aaa.txt").write_text("Un texte.\n", encoding="utf-8")
    stream = io.BytesIO()
    export(project, stream, Request(selection=Selection(everything=True)))
    (tmp_path / "work.yaml").write_bytes(stream.getvalue())
    start_project(tmp_path / "elsewhere")
    for name in ("bac.txt", "bac.md"):
        (tmp_path / "elsewhere" / "corpus" / name).write_text(f"Un autre, {name}.\n", encoding="utf-8")
    elsewhere = Project.open(tmp_path / "elsewhere", "alice")
    with pytest.raises(InputError, match=r"work\.yaml: article 'bac' cannot be added, bac\.txt is in its way"):
        take_in(elsewhere, tmp_path / "work.yaml", "yaml")
    assert [entry.id for entry in elsewhere.catalog.scan()] == ["bac.md", "bac.txt"]
