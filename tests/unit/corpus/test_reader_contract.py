"""Our own readers keep the contract that plugins keep."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tui_reader.corpus.readers import Reader, own_readers

CONTRACT = Path(__file__).parents[2] / "contracts" / "reader.py"
TEXT = "Le bac a repris la mer hier matin, avec trois heures de retard."
SAMPLES = {
    "text": TEXT,
    "markdown": f"---\ntitle: Le bac\n---\n{TEXT}\n",
    "html": f"<h1>Le bac</h1><p>{TEXT}",
    "jsonl": f'{{"text": "{TEXT}"}}\n',
    "csv": f'title,text\nLe bac,"{TEXT}"\n',
}


def contract() -> ModuleType:
    """The module of the contract, which lies in no package."""
    spec = importlib.util.spec_from_file_location("reader_contract", CONTRACT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("reader", own_readers(), ids=lambda reader: reader.name)
def test_contract(reader: Reader) -> None:
    """Each reader gives storable text, the same twice, and says bad bytes in one line."""
    contract().check_reader(reader, SAMPLES[reader.name].encode())
