"""`list`: the articles of the corpus."""

from __future__ import annotations

from typing import Any

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import batch_status, narrate, put_json, put_table


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(opening: Opening, *, as_json: bool) -> int:
    """List the articles: title, date, words, everybody's status and number of annotations."""
    project = opening.project()
    listing = project.catalog.scan()
    counts = project.counts()
    troubles = [*listing.skipped, *map(str, project.damaged_stores().values())]
    rows: list[dict[str, Any]] = []
    for entry in listing:
        summary = project.catalog.summary(entry)
        if summary.problem is not None:
            troubles.append(f"{summary.file}: {summary.problem}")
            continue
        rows.append(
            {
                "id": summary.id,
                "file": summary.file,
                "encoding": summary.encoding,
                "title": summary.title,
                "date": summary.date,
                "words": summary.words,
                "status": {name: of[entry.id].state for name, of in counts.items() if entry.id in of},
                "annotations": {
                    name: of[entry.id].annotations
                    for name, of in counts.items()
                    if entry.id in of and of[entry.id].annotations
                },
                "opening": summary.opening,
            }
        )
    if as_json:
        put_json([{key: value for key, value in row.items() if key != "opening"} for row in rows])
    elif rows:
        _put_rows(rows)
    else:
        narrate("no articles yet; put some in with: tui-reader add FILE...")
    return batch_status(troubles)


def _put_rows(rows: list[dict[str, Any]]) -> None:
    table = [
        (
            row["id"],
            row["title"] or f"… {row['opening']}",
            row["date"] or "",
            row["words"],
            ", ".join(f"{name} {state} {row['annotations'].get(name, 0)}" for name, state in row["status"].items()),
            "" if row["encoding"] == "utf-8" else row["encoding"],
        )
        for row in rows
    ]
    put_table(("article", "title", "date", "words", "annotators", ""), table, flexible=1)
