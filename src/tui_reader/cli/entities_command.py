"""`entities`: who and what is named over the corpus."""

from __future__ import annotations

from functools import partial

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, narrate, progress, put_json, put_table


@click.command("entities")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(opening: Opening, *, as_json: bool) -> int:
    """List who and what is named, with forms, articles and counts, the most frequent first."""
    from tui_reader.workspace.naming import entities

    troubles: list[str] = []
    found = entities(opening.project(), troubles, partial(progress, what="read"))
    if as_json:
        put_json([named.to_plain() for named in found])
    elif found:
        rows = [
            (n.forms.total(), n.label, n.name, len(n.articles), ", ".join(form for form in n.forms if form != n.name))
            for n in found
        ]
        put_table(("count", "kind", "name", "articles", "other forms"), rows, flexible=4)
    else:
        narrate("nobody and nothing is named")
    return batch_status(troubles)
