"""`stats`: progress and label counts."""

from __future__ import annotations

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import count, put, put_json, put_table


@click.command("stats")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(opening: Opening, *, as_json: bool) -> None:
    """Count articles, words, annotations and labels, and how far everybody is."""
    from tui_reader.workspace.progress import statistics

    numbers = statistics(opening.project())
    if as_json:
        put_json(numbers)
        return
    put(
        f"{count(numbers['articles'], 'article')}, {count(numbers['words'], 'word')}; "
        f"{count(numbers['annotated'], 'article')} annotated, {count(numbers['annotations'], 'annotation')}"
    )
    people = [
        (name, of["annotations"], ", ".join(f"{n} {state}" for state, n in of["status"].items()), of["orphaned"] or "")
        for name, of in numbers["annotators"].items()
    ]
    if people:
        put("")
        put_table(("annotator", "annotations", "articles", "orphaned"), people, flexible=2)
        put("")
        names = list(numbers["annotators"])
        rows = [
            (label, count, *(numbers["annotators"][name]["labels"].get(label, 0) for name in names))
            for label, count in numbers["labels"].items()
        ]
        put_table(("label", "all", *names), rows)
