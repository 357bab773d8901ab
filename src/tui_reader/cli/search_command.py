"""`search`: words with their context."""

from __future__ import annotations

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, narrate, put_json, put_table


@click.command("search")
@click.argument("query")
@click.option("--regex", "pattern", is_flag=True, help="QUERY is a regular expression.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(opening: Opening, query: str, *, pattern: bool, as_json: bool) -> int:
    """Find QUERY in the corpus; upper and lower case, accents and kinds of apostrophe do not matter."""
    from tui_reader.workspace.searching import CONTEXT, search

    troubles: list[str] = []
    hits = list(search(opening.project(), query, troubles, pattern=pattern))
    if as_json:
        put_json([hit.to_plain() for hit in hits])
    elif hits:
        rows = [
            (hit.article, hit.start, hit.before[-CONTEXT:].rjust(CONTEXT), f"{hit.text}{hit.after}") for hit in hits
        ]
        put_table(("article", "start", "before".rjust(CONTEXT), "found"), rows, flexible=3)
    else:
        narrate(f"{query!r} is not in the corpus")
    return batch_status(troubles)
