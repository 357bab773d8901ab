"""`read`: the only door from the command line to the app."""

from __future__ import annotations

import click

from tui_reader.cli.completing import complete_article
from tui_reader.cli.opening import Opening, pass_opening


@click.command("read")
@click.argument("target", metavar="[ARTICLE[#ID]]", required=False, shell_complete=complete_article)
@pass_opening
def command(opening: Opening, target: str | None = None) -> int:
    """Open the app: at the last place, or at an article or annotation.

    Outside of a project the app offers the sample, a new project, or opening a folder.
    """
    from pathlib import Path

    from tui_reader.tui.app import run_app
    from tui_reader.workspace.project import find_project, is_project

    somewhere = opening.folder is not None or target is not None or is_project(find_project(Path.cwd()))
    return run_app(opening.project() if somewhere else None, target, annotator=opening.annotator)
