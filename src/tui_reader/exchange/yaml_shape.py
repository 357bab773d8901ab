"""The words of the YAML export, version 1: what writer, reader and JSON Schema must agree on."""

from __future__ import annotations

VERSION = 1
FORMAT = "tui-reader"
OFFSETS = "code points"

ROOT_KEYS = ("format", "version", "generator", "offsets", "axes", "labels", "articles")
ARTICLE_KEYS = (
    "id", "file", "encoding", "sha256", "length", "language", "title", "byline", "date",
    "status", "labels", "annotations", "text",
)  # fmt: skip
ANNOTATION_KEYS = (
    "id", "label", "start", "end", "text", "pieces", "annotator", "created", "updated", "origin",
    "suggested", "note", "flag", "attributes", "links", "orphaned",
)  # fmt: skip
SUGGESTED_KEYS = ("recognizer", "score", "edited")
LINK_KEYS = ("role", "target", "article", "start", "end", "text")
