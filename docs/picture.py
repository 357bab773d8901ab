"""Draws the README's picture: the real app on the sample, as Camille left it, with a highlight in focus."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tui_reader.workspace.project import Project
from tui_reader.workspace.settings import Settings

DOCS = Path(__file__).parent
SIZE = (132, 38)
ARTICLE = "etude-envasement"
STEPS = 14
"""Highlights to walk through before the picture is taken."""
SECONDS_TO_DETECT = 30


async def draw() -> str:
    """The picture as SVG."""
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"  # read when Textual is imported
    from tui_reader.tui.reader_app import ReaderApp

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "sample"
        for part in ("corpus", "annotations"):
            shutil.copytree(DOCS.parent / part, root / part)
        shutil.copyfile(DOCS.parent / "tui-reader.yaml", root / "tui-reader.yaml")
        project = Project.open(root, "camille")
        app = ReaderApp(project, ARTICLE, settings=Settings(theme="dark"))
        async with app.run_test(size=SIZE) as pilot:
            await asyncio.wait_for(app.detection.detect(project.article(ARTICLE)), SECONDS_TO_DETECT)
            await pilot.pause(1)
            for _ in range(STEPS):
                await pilot.press("tab")
            await pilot.pause()
            return _with_local_fonts(app.export_screenshot(title="tui-reader"))


def _with_local_fonts(picture: str) -> str:
    """The picture without fonts from the web, which few places that show it would load."""
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")


def main() -> int:
    """Write the picture."""
    target = DOCS / "reader.svg"
    target.write_text(asyncio.run(draw()), encoding="utf-8")
    print(f"docs: {target.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
