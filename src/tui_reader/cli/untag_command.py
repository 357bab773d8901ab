"""`untag`: annotations of one's own go."""

from __future__ import annotations

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import narrate


@click.command("untag")
@click.argument("identities", metavar="ID...", nargs=-1, required=True)
@pass_opening
def command(opening: Opening, identities: tuple[str, ...]) -> None:
    """Remove annotations of one's own; all of them, or none when one is not there."""
    project = opening.project()
    by_article: dict[str, list[str]] = {}
    for identity in dict.fromkeys(identities):
        article, _ = project.find_annotation(identity, project.annotator)
        by_article.setdefault(article, []).append(identity)
    for article, gone in by_article.items():
        session = project.session(article)
        try:
            session.untag(*gone)
            session.flush()
        finally:
            session.close()
        narrate(f"removed {len(gone)} from {article}; `tui-reader undo {article}` brings back")
