"""Projects and terminals for tests of the whole program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.e2e.terminal import Tty

Start = Callable[..., Tty]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the articles of the sample, and nobody's annotations."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copyfile(ROOT / "tui-reader.yaml", folder / "tui-reader.yaml")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts `tui-reader` with these arguments in a terminal of its own, a home of its own around it."""
    home = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    with ExitStack() as stack:

        def begin(
            *arguments: str,
            size: tuple[int, int] = (80, 24),
            folder: Path | None = None,
            variables: dict[str, str] | None = None,
            program: tuple[str, ...] = ("-m", "tui_reader"),
        ) -> Tty:
            return stack.enter_context(
                Tty([*program, *arguments], size=size, folder=folder, variables=home | (variables or {}))
            )

        yield begin
