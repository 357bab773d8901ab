"""Reading and committing: what is acknowledged is on the disk, what fails changes nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from tests.unit.storage.stores import MOMENT, SHA, TEXT, add, commit, store, tag, unmoved
from tinydb import TinyDB

from tui_reader.errors import DamagedError, InputError, MachineError, NewerVersionError
from tui_reader.model.anchoring import anchor_set
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Replace, SetStatus
from tui_reader.model.records import annotation_to_plain
from tui_reader.storage.listing import StoreListing
from tui_reader.storage.stored import Stored

REJECTION = Rejection(3, 23, "PER", "commandante Guivarch")


def test_a_store_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Looking makes nothing, not even a folder."""
    kept = store(tmp_path)
    assert kept.load() == Stored(AnnotationSet("kati", "alice"), None, 0)
    assert kept.history().undo() is None
    assert list(kept.log()) == []
    kept.close()
    assert list(tmp_path.iterdir()) == []


def test_what_is_committed_is_there_for_the_next(tmp_path: Path) -> None:
    """Annotations, rejections and status come back in another store, in the order in which they were made."""
    with store(tmp_path) as kept:
        commit(kept, add("b"))
        commit(kept, Batch((add("a", "port"), Reject(REJECTION))))
        after = commit(kept, SetStatus(None, "done"))
    assert after.sequence == 3
    assert list(after.annotations.by_id) == ["b", "a"]
    again = store(tmp_path).load()
    assert again == after == kept.load()
    assert list(again.annotations.by_id) == ["b", "a"]
    assert again.sha256 == SHA


def test_stock_tinydb_reads_the_store(tmp_path: Path) -> None:
    """Whoever has TinyDB has the annotations."""
    kept = store(tmp_path)
    commit(kept, Batch((add("a"), add("b", "port"), Reject(REJECTION), SetStatus(None, "done"))))
    with TinyDB(str(kept.path), access_mode="r") as database:
        assert database.table("annotations").all() == [
            annotation_to_plain(each, context=True) for each in (tag("a"), tag("b", "port"))
        ]
        assert [each["text"] for each in database.table("rejected")] == [REJECTION.text]
        assert database.table("state").all() == [{"status": "done"}]
        header = database.table("store").all()[0]
        assert (header["format"], header["version"], header["edits"], header["sha256"]) == ("tui-reader", 1, 1, SHA)


def test_documents_keep_their_numbers(tmp_path: Path) -> None:
    """A number stays with its annotation and with its rejection, so that a difference of two files shows the change."""
    kept = store(tmp_path)
    later = Rejection(86, 94, "PER", "Guivarch")
    commit(kept, Batch((add("a"), add("b"), add("c"), Reject(later))))
    commit(kept, Remove(tag("a")))
    commit(store(tmp_path), Batch((add("d"), Replace(tag("b"), tag("b", note="é")), Reject(REJECTION))))
    with TinyDB(str(kept.path), access_mode="r") as database:
        assert {each.doc_id: each["id"] for each in database.table("annotations")} == {2: "b", 3: "c", 4: "d"}
        assert {each.doc_id: each["start"] for each in database.table("rejected")} == {1: 86, 2: 3}


def test_an_emptied_store_stays(tmp_path: Path) -> None:
    """When the last annotation goes, the file and its history stay."""
    kept = store(tmp_path)
    commit(kept, add("a"))
    assert commit(kept, add("a").invert(), "undo").annotations.empty
    assert store(tmp_path).load().sequence == 2
    assert store(tmp_path).history().redo() is not None


