"""`python3 dev.py bench [NAME]...` takes the measurements named, or all; each is a script of this folder."""

from __future__ import annotations

import subprocess
import sys

MEASUREMENTS = ("start", "save", "export", "detect")


def main(names: list[str]) -> int:
    """Runs every measurement in `names`, in a process of its own; returns the exit status."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(f"bench: no measurement {unknown[0]!r}; there are: {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    status = 0
    for name in names or MEASUREMENTS:
        print(f"== {name}", flush=True)
        status = max(status, subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
