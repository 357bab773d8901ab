"""The program's entry: `tui-reader`, or `python -m tui_reader`."""

from __future__ import annotations

import os
import sys

from tui_reader import __version__

INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"tui-reader {__version__}\n")
        return
    try:
        _open_standard_streams()
        from tui_reader.cli.program import run  # the version needs none of it

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def _open_standard_streams() -> None:
    """Put nothing in the place of standard streams that the caller closed, so that no file of ours takes it."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as we run


if __name__ == "__main__":
    main()