@pytest.mark.parametrize("content", ["", " \n", "{}\n", None])
def test_a_lost_store_is_never_begun_anew(tmp_path: Path, content: str | None) -> None:
    """Emptied or deleted beside its log, it is told at every look and commit, and left as it is."""
    kept = store(tmp_path)
    commit(kept, add("a"))
    log = kept.path.with_name("kati.log.jsonl")
    entries = log.read_bytes()
    if content is None:
        kept.path.unlink()
    else:
        kept.path.write_text(content)
    for here in (kept, store(tmp_path)):
        for attempt in (here.load, partial(commit, here, add("b")), here.load):
            with pytest.raises(DamagedError, match=r"kati\.json") as caught:
                attempt()
            assert "put back" in str(caught.value)
    assert (kept.path.read_text() if kept.path.exists() else None) == content
    assert log.read_bytes() == entries
    log.rename(tmp_path / "away")
    kept.path.unlink(missing_ok=True)
    assert commit(kept, add("b")).sequence == 1


def test_a_store_behind_its_log_knows_how_much_it_lost(tmp_path: Path) -> None:
    """An earlier copy put back lacks what the log numbers higher; after the next commit it goes on from there."""
    kept = store(tmp_path)
    commit(kept, add("a"))
    older = kept.path.read_bytes()
    commit(kept, add("b"))
    commit(kept, add("c"))
    assert kept.lost() == 0
    kept.path.write_bytes(older)
    assert store(tmp_path).lost() == 2
    commit(kept, add("d"))
    assert kept.lost() == 0


def test_two_programs_of_one_annotator_merge(tmp_path: Path) -> None:
    """Each commit takes in what the other wrote; neither loses anything."""
    one, other = store(tmp_path), store(tmp_path)
    commit(one, add("a"))
    commit(other, add("b"))
    assert set(commit(one, add("c")).annotations.by_id) == {"a", "b", "c"}
    assert set(other.load().annotations.by_id) == {"a", "b", "c"}
    assert set(commit(other, Remove(tag("a"))).annotations.by_id) == {"b", "c"}
    assert [entry.number for entry in one.log()] == [1, 2, 3, 4]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    """What was read or written here is given again as it is; only another program's write makes it be read."""
    kept = store(tmp_path)
    after = commit(kept, add("a"))
    assert kept.load() is after
    commit(store(tmp_path), add("b"))
    assert kept.load() is not after


def moved(text: str) -> Callable[[AnnotationSet], AnnotationSet]:
    """How passages are found in `text`."""
    return partial(anchor_set, text=text)


def test_a_changed_article_moves_the_passages_first(tmp_path: Path) -> None:
    """The passages are found in the new text, the edit is applied, and the log tells both."""
    kept = store(tmp_path)
    commit(kept, add("a"))
    text = "Mise à jour. " + TEXT
    after = kept.commit(Add(tag("b", "port", text=text)), article_sha256="b" * 64, rebase=moved(text))
    assert after.sha256 == "b" * 64
    assert [each.span.of(text) for each in after.annotations.annotations] == ["Guivarch", "port"]
    assert [(entry.number, entry.act) for entry in kept.log()] == [(1, "do"), (2, "reanchor"), (3, "do")]
    assert store(tmp_path).load() == after


def test_what_is_undone_in_a_changed_article_fits_it(tmp_path: Path) -> None:
    """A removed tag and a rejection come back where their passages stand now, also after a restart."""
    kept = store(tmp_path)
    commit(kept, Batch((add("a"), Reject(REJECTION))))
    commit(kept, Remove(tag("a")))
    text = "Mise à jour. " + TEXT
    kept = store(tmp_path)
    for _ in range(2):
        taken = kept.history().undo()
        assert taken is not None
        after = kept.commit(taken[0], "undo", article_sha256="b" * 64, rebase=moved(text))
        assert all(each.span.of(text) == each.text for each in after.annotations.annotations)
        assert all(text[each.start : each.end] == each.text for each in after.annotations.rejected)
        assert store(tmp_path).history() == kept.history()
    assert after.annotations.empty
    assert kept.history().undo() is None


