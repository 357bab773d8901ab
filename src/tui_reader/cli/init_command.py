"""`init`: a new project."""

from __future__ import annotations

from pathlib import Path

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import narrate


@click.command("init")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.option("--labels", default="news", metavar="news|frames|empty|FILE", help="The label scheme to start from.")
@pass_opening
def command(opening: Opening, folder: Path | None, labels: str) -> None:
    """Make a project with a commented configuration; an existing one is left alone."""
    from tui_reader.workspace.starting import start_project

    config = start_project(folder or opening.folder or Path(), labels)
    where = f"-C {config.parent} " if config.parent != Path() else ""
    narrate(f"made {config}; put articles in with: tui-reader {where}add FILE...")
