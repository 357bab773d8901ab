"""Where stores lie, and that no name leads anywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.errors import InputError
from tui_reader.storage.layout import annotator_folder, annotators, log_path, store_files, store_path

FOLDER = Path("annotations")


def test_a_store_lies_where_its_article_says() -> None:
    """The parts of an id are folders below the annotator's; the log lies beside the store."""
    assert store_path(FOLDER, "alice", "2025/mali/kati") == FOLDER / "alice" / "2025" / "mali" / "kati.json"
    assert log_path(FOLDER, "alice", "2025/mali/kati") == FOLDER / "alice" / "2025" / "mali" / "kati.log.jsonl"


@pytest.mark.parametrize(
    "article",
    [
        "",
        ".",
        "..",
        "../bob/kati",
        "kati/../../bob",
        "/etc/passwd",
        "kati/",
        "a//b",
        "./kati",
        "ka\0ti",
        "kati/..",
        "\ud800",
    ],
)
def test_an_id_that_leads_elsewhere_is_refused(article: str) -> None:
    """No id names a place above the annotator's folder, or none at all."""
    with pytest.raises(InputError, match=r"^article "):
        store_path(FOLDER, "alice", article)


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".git", "../bob", "a/b", "/root", "a\0", "a\nb", "a b", "x" * 65, "\ud800"]
)
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """An annotator's name is a folder's name and nothing more."""
    with pytest.raises(InputError, match=r"^annotator "):
        annotator_folder(FOLDER, name)


@pytest.mark.parametrize("name", ["alice", "Élise", "j.-p_2", "x" * 64, "-"])
def test_a_plain_name_is_a_folder(name: str) -> None:
    """Letters of any language, digits, dots, `_` and `-` are taken as they are."""
    assert annotator_folder(FOLDER, name) == FOLDER / name


@pytest.mark.parametrize("article", ["long/" + "é" * 150, "é" * 150 + "/short", "x" * 300, "😀" * 60])
def test_a_long_name_is_cut_to_what_disks_take(article: str) -> None:
    """Every part of the path fits a file system, and ids that begin alike stay apart."""
    path = store_path(FOLDER, "alice", article)
    assert all(len(part.encode()) <= 220 for part in path.parts)
    assert path != store_path(FOLDER, "alice", article + "e")
    assert path.relative_to(FOLDER / "alice").parts[0] != ".."


def test_a_folder_never_stands_where_a_store_must() -> None:
    """The articles `a`, `a.json/b` and `a.json~/b` have stores that can all be there at once."""
    paths = {
        article: store_path(FOLDER, "alice", article) for article in ("a", "a.json/b", "a.json~/b", "a.log.jsonl/b")
    }
    assert len(set(paths.values())) == 4
    folders = {folder for path in paths.values() for folder in path.parents}
    assert not folders & {*paths.values(), log_path(FOLDER, "alice", "a")}


def test_stores_are_found_again(tmp_path: Path) -> None:
    """What was put where `store_path` says is listed under the id it was put for, and nothing else is."""
    articles = ["a", "a.json/b", "deep/er/c", "x.json", ".hidden"]
    for article in articles:
        path = store_path(tmp_path, "alice", article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
        log_path(tmp_path, "alice", article).write_text("")
    (tmp_path / "alice" / ".12-abc.tmp").write_text("")
    (tmp_path / "alice" / ".lock").write_text("")
    assert sorted(article for article, _ in store_files(tmp_path, "alice")) == sorted(articles)


def test_links_to_folders_are_not_entered(tmp_path: Path) -> None:
    """A symbolic link cannot make a listing leave the annotator's folder, or go round for ever."""
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "again").symlink_to(tmp_path / "alice", target_is_directory=True)
    assert list(store_files(tmp_path, "alice")) == []


def test_annotators_are_the_folders_with_a_name(tmp_path: Path) -> None:
    """Files, hidden folders and folders that no annotator can have are passed over."""
    for name in ("bob", "alice", ".git", "no body"):
        (tmp_path / name).mkdir()
    (tmp_path / "README").write_text("")
    assert annotators(tmp_path) == ("alice", "bob")
    assert annotators(tmp_path / "nowhere") == ()
    assert list(store_files(tmp_path, "carol")) == []
