"""Bytes to disk and back: complete or absent, bounded, and never out of the folder they belong to."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tui_reader.errors import InputError, MachineError

_CLOSED = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_MEGABYTE = 1_000_000
_WAYS_OUT = {
    errno.ENOSPC: "free some space and try again",
    errno.EDQUOT: "free some of your quota and try again",
    errno.EROFS: "the disk is read-only: work on a copy elsewhere",
    errno.EACCES: "check the permissions of the file and its folder",
    errno.EPERM: "check the permissions of the file and its folder",
    errno.ENOENT: "check that the folder exists",
    errno.ENAMETOOLONG: "give it a shorter name",
}


def machine_error(path: Path | str, error: OSError) -> MachineError:
    """The failure `error` of the system at `path`, as one line with a way out."""
    reason = error.strerror or type(error).__name__
    way_out = _WAYS_OUT.get(error.errno or 0, "check the disk and try again")
    return MachineError(f"{path}: {reason}: {way_out}")


def write_atomically(path: Path, payload: bytes, *, mode: int | None = None) -> None:
    """Replaces the file at `path` by `payload`, or creates it: after a crash the old or the new bytes are there, whole.

    Returns when the bytes and the folder are on the disk. Permissions are `mode`, else those (and the group) of the
    file replaced, else what the umask leaves of 0666. A symbolic link is replaced, not followed. Raises MachineError,
    with the old file untouched.
    """
    temporary = None
    try:
        temporary = _write_temporary(path, payload, mode)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        _discard(temporary)
        raise machine_error(path, error) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream into a file that takes the place of the one at `path` when the block ends, and is gone when it fails.

    A symbolic link is followed; a device or a pipe is written as it is. Raises MachineError when the disk fails.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise InputError(f"{path}: a folder, not a file: name a file in it")
        with target.open("wb") as stream:
            yield stream
        return
    if not target.parent.is_dir():
        raise InputError(f"{path}: there is no folder {target.parent}: make it, or name another place")
    temporary = _temporary(target)
    try:
        with os.fdopen(_opened(temporary), "wb") as stream:
            yield stream
            stream.flush()
            _take_permissions(stream.fileno(), target, None)
            os.fsync(stream.fileno())
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        _discard(temporary)
        raise machine_error(path, error) from error
    except BaseException:
        _discard(temporary)
        raise


def write_new(path: Path, payload: bytes) -> None:
    """Creates the file at `path`, complete or not at all.

    Raises InputError when something is there already (which stays as it is), MachineError when the disk fails.
    """
    temporary = None
    try:
        temporary = _write_temporary(path, payload, None)
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:
            _create(path, payload)
        sync_folder(path.parent)
    except FileExistsError:
        raise InputError(f"{path}: already there: nothing was overwritten; choose another name") from None
    except OSError as error:
        raise machine_error(path, error) from error
    finally:
        _discard(temporary)


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of the regular file at `path`, at most `limit` of them.

    Raises InputError for what is absent, larger, or not a regular file (a folder, a device, a pipe, which is never
    waited for), MachineError for what the system refuses.
    """
    try:
        _check_readable(path, path.stat(), limit)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _CLOSED)
        with os.fdopen(descriptor, "rb") as stream:
            _check_readable(path, os.fstat(descriptor), limit)
            payload = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(f"{path}: no such file: check the name") from None
    except ValueError:
        raise InputError(f"{path!r}: not a file name: check the name") from None
    except OSError as error:
        raise machine_error(path, error) from error
    if len(payload) > limit:
        raise _too_large(path, limit)
    return payload


def inside(root: Path, path: Path | str) -> Path:
    """`path` (below `root`, or absolute) with every link resolved; raises InputError when that leaves `root`."""
    try:
        home = root.resolve()
        target = (home / path).resolve()
    except (OSError, RuntimeError, ValueError):
        raise InputError(f"{path}: cannot be followed: a loop of symbolic links, or not a file name") from None
    if not target.is_relative_to(home):
        raise InputError(f"{path}: leads out of {root}: choose a place inside")
    return target


def make_folder(path: Path) -> None:
    """Makes the folder `path` and its missing parents, each on the disk before the next. Raises MachineError."""
    missing = []
    folder = path
    while not folder.is_dir() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    try:
        for step in reversed(missing):
            step.mkdir(exist_ok=True)
            sync_folder(step.parent)
    except OSError as error:
        raise machine_error(path, error) from error


def sync_folder(path: Path) -> None:
    """Brings the names in the folder `path` to the disk (nothing to do on Windows). Raises OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY | _CLOSED)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _write_temporary(path: Path, payload: bytes, mode: int | None) -> Path:
    temporary = _temporary(path)
    descriptor = _opened(temporary)
    try:
        try:
            _write_all(descriptor, payload)
            _take_permissions(descriptor, path, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _discard(temporary)
        raise
    return temporary


def _temporary(path: Path) -> Path:
    return path.parent / f".{os.getpid()}-{os.urandom(6).hex()}.tmp"


def _opened(path: Path) -> int:
    """A descriptor of a new file, nobody's before."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOSED, 0o666)


def _write_all(descriptor: int, payload: bytes) -> None:
    rest = memoryview(payload)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _take_permissions(descriptor: int, path: Path, mode: int | None) -> None:
    if not hasattr(os, "fchmod"):
        return
    if mode is None:
        try:
            old = path.lstat()
        except FileNotFoundError:
            return
        if stat.S_ISLNK(old.st_mode):
            return
        with suppress(PermissionError):
            os.fchown(descriptor, -1, old.st_gid)
        mode = stat.S_IMODE(old.st_mode)
    os.fchmod(descriptor, mode)


def _create(path: Path, payload: bytes) -> None:
    """For disks without hard links: exclusive, and taken back when it cannot be completed."""
    descriptor = _opened(path)
    try:
        try:
            _write_all(descriptor, payload)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        _discard(path)
        raise


def _discard(path: Path | None) -> None:
    if path is not None:
        with suppress(OSError):
            path.unlink()


def _check_readable(path: Path, found: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InputError(f"{path}: a folder, not a file: name a file in it")
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{path}: not a regular file (a device, a pipe or a socket): copy its content into a file")
    if found.st_size > limit:
        raise _too_large(path, limit)


def _too_large(path: Path, limit: int) -> InputError:
    size = f"{limit // _MEGABYTE} MB" if limit >= _MEGABYTE else f"{limit} bytes"
    return InputError(f"{path}: larger than {size}: split it into smaller files")