def test_what_cannot_be_stored_changes_nothing(tmp_path: Path) -> None:
    """An edit with a character or a passage that no store may hold is refused, and the next one is not."""
    kept = store(tmp_path)
    before = commit(kept, add("a"))
    raw = kept.path.read_bytes()
    wrong: list[Edit] = [
        Add(tag("b", note="\ud800")),
        Add(tag("b", note="a\0b")),
        Add(replace(tag("b"), end=500)),
        Add(replace(tag("b"), origin="elsewhere")),
        Reject(Rejection(5, 5, "PER", "")),
    ]
    for edit in wrong:
        with pytest.raises(InputError):
            commit(kept, edit)
        assert kept.path.read_bytes() == raw
        assert kept.load() == before
    assert set(commit(kept, add("c")).annotations.by_id) == {"a", "c"}


@pytest.mark.parametrize(
    ("sound", "broken", "told"),
    [
        ('"format": "tui-reader"', '"format": "x"', "'store', document 1: format"),
        ('"version": 1', '"version": 0', "'store', document 1: version"),
        ('"edits": 1', '"edits": true', "'store', document 1: edits"),
        (f'"sha256": "{SHA}"', '"sha256": 5', "'store', document 1: sha256"),
        ('"label": "person"', '"label": null', "'annotations', document 1: annotation 'a': label"),
        (
            '"end": 23',
            '"end": 99',
            "'annotations', document 1: annotation 'a': 8 characters",
        ),
        ('"origin": "manual"', '"origin": "x"', "'annotations', document 1: annotation 'a': unknown origin"),
        ('"kind": "PER"', '"kind": []', "'rejected', document 1: rejection: kind"),
        ('"status": "done"', '"status": "x"', "'state', document 1: unknown state"),
    ],
)
def test_a_damaged_store_is_named_and_left_alone(tmp_path: Path, sound: str, broken: str, told: str) -> None:
    """File, table and document are named, every time; neither reading nor committing changes the file."""
    kept = store(tmp_path)
    commit(kept, Batch((add("a"), Reject(REJECTION), SetStatus(None, "done"))))
    damaged = kept.path.read_text().replace(sound, broken, 1)
    kept.path.write_text(damaged)
    assert damaged.count(broken) == 1
    for attempt in (kept.load, partial(commit, kept, add("b")), kept.load, store(tmp_path).load):
        with pytest.raises(DamagedError) as caught:
            attempt()
        assert told in str(caught.value)
        assert str(caught.value).startswith(str(kept.path))
        assert "\n" not in str(caught.value)
    assert kept.path.read_text() == damaged


@pytest.mark.parametrize(("article", "annotator"), [("kati", "bob"), ("other", "alice"), ("deep/kati", "alice")])
def test_a_store_in_the_place_of_another_is_refused(tmp_path: Path, article: str, annotator: str) -> None:
    """A copy under another annotator's or article's name is nobody's work there: named, not counted, left alone."""
    kept = store(tmp_path)
    commit(kept, add("a"))
    moved_to = store(tmp_path, article, annotator)
    moved_to.path.parent.mkdir(exist_ok=True)
    moved_to.path.write_bytes(kept.path.read_bytes())
    for attempt in (moved_to.load, partial(commit, moved_to, add("b"))):
        with pytest.raises(DamagedError, match=r"a store of the (article 'kati'|annotator 'alice'), not of"):
            attempt()
    assert moved_to.path.read_bytes() == kept.path.read_bytes()
    listing = StoreListing(tmp_path, annotator)
    assert article not in listing.counts()
    assert article in listing.problems()


def test_a_disk_may_spell_accents_apart(tmp_path: Path) -> None:
    """A name whose accents a file system took apart is the same name."""
    kept, apart = (store(tmp_path, normalize(form, "dépêche")) for form in ("NFC", "NFD"))
    commit(kept, add("a"))
    kept.path.rename(apart.path)
    assert set(apart.load().annotations.by_id) == {"a"}


