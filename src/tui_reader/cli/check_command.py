"""`check`: is the project sound?"""

from __future__ import annotations

import click

from tui_reader.cli.opening import Opening, pass_opening
from tui_reader.cli.output import narrate, put, put_json
from tui_reader.errors import InputError


@click.command("check")
@click.option("--repair", is_flag=True, help="Not there yet: it comes with a later version.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@pass_opening
def command(opening: Opening, *, repair: bool, as_json: bool) -> int:
    """Verify stores, offsets, labels and references; exit status 1 when something is wrong."""
    from tui_reader.workspace.checking import check

    if repair:
        raise InputError("check --repair: not there yet, it comes with a later version")
    faults = check(opening.project())
    if as_json:
        put_json([fault.to_plain() for fault in faults])
    else:
        for fault in faults:
            put(f"{fault.place}: {fault.problem}; {fault.remedy}")
        if not faults:
            narrate("nothing wrong")
    return 1 if faults else 0
