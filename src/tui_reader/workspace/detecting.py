"""What the recognizers find, in articles of a project and in bare files, one record an article."""

from __future__ import annotations

from typing import Any

from tui_reader.analysis.pipeline import detect
from tui_reader.model.article import Article


def findings_record(article: Article) -> dict[str, Any]:
    """What `detect` tells of an article: what it is, what its page says, what was found, and its furniture."""
    page = article.page
    return {
        "id": article.id,
        "sha256": article.sha256,
        "length": len(article.text),
        "language": page.language,
        "encoding": article.encoding,
        "title": page.title,
        "byline": page.byline,
        "date": page.date,
        "source": page.source,
        **detect(article).to_plain(),
        "furniture": [{"start": span.start, "end": span.end} for span in page.furniture],
    }
