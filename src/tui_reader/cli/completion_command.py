"""`completion`: what a shell needs to complete our commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tui_reader.errors import InputError


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a completion script: `eval "$(tui-reader completion bash)"` turns it on in this shell."""
    completion = get_completion_class(shell)
    if completion is None:
        raise InputError(f"{shell}: no completion for it")
    click.echo(completion(ctx.find_root().command, {}, "tui-reader", "_TUI_READER_COMPLETE").source())
