"""The command line on a small project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui_reader.cli.program import run

TEXT = "Le bac\n\n« La mer décide », a dit Odile Santerre à Brest. Odile Santerre a souri.\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: exit status, stdout, stderr."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a project with the article `bac`."""
    assert run(["init", str(tmp_path / "project")]) == 0
    (tmp_path / "project" / "corpus" / "bac.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "project"


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in that project, as alice unless somebody else is named."""
    capsys.readouterr()

    def call(*arguments: object, who: str = "alice") -> Ran:
        status = run(["-C", str(folder), "--as", who, *map(str, arguments)])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call
