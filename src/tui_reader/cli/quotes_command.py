"""`quotes`: who said what over the corpus."""

from __future__ import annotations

from functools import partial

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, narrate, progress, put_json, put_table


@click.command("quotes")
@click.option("--speaker", metavar="NAME", help="Only what this speaker said.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(opening: Opening, speaker: str | None, *, as_json: bool) -> int:
    """List the quotes of the corpus with their speakers."""
    from tui_reader.workspace.naming import quotes

    troubles: list[str] = []
    found = list(quotes(opening.project(), speaker, troubles, partial(progress, what="read")))
    if as_json:
        put_json(found)
    elif found:
        rows = [(q["article"], q["start"], _speaker(q), q["kind"], q["text"]) for q in found]
        put_table(("article", "start", "speaker", "kind", "quote"), rows, flexible=4)
    else:
        narrate("no quotes" + (f" by {speaker}" if speaker else ""))
    return batch_status(troubles)


def _speaker(quote: dict[str, dict[str, str] | None]) -> str:
    speaker = quote["speaker"]
    return (speaker.get("name") or speaker["text"]) if speaker else ""
