"""The sample project that the program carries, and a copy of it that one may write in."""

from __future__ import annotations

import shutil
from pathlib import Path

import platformdirs

from tui_reader.errors import MachineError

PARTS = ("corpus", "annotations", "tui-reader.yaml")


def carried_sample() -> Path:
    """Where the sample lies: in the installed package, or in the tree that the package is developed in."""
    package = Path(__file__).resolve().parent.parent
    carried = package / "sample"
    return carried if carried.is_dir() else package.parent.parent


def open_sample() -> Path:
    """The annotator's own copy of the sample, made at the first call. Raises MachineError when it cannot be made."""
    target = Path(platformdirs.user_data_dir("tui-reader", appauthor=False)) / "sample"
    if (target / "tui-reader.yaml").exists():
        return target
    source = carried_sample()
    try:
        target.mkdir(parents=True, exist_ok=True)
        for part in PARTS:
            if (source / part).is_dir():
                shutil.copytree(source / part, target / part, dirs_exist_ok=True, ignore=_foreign)
            elif (source / part).exists():
                shutil.copyfile(source / part, target / part)
    except OSError as error:
        raise MachineError(
            f"{target}: the sample cannot be copied there: {error.strerror}; make room or permission"
        ) from None
    return target


def _foreign(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith(".") or name.endswith(".tmp")}