def test_an_id_twice_is_damage(tmp_path: Path) -> None:
    """Two documents with one id cannot both be meant."""
    kept = store(tmp_path)
    commit(kept, Batch((add("a"), add("b"))))
    kept.path.write_text(kept.path.read_text().replace('"id": "b"', '"id": "a"'))
    with pytest.raises(DamagedError, match="document 2: the id 'a' is there twice"):
        kept.load()


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """It is refused with the way out, and not written."""
    kept = store(tmp_path)
    commit(kept, add("a"))
    kept.path.write_text(kept.path.read_text().replace('"version": 1', '"version": 2'))
    raw = kept.path.read_bytes()
    with pytest.raises(NewerVersionError, match="update tui-reader"):
        commit(kept, add("b"))
    assert kept.path.read_bytes() == raw


FAULTS = [("write", errno.ENOSPC), ("fsync", errno.EIO), ("open", errno.EROFS), ("open", errno.EACCES)]


@pytest.mark.parametrize(("call", "number"), [*FAULTS, ("replace", errno.EDQUOT)])
def test_a_disk_that_refuses_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    """One line says so, the old store is whole, no half-written file stays, and the next commit works."""
    kept = store(tmp_path)
    before = commit(kept, add("a"))
    raw, files = kept.path.read_bytes(), sorted(tmp_path.rglob("*"))
    real: Callable[..., Any] = getattr(os, call)

    def refuse(*arguments: Any, **named: Any) -> Any:
        writing = call != "open" or arguments[1] & os.O_CREAT
        if writing:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(MachineError) as caught:
            commit(kept, add("b"))
    assert os.strerror(number) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert kept.path.read_bytes() == raw
    assert sorted(tmp_path.rglob("*")) == files
    assert kept.load() == before
    assert set(commit(kept, add("b")).annotations.by_id) == {"a", "b"}
    assert store(tmp_path).history() == kept.history()
    assert len(kept.history().done) == 2


@pytest.mark.skipif(os.name == "nt", reason="folders are not synced there")
def test_what_is_acknowledged_has_been_brought_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new bytes are synced before they take the store's name, its folder after; so is each folder made for it."""
    told: list[tuple[str, int]] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        told.append(("fsync", os.fstat(descriptor).st_ino))
        real_fsync(descriptor)

    def replace_(source: Any, target: Any, **named: Any) -> None:
        told.append(("replace", Path(source).stat().st_ino))
        real_replace(source, target, **named)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace_)
    kept = store(tmp_path)
    for identity in ("a", "b"):
        commit(kept, add(identity))
        inode, folder = kept.path.stat().st_ino, kept.path.parent.stat().st_ino
        assert told[-3:] == [("fsync", inode), ("replace", inode), ("fsync", folder)]
    assert ("fsync", tmp_path.stat().st_ino) in told
    kept.close()
    assert told[-1] == ("fsync", kept.path.with_name("kati.log.jsonl").stat().st_ino)


def test_a_first_write_that_fails_leaves_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store appears with its first whole state or not at all."""
    kept = store(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        with pytest.raises(MachineError):
            commit(kept, add("a"))
    assert not kept.path.exists()
    assert commit(kept, add("a")).sequence == 1


@pytest.mark.parametrize(("annotator", "article"), [("..", "kati"), ("alice", "../bob/kati"), ("a/b", "kati")])
def test_hostile_names_are_refused_before_anything_happens(tmp_path: Path, annotator: str, article: str) -> None:
    """A name that leads elsewhere makes no store."""
    with pytest.raises(InputError):
        store(tmp_path, article, annotator)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_was_cut_is_kept_inside(tmp_path: Path) -> None:
    """Articles whose names are longer than a disk takes are stored apart, each knowing its own."""
    names = ["é" * 150 + end for end in ("a", "b")]
    for name in names:
        commit(store(tmp_path, name), add(name[-1]))
    assert [list(store(tmp_path, name).load().annotations.by_id) for name in names] == [["a"], ["b"]]


def test_entries_say_when(tmp_path: Path) -> None:
    """The clock that the store was given dates the entries of its log."""
    kept = store(tmp_path)
    kept.commit(add("a"), "import", article_sha256=SHA, rebase=unmoved)
    assert [(entry.at, entry.act, entry.edit) for entry in kept.log()] == [(MOMENT, "import", add("a"))]
