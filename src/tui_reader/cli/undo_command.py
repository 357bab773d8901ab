"""`undo`: one's latest act is taken back."""

from __future__ import annotations

import click

from tui_reader.cli.completing import complete_article
from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import narrate
from tui_reader.errors import InputError
from tui_reader.workspace.telling import tell


@click.command("undo")
@click.argument("article", required=False, shell_complete=complete_article)
@click.option("--redo", is_flag=True, help="Do again what was undone last.")
@pass_opening
def command(opening: Opening, article: str | None, *, redo: bool) -> None:
    """Take back one's latest act on ARTICLE, or on any article, the one worked on last first."""
    project = opening.project()
    names = (article,) if article else project.recent_articles()
    for name in names:
        session = project.session(name)
        try:
            edit = session.redo() if redo else session.undo()
            session.flush()
        finally:
            session.close()
        if edit is not None:
            narrate(f"{session.article.id}: {tell(edit)}")
            return
    where = article or f"the work of {project.annotator}"
    raise InputError(f"{where}: nothing to {'redo' if redo else 'undo'}")
