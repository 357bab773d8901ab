"""`status`: how far one's work on an article is."""

from __future__ import annotations

import click

from tui_reader.cli.completing import complete_article
from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import narrate
from tui_reader.model.annotation_set import STATES


@click.command("status")
@click.argument("article", shell_complete=complete_article)
@click.argument("state", type=click.Choice(STATES))
@pass_opening
def command(opening: Opening, article: str, state: str) -> None:
    """Say how far one's own work on ARTICLE is; `new` takes back what was said."""
    session = opening.project().session(article)
    try:
        session.set_status(state)
        session.flush()
    finally:
        session.close()
    narrate(f"{session.article.id}: {session.annotations.state}")
