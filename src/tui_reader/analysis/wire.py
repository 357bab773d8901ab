"""Articles and findings as JSON lines, and back: what passes between the app and its detection process."""

from __future__ import annotations

import json
from typing import Any

from tui_reader.model.article import Article, Page
from tui_reader.model.suggestion import Findings, Mention, Suggestion
from tui_reader.text.span import Span


def dumps(plain: Any) -> bytes:
    """`plain` as one line of JSON in UTF-8, its line feed included; lone surrogates pass as they are."""
    line = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass") + b"\n"


def loads(line: bytes) -> Any:
    """The values in a line that `dumps` made."""
    return json.loads(line.decode("utf-8", "surrogatepass"))


def article_to_plain(article: Article) -> dict[str, Any]:
    """An article, page and all, as JSON-ready values."""
    page = article.page
    return {
        "id": article.id,
        "file": article.file,
        "text": article.text,
        "encoding": article.encoding,
        "page": {
            "title": page.title,
            "byline": page.byline,
            "date": page.date,
            "source": page.source,
            "language": page.language,
            "title_span": None if page.title_span is None else _pair(page.title_span),
            "header": [_pair(span) for span in page.header],
            "furniture": [_pair(span) for span in page.furniture],
        },
    }


def article_from_plain(plain: dict[str, Any]) -> Article:
    """The article that `article_to_plain` was given; only `id` and `text` must be there."""
    page = dict(plain.get("page", {}))
    title_span = page.pop("title_span", None)
    return Article(
        id=plain["id"],
        file=plain.get("file", plain["id"]),
        text=plain["text"],
        encoding=plain.get("encoding", "utf-8"),
        page=Page(
            title_span=None if title_span is None else Span(*title_span),
            header=tuple(Span(*pair) for pair in page.pop("header", ())),
            furniture=tuple(Span(*pair) for pair in page.pop("furniture", ())),
            **page,
        ),
    )


def findings_to_plain(findings: Findings) -> dict[str, Any]:
    """Findings as JSON-ready values, complete (what `detect` prints leaves out what it need not say)."""
    return {
        "entities": [_suggestion_to_plain(each) for each in findings.entities],
        "nested": [_suggestion_to_plain(each) for each in findings.nested],
        "quotes": [_suggestion_to_plain(each) for each in findings.quotes],
        "statements": [_suggestion_to_plain(each) for each in findings.statements],
    }


def findings_from_plain(plain: dict[str, Any]) -> Findings:
    """The findings that `findings_to_plain` was given."""
    return Findings(**{key: tuple(_suggestion_from_plain(each) for each in plain[key]) for key in plain})


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _suggestion_to_plain(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "start": suggestion.start,
        "end": suggestion.end,
        "kind": suggestion.kind,
        "text": suggestion.text,
        "score": suggestion.score,
        "recognizer": suggestion.recognizer,
        "name": suggestion.name,
        "speaker": None if suggestion.speaker is None else suggestion.speaker.to_plain(),
        "cue": None if suggestion.cue is None else suggestion.cue.to_plain(),
    }


def _suggestion_from_plain(plain: dict[str, Any]) -> Suggestion:
    speaker, cue = (None if plain[key] is None else Mention(**plain[key]) for key in ("speaker", "cue"))
    return Suggestion(**{**plain, "speaker": speaker, "cue": cue})
