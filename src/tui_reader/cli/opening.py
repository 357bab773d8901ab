"""What stands before a command: which project, and who annotates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui_reader.workspace.project import Project


@dataclass(frozen=True, slots=True)
class Opening:
    """The options before the command; the project is opened when a command asks for it."""

    folder: Path | None = None
    annotator: str | None = None

    def project(self) -> Project:
        """The project that the options name. Raises InputError when there is none such."""
        from tui_reader.workspace.project import Project

        return Project.open(self.folder, self.annotator)


pass_opening = click.make_pass_decorator(Opening)
