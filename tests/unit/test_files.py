"""Bytes reach the disk whole, or not at all, and only where they belong."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tui_reader import files
from tui_reader.errors import InputError, MachineError


def names(folder: Path) -> list[str]:
    """What lies in `folder`."""
    return sorted(path.name for path in folder.iterdir())


def test_replaces_the_content(tmp_path: Path) -> None:
    """A replaced file holds exactly the new bytes, and no temporary file stays."""
    path = tmp_path / "store.json"
    path.write_bytes(b"old and longer")
    files.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["store.json"]


def test_keeps_the_mode_of_the_file_it_replaces(tmp_path: Path) -> None:
    """A file shared with a group stays shared."""
    path = tmp_path / "shared"
    path.write_bytes(b"old")
    path.chmod(0o664)
    files.write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_a_new_file_has_what_the_umask_leaves(tmp_path: Path) -> None:
    """A new file is neither more private nor more open than the user's own files; `mode` wins."""
    own = tmp_path / "own"
    own.write_bytes(b"")
    files.write_atomically(tmp_path / "new", b"x")
    files.write_atomically(tmp_path / "private", b"x", mode=0o600)
    assert (tmp_path / "new").stat().st_mode == own.stat().st_mode
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes three bytes at a time still gets all of them."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, rest: write(descriptor, rest[:3]))
    files.write_atomically(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """A full disk at any step leaves the old bytes, no temporary file, and one line that says what to do."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, fail)
    if call == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(MachineError, match="free some space") as caught:
        files.write_atomically(path, b"new")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """Writing into a folder that is not there fails in one line."""
    with pytest.raises(MachineError, match="folder exists"):
        files.write_atomically(tmp_path / "absent" / "a", b"x")


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """What a symbolic link points to stays as it is."""
    target = tmp_path / "target"
    target.write_bytes(b"kept")
    link = tmp_path / "link"
    link.symlink_to(target)
    files.write_atomically(link, b"new")
    assert target.read_bytes() == b"kept"
    assert link.read_bytes() == b"new"
    assert not link.is_symlink()


def test_write_new_never_overwrites(tmp_path: Path) -> None:
    """A file that is there stays, a name that is free is taken."""
    path = tmp_path / "a"
    files.write_new(path, b"first")
    with pytest.raises(InputError, match="nothing was overwritten"):
        files.write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["a"]


def test_write_new_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows no hard links gets the file all the same, still without overwriting."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    files.write_new(tmp_path / "a", b"first")
    with pytest.raises(InputError):
        files.write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert names(tmp_path) == ["a"]


def test_read_bounded_reads_a_file(tmp_path: Path) -> None:
    """A file of exactly the limit is read; one byte more is refused with its name."""
    path = tmp_path / "a"
    path.write_bytes(b"0123")
    assert files.read_bounded(path, 4) == b"0123"
    with pytest.raises(InputError, match="larger than 3 bytes"):
        files.read_bounded(path, 3)


def test_read_bounded_refuses_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a pipe, a device and an absent file are refused at once."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero"), tmp_path / "absent", Path("a\0b")):
        with pytest.raises(InputError):
            files.read_bounded(path, 100)


@pytest.mark.parametrize("path", ["..", "../other", "a/../../other", "/etc/passwd", "out/secret", "a\0b", "loop"])
def test_inside_refuses_what_leaves(tmp_path: Path, path: str) -> None:
    """Neither `..`, nor an absolute path, nor a link leads out of the root."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "out").symlink_to(tmp_path)
    (root / "loop").symlink_to(root / "loop")
    with pytest.raises(InputError):
        files.inside(root, path)


def test_inside_gives_the_place(tmp_path: Path) -> None:
    """A path that stays inside is resolved, whether relative or absolute."""
    assert files.inside(tmp_path, "a/../b") == tmp_path.resolve() / "b"
    assert files.inside(tmp_path, tmp_path / "c") == tmp_path.resolve() / "c"


def test_make_folder_makes_parents(tmp_path: Path) -> None:
    """Missing parents are made; a folder that is there is no error; a file in the way is."""
    files.make_folder(tmp_path / "a" / "b" / "c")
    files.make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MachineError):
        files.make_folder(tmp_path / "file" / "d")
