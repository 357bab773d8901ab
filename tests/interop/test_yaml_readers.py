"""The YAML export in the hands of parsers that are not Python's."""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from tests.contracts.format import HEADING, sample, tag, tags
from tests.property.exchange_strategies import HOSTILE

from tui_reader.exchange.bundle import Bundle
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.model.annotation import Link
from tui_reader.model.article import Article, Page
from tui_reader.model.labels import LARGEST_INTEGER, Value

pytestmark = pytest.mark.interop

NUMBERS: tuple[Value, ...] = (
    0, -1, LARGEST_INTEGER, 0.1, -2.5, 2.0, 1e16, 1e22, 1.5e-7, 5e-324, 1.7976931348623157e308, True, False,
)  # fmt: skip
PARSE = {
    "js-yaml": "require('js-yaml').load(text)",
    "yaml": "require('yaml').parse(text)",
}
SCRIPT = "const text = require('fs').readFileSync(0, 'utf8'); process.stdout.write(JSON.stringify(%s))"


def nasty() -> bytes:
    """An export with every hostile string as a text, a passage, a title, a note, a key and a link."""
    text = "".join(f"{each} {each}" for each in HOSTILE)
    plain = [tag(text, each, f"t{n}", label="person") for n, each in enumerate(HOSTILE)]
    noted = [replace(a, note=a.text, flag=a.text, links=(Link(a.text, target=a.text),)) for a in plain]
    pairs = tuple(
        sorted({**dict.fromkeys(HOSTILE, ("a", 1, True)), **{f"n{n}": v for n, v in enumerate(NUMBERS)}}.items())
    )
    rich = replace(tag(text, text, "whole"), attributes=pairs)
    article = Article("zz/nasty", "corpus/zz/nasty.txt", text, page=Page(title=text, byline="12:30", date="2025"))
    stream = io.BytesIO()
    YamlFormat().write(HEADING, [*sample(), Bundle(article, (tags(article.id, "alice", rich, *noted),))], stream)
    return stream.getvalue()


def alike(value: Any) -> Any:
    """A value with all numbers as floats, for JavaScript has no other; truth values stay apart from them."""
    if isinstance(value, dict | MappingProxyType):
        return {key: alike(each) for key, each in value.items()}
    if isinstance(value, list):
        return [alike(each) for each in value]
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


@pytest.mark.parametrize("parser", sorted(PARSE))
def test_javascript_reads_what_python_reads(parser: str, tool: Callable[[str], str], node_modules: Path) -> None:
    """Every value, key and number is the same, whatever the strings look like."""
    raw = nasty()
    environment = {**os.environ, "NODE_PATH": str(node_modules)}
    command = [tool("node"), "-e", SCRIPT % PARSE[parser]]
    done = subprocess.run(command, input=raw, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    got, meant = (json.dumps(alike(value), sort_keys=True) for value in (json.loads(done.stdout), yaml.safe_load(raw)))
    assert got == meant
