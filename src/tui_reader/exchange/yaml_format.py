"""The YAML export, version 1: articles with their annotations and their text, streamed one article at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from tui_reader.errors import InputError
from tui_reader.exchange.bundle import Bundle, Heading, verify
from tui_reader.exchange.format import Capabilities, Losses
from tui_reader.exchange.incoming import Incoming
from tui_reader.exchange.yaml_emitter import flow, quoted, record
from tui_reader.exchange.yaml_shape import FORMAT, OFFSETS, VERSION
from tui_reader.model.records import annotation_to_plain
from tui_reader.model.schema_plain import schema_to_plain

_ARTICLE_DATA = frozenset({"status"})
_ANNOTATION_DATA = frozenset({"attributes"})
_LABEL_DATA = frozenset({"title"})
_UNDECODED = re.compile(r"[\udc80-\udcff]")


class YamlFormat:
    """Holds all that annotators say; the text too, unless it is left out."""

    name = "yaml"
    capabilities = Capabilities(overlaps=True, pieces=True, links=True, attributes=True, notes=True, documents=True)

    def write(self, heading: Heading, bundles: Iterable[Bundle], stream: BinaryIO, *, with_text: bool = True) -> Losses:
        """Writes articles as they come; nothing is lost. See `Format.write`; ValueError when they are not by id."""
        stream.write(_heading(heading).encode())
        last: str | None = None
        for bundle in bundles:
            identity = bundle.article.id
            if last is not None and identity <= last:
                raise ValueError(f"articles must come by id, each once: {identity!r} after {last!r}")
            stream.write(("" if last is not None else "articles:\n").encode() + _bundle(bundle, with_text=with_text))
            last = identity
        if last is None:
            stream.write(b"articles: []\n")
        return Losses()

    def read(self, raw: bytes, name: str) -> Incoming:
        """What such a file holds. See `Format.read`."""
        from tui_reader.exchange.yaml_reader import read  # the parser costs what an export need not pay

        return read(raw, name)


def _heading(heading: Heading) -> str:
    schema = schema_to_plain(heading.schema)
    axes = "".join(f"  - {flow(axis)}\n" for axis in schema["axes"])
    labels = "".join(record(label, 2, _LABEL_DATA) for label in schema["labels"])
    return (
        f"format: {quoted(FORMAT)}\n"
        f"version: {VERSION}\n"
        f"generator: {quoted(heading.generator)}\n"
        f"offsets: {quoted(OFFSETS)}\n"
        f"axes:{_block(axes)}"
        f"labels:{_block(labels)}"
    )


def _block(items: str) -> str:
    return f"\n{items}" if items else " []\n"


def _bundle(bundle: Bundle, *, with_text: bool) -> bytes:
    verify(bundle)
    try:
        annotations = [record(annotation_to_plain(each), 6, _ANNOTATION_DATA) for each in bundle.annotations]
        head = record(_article(bundle), 2, _ARTICLE_DATA)
        text = f"    text: {quoted(bundle.article.text)}\n" if with_text else ""
    except InputError as error:
        raise InputError(f"{bundle.article.id}: {error}") from None
    body = f"    annotations:\n{''.join(annotations)}" if annotations else ""
    return f"{head}{body}{text}".encode()


def _written(file: str) -> str:
    """A path as YAML can hold it: as it is on the disk, and `%XX` for a byte that is no UTF-8."""
    return _UNDECODED.sub(lambda found: f"%{ord(found[0]) & 0xFF:02X}", file)


def _article(bundle: Bundle) -> dict[str, Any]:
    article = bundle.article
    plain: dict[str, Any] = {"id": article.id, "file": _written(article.file)}
    if article.encoding != "utf-8":
        plain["encoding"] = article.encoding
    plain |= {"sha256": article.sha256, "length": len(article.text)}
    page = article.page
    said = {"language": page.language, "title": page.title, "byline": page.byline, "date": page.date}
    plain |= {key: value for key, value in said.items() if value}
    if bundle.status:
        plain["status"] = bundle.status
    return plain
