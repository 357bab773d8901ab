"""A folder of files is a list of articles, found and loaded by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui_reader.corpus.catalog import Catalog
from tui_reader.errors import InputError

BODY = "Le bac a repris la mer hier matin, avec trois heures de retard. Personne n’a rien dit à personne.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The corpus folder of an empty project."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def catalog(corpus: Path, tmp_path: Path) -> Catalog:
    """The catalog of that project."""
    return Catalog(corpus, tmp_path)


def settle(*folders: Path) -> None:
    """Makes the time stamps of `folders` old enough to be trusted."""
    for folder in folders:
        os.utime(folder, ns=(10**18, 10**18))


def test_lists_text_and_markdown(catalog: Catalog, corpus: Path) -> None:
    """Articles are found in all folders, in the order of ids; other files, hidden ones and README are not."""
    (corpus / "b" / ".hidden").mkdir(parents=True)
    for name in ("z.txt", "b/a.md", "b/.x.txt", "b/.hidden/y.txt", "README", "page.html", "LOUD.TXT"):
        (corpus / name).write_text(BODY)
    listing = catalog.scan()
    assert [(entry.id, entry.file) for entry in listing] == [
        ("LOUD", "corpus/LOUD.TXT"),
        ("b/a", "corpus/b/a.md"),
        ("z", "corpus/z.txt"),
    ]
    assert listing.entries[0].size == len(BODY.encode())


def test_an_absent_corpus_is_empty(tmp_path: Path) -> None:
    """No folder, no articles; when it appears, that is noticed."""
    catalog = Catalog(tmp_path / "absent", tmp_path)
    listing = catalog.scan()
    assert len(listing) == 0
    assert not catalog.changed(listing)
    (tmp_path / "absent").mkdir()
    assert catalog.changed(listing)


def test_links_that_lead_to_no_article_are_passed_over(catalog: Catalog, corpus: Path, tmp_path: Path) -> None:
    """A link to a file of the project is an article; one that leads out, nowhere or in a circle is not, nor a pipe."""
    (tmp_path / "inside.txt").write_text(BODY)
    (corpus / "in.txt").symlink_to(tmp_path / "inside.txt")
    (corpus / "out.txt").symlink_to("/etc/hostname")
    (corpus / "loop").symlink_to(corpus)
    (corpus / "circle.txt").symlink_to(corpus / "circle.md")
    (corpus / "circle.md").symlink_to(corpus / "circle.txt")
    (corpus / "gone.txt").symlink_to(corpus / "never.txt")
    os.mkfifo(corpus / "pipe.txt")
    listing = catalog.scan()
    assert [entry.id for entry in listing] == ["in"]
    assert sorted(listing.skipped) == [
        "circle.md: a symbolic link that leads round in a circle",
        "circle.txt: a symbolic link that leads round in a circle",
        "gone.txt: a symbolic link that leads nowhere",
        "out.txt: a symbolic link that leaves the project",
        "pipe.txt: not a regular file",
    ]


def test_finds_by_id_and_by_path(catalog: Catalog, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """People name an article as they see it: by id, by path below the corpus or the project, by path from here."""
    (corpus / "été.txt").write_text(BODY)
    monkeypatch.chdir(corpus)
    for name in ("été", "e\u0301te\u0301", "été.txt", "corpus/été.txt", "./été.txt", str(corpus / "été.txt")):
        assert catalog.find(name).id == "été"


@pytest.mark.parametrize("name", ["kati-vist", "../../etc/passwd", "/etc/passwd", "", "a\0b", "x" * 5000])
def test_an_unknown_id_names_the_closest(catalog: Catalog, corpus: Path, name: str) -> None:
    """An unknown id, or a path out of the project, is refused; near misses are offered."""
    (corpus / "kati-visit.txt").write_text(BODY)
    with pytest.raises(InputError, match="no such article") as caught:
        catalog.find(name)
    assert ("kati-visit" in str(caught.value)) == (name == "kati-vist")


def test_a_new_file_is_found_without_a_scan(catalog: Catalog, corpus: Path) -> None:
    """What was added after the last scan is found by its id."""
    catalog.scan()
    (corpus / "new.txt").write_text(BODY)
    assert catalog.find("new").id == "new"


def test_loads_the_exact_text(catalog: Catalog, corpus: Path) -> None:
    """The text is the decoded file, its mark left out; the encoding is named; the page is read."""
    raw = ("\ufeffTitre\r\n\r\n" + BODY).encode()
    (corpus / "a.txt").write_bytes(raw)
    article = catalog.load("a")
    assert article.text == raw.decode("utf-8-sig")
    assert (article.id, article.file, article.encoding, article.page.title) == ("a", "corpus/a.txt", "utf-8", "Titre")
    assert catalog.load("a") is article


def test_a_changed_file_is_loaded_again(catalog: Catalog, corpus: Path) -> None:
    """The copy in memory is used only while the file stays the same."""
    (corpus / "a.txt").write_text("un\n")
    assert catalog.load("a").text == "un\n"
    (corpus / "a.txt").write_text("deux\n")
    assert catalog.load("a").text == "deux\n"
    (corpus / "a.txt").unlink()
    with pytest.raises(InputError, match="a"):
        catalog.load("a")


def test_changes_are_noticed(catalog: Catalog, corpus: Path) -> None:
    """A file that comes, goes or changes is noticed; nothing else is."""
    (corpus / "sub").mkdir()
    (corpus / "sub" / "a.txt").write_text(BODY)
    settle(corpus, corpus / "sub")
    listing = catalog.scan()
    assert not catalog.changed(listing)
    (corpus / "sub" / "a.txt").write_text(BODY + BODY)
    assert catalog.changed(listing)
    settle(corpus, corpus / "sub")
    listing = catalog.scan()
    (corpus / "sub" / "b.txt").write_text(BODY)
    assert catalog.changed(listing)
    assert catalog.changed(catalog.scan()), "a folder that changed this instant may change again unseen"


def test_summaries(catalog: Catalog, corpus: Path) -> None:
    """A list shows title, date, byline, words without furniture, or the opening words."""
    (corpus / "a.txt").write_text(f"Le bac repart\nPar Oura Kanté\n26 juin 2025\n\n{BODY}\n{BODY}")
    (corpus / "b.txt").write_text(BODY * 3)
    first, second = (catalog.summary(entry) for entry in catalog.scan())
    assert (first.title, first.byline, first.date, first.problem) == ("Le bac repart", "Oura Kanté", "2025-06-26", None)
    assert first.opening.startswith("Le bac a repris")
    assert second.title is None
    assert second.opening.endswith("…")
    assert first.words == second.words // 3 * 2 + 3


def test_files_that_are_no_text_are_listed_with_their_problem(catalog: Catalog, corpus: Path) -> None:
    """One bad file does not break the list; loading it says what is wrong and where."""
    (corpus / "bad.txt").write_bytes(b"\0\1\2" * 100)
    (corpus / "good.txt").write_text(BODY)
    bad, good = (catalog.summary(entry) for entry in catalog.scan())
    assert bad.problem is not None
    assert "NUL" in bad.problem
    assert good.problem is None
    with pytest.raises(InputError, match=r"^corpus/bad\.txt: .*NUL"):
        catalog.load("bad")


def test_names_that_are_no_unicode(catalog: Catalog, corpus: Path) -> None:
    """A file whose name is no UTF-8 has an id that can be printed, and is loaded by it."""
    (corpus / "caf\udce9.txt").write_text(BODY)
    assert [entry.id for entry in catalog.scan()] == ["caf%E9"]
    assert catalog.load("caf%E9").text == BODY


def test_a_file_is_named_as_it_is_on_the_disk(catalog: Catalog, corpus: Path, tmp_path: Path) -> None:
    """Only ids are normalized: the path of an article opens its file, and each of two Unicode forms finds its own."""
    names = {"\xe9.txt": "un\n", "e\u0301.txt": "deux\n", "o\u0302.md": "trois\n", "caf\udce9.txt": "quatre\n"}
    for name, text in names.items():
        (corpus / name).write_text(text)
    entries = list(catalog.scan())
    assert {entry.file for entry in entries} == {f"corpus/{name}" for name in names}
    for entry in entries:
        article = catalog.load(entry.id)
        assert (tmp_path / article.file).read_text() == article.text == names[article.file.removeprefix("corpus/")]
        assert catalog.summary(entry).file == entry.file
        assert catalog.find(entry.file) == catalog.find(str(corpus / entry.path.name)) == entry
    assert catalog.find("corpus/\xf4.md").file == "corpus/o\u0302.md"
