"""The habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "tui_reader"
ROOMS = (SOURCE, ROOT / "tests", ROOT / "bench", ROOT / "docs")
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
NAMES_THAT_SAY_NOTHING = {"base", "common", "data", "helper", "helpers", "info", "manager", "misc", "util", "utils"}
A_MACHINE = re.compile(r"(?<![\w./])/(work|root|tmp/house)/|(?<![\w./])/(home|Users)/(?!alice|bob|camille|jonas)\w")


def modules(*folders: Path) -> list[Path]:
    """Every Python file in `folders`."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def told(path: Path) -> str:
    """How a file is named in a complaint."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function in the module at `path`, methods and inner ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def written() -> list[Path]:
    """Every file that we write ourselves: code, tests, manual, articles, and the settings at the top."""
    inside = (p for folder in (*ROOMS, ROOT / ".ci", ROOT / "annotations", ROOT / "corpus") for p in folder.rglob("*"))
    at_the_top = (p for p in ROOT.iterdir() if p.name != ".git")
    return sorted(p for p in (*inside, *at_the_top) if p.is_file() and "__pycache__" not in p.parts)


def test_every_module_opens_with_a_sentence() -> None:
    """A module's docstring says what lives there, in a sentence that ends."""
    mute = [
        told(path)
        for path in modules(*ROOMS)
        if not re.match(r".+[.:?]$", ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "", re.MULTILINE)
    ]
    assert mute == []


def test_no_file_is_too_long_to_read() -> None:
    """A Python file ends before line 400."""
    lengths = {told(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(*ROOMS)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_read() -> None:
    """A function of the program ends within 40 lines, decorators and docstring counted."""
    too_long = [
        f"{told(path)}:{node.lineno} {node.name}"
        for path in modules(SOURCE)
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []


def test_module_names_say_what_lives_there() -> None:
    """No module or folder of the program has a name that could stand on any of them."""
    parts = {part for path in modules(SOURCE) for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert {part for part in parts if NAMES_THAT_SAY_NOTHING & set(part.split("_"))} == set()


@pytest.mark.parametrize("written_in", ["/wo" + "rk/x", "/ro" + "ot/x", "/ho" + "me/someone/x", "see /Us" + "ers/eve"])
def test_a_machine_is_recognized(written_in: str) -> None:
    """The pattern of the next test finds what it looks for."""
    assert A_MACHINE.search(written_in)


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    """No text of the repository names a folder of somebody's machine."""
    found = [
        f"{told(path)}:{number}"
        for path in written()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if A_MACHINE.search(line)
    ]
    assert found == []
