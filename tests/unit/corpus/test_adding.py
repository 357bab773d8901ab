"""Files come into the corpus unchanged, under harmless names, and never over one another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tui_reader.corpus.adding import Added, Refused, add
from tui_reader.corpus.catalog import Catalog
from tui_reader.errors import MachineError

BODY = "Le bac a repris la mer hier matin, avec trois heures de retard. Personne n’a rien dit à personne.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus folder that is not there yet."""
    return tmp_path / "project" / "corpus"


def write(path: Path, content: str | bytes = BODY) -> Path:
    """Writes a file to be added, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files(folder: Path) -> list[str]:
    """All files below `folder`, by their path in it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_copies_the_bytes(tmp_path: Path, corpus: Path) -> None:
    """The copy is the file to the byte, and what was taken from it is told."""
    raw = f"\ufeffLe bac repart\r\nPar Oura Kanté\r\n26 juin 2025\r\n\r\n{BODY}"
    outcome = list(add([write(tmp_path / "a.txt", raw)], corpus))
    assert outcome == [
        Added(tmp_path / "a.txt", corpus / "a.txt", "Le bac repart", "2025-06-26", "Oura Kanté", "utf-8")
    ]
    assert (corpus / "a.txt").read_bytes() == raw.encode()


def test_never_overwrites(tmp_path: Path, corpus: Path) -> None:
    """The same file again is already there; another of its name is refused, and the batch goes on."""
    first, other, last = (write(tmp_path / name / "a.txt", BODY + name) for name in ("one", "two", "three"))
    last = last.rename(last.with_name("b.txt"))
    outcomes = list(add([first, first, other, last], corpus))
    assert [type(outcome) for outcome in outcomes] == [Added, Added, Refused, Added]
    assert [outcome.already for outcome in outcomes if isinstance(outcome, Added)] == [False, True, False]
    assert (corpus / "a.txt").read_text() == BODY + "one"
    assert files(corpus) == ["a.txt", "b.txt"]


def test_an_article_keeps_its_id_whatever_comes_after(tmp_path: Path, corpus: Path) -> None:
    """A file that would be called as an article that is there is refused: from before, from the batch, from HTML."""
    write(corpus / "sub" / "a.txt")
    write(corpus / "both.txt")
    write(corpus / "both.md", BODY + BODY)
    batch = [
        write(tmp_path / "new" / name, BODY + name)
        for name in ("sub/a.md", "sub/c.md", "sub/c.txt", "sub/a.b.md", "sub/a.html", "a.md", "both.md.txt")
    ]
    outcomes = {
        outcome.source.relative_to(tmp_path / "new").as_posix(): outcome for outcome in add([tmp_path / "new"], corpus)
    }
    refused = {name: outcome.reason for name, outcome in outcomes.items() if isinstance(outcome, Refused)}
    assert len(outcomes) == len(batch)
    assert set(refused) == {"sub/a.md", "sub/a.html", "sub/c.txt", "both.md.txt"}
    assert refused["sub/a.md"] == "an article called a is there already (sub/a.txt): rename the new file"
    ids = {entry.file: entry.id for entry in Catalog(corpus, corpus).scan()}
    assert (ids["sub/a.txt"], ids["both.md"], ids["both.txt"]) == ("sub/a", "both.md", "both.txt")


def test_a_file_that_is_there_is_there_already_though_its_name_clashes(tmp_path: Path, corpus: Path) -> None:
    """Adding again what is in the corpus changes nothing, and is no refusal."""
    write(corpus / "a.txt", BODY + BODY)
    write(corpus / "a.md")
    [outcome] = add([write(tmp_path / "a.md")], corpus)
    assert isinstance(outcome, Added)
    assert outcome.already


def test_folders_keep_their_shape(tmp_path: Path, corpus: Path) -> None:
    """All below a folder is added under its path; hidden files are passed over, unknown kinds refused by name."""
    source = tmp_path / "source"
    for name in ("a.txt", "sub/b.md", "sub/deep/c.txt", ".hidden.txt", ".git/d.txt"):
        write(source / name)
    write(source / "picture.png", b"\x89PNG")
    outcomes = list(add([source], corpus))
    assert files(corpus) == ["a.txt", "sub/b.md", "sub/deep/c.txt"]
    assert [outcome.source.name for outcome in outcomes if isinstance(outcome, Refused)] == ["picture.png"]


def test_the_corpus_is_not_added_to_itself(tmp_path: Path, corpus: Path) -> None:
    """Adding a folder that holds the corpus adds what lies beside the corpus."""
    write(corpus / "old.txt")
    write(tmp_path / "project" / "new.txt")
    list(add([tmp_path / "project"], corpus))
    assert files(corpus) == ["new.txt", "old.txt"]


