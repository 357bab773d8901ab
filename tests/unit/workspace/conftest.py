"""A small project to work in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tui_reader.workspace.project import Project
from tui_reader.workspace.starting import start_project

TEXT = "Le bac\n\n« La mer décide », a dit Odile Santerre à Brest. Odile Santerre a souri.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Alice's project with the article `bac`."""
    start_project(tmp_path / "project")
    (tmp_path / "project" / "corpus" / "bac.txt").write_text(TEXT, encoding="utf-8")
    return Project.open(tmp_path / "project", "alice")


@pytest.fixture
def again(project: Project) -> Callable[[str], Project]:
    """The same project opened anew, by anybody."""
    return lambda annotator: Project.open(project.root, annotator)
