"""The program's entry: `tui-reader`, or `python -m tui_reader`."""

from __future__ import annotations

import sys

from tui_reader import __version__


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"tui-reader {__version__}\n")
        return
    from tui_reader.cli.program import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