def test_hostile_names_become_harmless(tmp_path: Path, corpus: Path) -> None:
    """Escape sequences and line breaks in a name do not reach the corpus."""
    write(tmp_path / "x\n\x1b[2J" / "hostile \x1b]0;owned\x07.txt")
    outcomes = list(add([tmp_path / "x\n\x1b[2J"], corpus))
    assert files(corpus) == ["hostile ]0;owned.txt"]
    assert isinstance(outcomes[0], Added)


def test_refusals_are_told_and_nothing_is_left(tmp_path: Path, corpus: Path) -> None:
    """Binary, empty, absent, unknown files and pipes are refused in one line each."""
    os.mkfifo(tmp_path / "pipe.txt")
    paths = [
        write(tmp_path / "binary.txt", bytes(range(256)) * 20),
        write(tmp_path / "empty.txt", " \n"),
        tmp_path / "absent.txt",
        write(tmp_path / "page.pdf"),
        write(tmp_path / "noname"),
        tmp_path / "pipe.txt",
        write(tmp_path / "bad.jsonl", "{}\n"),
    ]
    outcomes = list(add(paths, corpus))
    assert [outcome.source for outcome in outcomes] == paths
    assert all(isinstance(outcome, Refused) and "\n" not in outcome.reason for outcome in outcomes)
    assert not corpus.exists()


def test_an_absent_file_is_said_to_be_absent(tmp_path: Path, corpus: Path) -> None:
    """Whatever its suffix, and though nobody reads such files."""
    for name in ("nope", "nope.pdf", "nope.txt", "no/such/folder", "a\0b"):
        [outcome] = add([tmp_path / name], corpus)
        assert isinstance(outcome, Refused)
        assert outcome.reason == "no such file: check the name"


def test_links_out_of_a_folder_are_refused(tmp_path: Path, corpus: Path) -> None:
    """A folder's link to a file elsewhere brings nothing in; a corpus that is led out of takes nothing."""
    write(tmp_path / "secret.txt")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert [type(outcome) for outcome in add([tmp_path / "source"], corpus)] == [Refused]
    write(tmp_path / "other" / "sub" / "a.txt")
    corpus.mkdir(parents=True)
    (corpus / "sub").symlink_to(tmp_path)
    assert [type(outcome) for outcome in add([tmp_path / "other"], corpus)] == [Refused]
    assert not (tmp_path / "a.txt").exists()


def test_html_is_extracted_beside_its_source(tmp_path: Path, corpus: Path) -> None:
    """The page is kept as it is, its text lies beside it, and adding it again changes nothing."""
    page = write(tmp_path / "page.html", f"<h1>Le bac</h1><p>{BODY}</p>")
    first, again = add([page, page], corpus)
    assert files(corpus) == ["page.html", "page.txt"]
    assert (corpus / "page.html").read_bytes() == page.read_bytes()
    assert (corpus / "page.txt").read_text() == f"Le bac\n\n{BODY}"
    assert isinstance(first, Added)
    assert first.path == corpus / "page.txt"
    assert isinstance(again, Added)
    assert again.already


def test_records_are_extracted_one_by_one(tmp_path: Path, corpus: Path) -> None:
    """Each record is a file named by its id; two of one name do not overwrite each other."""
    rows = (
        '{"id": "../un", "text": "Le premier."}\n{"id": "deux", "text": "Le bac."}\n{"id": "deux", "text": "La mer."}\n'
    )
    outcomes = list(add([write(tmp_path / "rows.jsonl", rows)], corpus))
    assert [type(outcome) for outcome in outcomes] == [Added, Added, Refused]
    assert files(corpus) == ["-un.txt", "deux.txt", "rows.jsonl"]
    assert (corpus / "deux.txt").read_text() == "Le bac.\n"


def test_an_extracted_text_does_not_overwrite(tmp_path: Path, corpus: Path) -> None:
    """Where an article of that name is already there, neither it nor the folder is touched."""
    write(corpus / "page.txt", "autre\n")
    outcomes = list(add([write(tmp_path / "page.html", f"<p>{BODY}")], corpus))
    assert [type(outcome) for outcome in outcomes] == [Refused]
    assert files(corpus) == ["page.txt"]


def test_a_full_disk_ends_the_batch(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the corpus cannot be written, that is no fault of the file: the machine's failure is told."""

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = write(tmp_path / "a.txt")
    corpus.mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MachineError, match="space"):
        list(add([path], corpus))
    assert files(corpus) == []
