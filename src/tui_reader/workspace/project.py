"""A project: a folder opened by one annotator, with its articles, labels and everybody's annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.corpus.catalog import Catalog
from tui_reader.errors import InputError, ReaderError
from tui_reader.files import inside
from tui_reader.model.article import Article
from tui_reader.model.labels import LabelSchema
from tui_reader.storage.layout import annotators, store_path
from tui_reader.storage.listing import Progress, StoreListing, stored_articles
from tui_reader.workspace.annotator import current_annotator
from tui_reader.workspace.config import CONFIG_NAME, Config, load_config

if TYPE_CHECKING:
    from tui_reader.model.annotation_set import AnnotationSet
    from tui_reader.storage.annotation_store import AnnotationStore
    from tui_reader.workspace.anchored_store import AnchoredStore
    from tui_reader.workspace.session import Session

READ_ONLY = "opened read-only"


def is_project(folder: Path) -> bool:
    """Whether `folder` looks like a project: it has a configuration or a corpus."""
    return (folder / CONFIG_NAME).is_file() or (folder / "corpus").is_dir()


def find_project(start: Path) -> Path:
    """The nearest folder from `start` upward with a configuration, else `start` itself."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / CONFIG_NAME).is_file()), start)


class Project:
    """A folder opened by one annotator. Reading never writes in it; writing goes through sessions."""

    def __init__(self, root: Path, config: Config, annotator: str, *, read_only: bool = False) -> None:
        self.root = root
        self.config = config
        self.annotator = annotator
        self.read_only = read_only
        self.corpus_folder = inside(root, root / config.corpus)
        self.annotations_folder = inside(root, root / config.annotations)
        self.catalog = Catalog(self.corpus_folder, root)
        self._listings: dict[str, StoreListing] = {}

    @classmethod
    def open(cls, folder: Path | None, annotator: str | None = None, *, read_only: bool = False) -> Project:
        """The project in `folder`, or around the current folder when none is named.

        Raises InputError for a folder that does not exist, a wrong configuration, or a name that may not annotate.
        """
        if folder is not None and not folder.is_dir():
            raise InputError(f"{folder}: no such folder; `tui-reader init {folder}` makes a project")
        root = folder.resolve() if folder is not None else find_project(Path.cwd())
        config = load_config(root)
        return cls(root, config, current_annotator(annotator, config.annotators), read_only=read_only)

    @property
    def schema(self) -> LabelSchema:
        """The project's labels."""
        return self.config.schema

    def article(self, name: str) -> Article:
        """The article with that id, or at that path. Raises InputError naming near misses when there is none."""
        return self.catalog.load(name)

    def articles(
        self, troubles: list[str] | None = None, progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Article]:
        """Every article, by id. Files that cannot be read are told in `troubles`; without it they raise."""
        listing = self.catalog.scan()
        for done, entry in enumerate(listing, 1):
            try:
                yield self.catalog.load(entry.id)
            except ReaderError as error:
                if troubles is None:
                    raise
                troubles.append(str(error))
            if progress:
                progress(done, len(listing))

    def session(self, article: Article | str, on_change: Callable[[Session], None] | None = None) -> Session:
        """The project's annotator at work on an article. Raises DamagedError when the store cannot be read."""
        from tui_reader.workspace.session import Session  # a list does without

        found = self.article(article) if isinstance(article, str) else article
        reason = READ_ONLY if self.read_only else None
        return Session(found, self.store(found, self.annotator), self.schema, read_only=reason, on_change=on_change)

    def annotators(self) -> tuple[str, ...]:
        """Everybody who has a folder of annotations, by name."""
        return annotators(self.annotations_folder)

    def sets(self, article: Article, only: tuple[str, ...] = ()) -> Iterator[AnnotationSet]:
        """The sets of all annotators, or of those in `only`, passages found again in the article as it is now.

        Raises DamagedError at a store that cannot be read.
        """
        for annotator in only or self.annotators():
            stored = self.store(article, annotator).load().annotations
            if not stored.empty:
                yield stored

    def annotated(self, only: tuple[str, ...] = (), troubles: list[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Who has a store for which article: annotators by article id, sorted; gone articles too.

        Annotators whose folder cannot be read are told in `troubles`; without it they raise.
        """
        by_article: dict[str, tuple[str, ...]] = {}
        for annotator in only or self.annotators():
            try:
                articles = stored_articles(self.annotations_folder, annotator)
            except ReaderError as error:
                if troubles is None:
                    raise
                troubles.append(str(error))
                continue
            for article in articles:
                by_article[article] = (*by_article.get(article, ()), annotator)
        return dict(sorted(by_article.items()))

    def all_sets(self, only: tuple[str, ...] = (), troubles: list[str] | None = None) -> Iterator[AnnotationSet]:
        """The sets of all articles; where an article is gone from the corpus, every annotation is orphaned.

        Folders, stores and articles that cannot be read are told in `troubles`; without it they raise.
        """
        present = {entry.id for entry in self.catalog.scan()}
        for name, people in self.annotated(only, troubles).items():
            for annotator in people:
                try:
                    yield from (
                        self.sets(self.article(name), (annotator,)) if name in present else self._kept(name, annotator)
                    )
                except ReaderError as error:
                    if troubles is None:
                        raise
                    troubles.append(str(error))

    def find_annotation(self, identity: str, only: str | None = None) -> tuple[str, str]:
        """The article and the annotator of an annotation. Raises InputError when nobody, or not `only`, has it."""
        for article, people in self.annotated((only,) if only else (), troubles=[]).items():
            for annotator in people:
                with suppress(ReaderError):
                    stored = self._store(annotator, article).load()
                    if identity in stored.annotations.by_id:
                        return article, annotator
        whose = f"{only} has" if only else "nobody has"
        raise InputError(f"{whose} an annotation {identity!r}; `tui-reader tags` lists them")

    def recent_articles(self) -> tuple[str, ...]:
        """The articles that the annotator has worked on, the latest first."""

        def touched(article: str) -> float:
            path = store_path(self.annotations_folder, self.annotator, article)
            return path.stat().st_mtime if path.exists() else 0.0

        return tuple(sorted(stored_articles(self.annotations_folder, self.annotator), key=touched, reverse=True))

    def counts(self) -> dict[str, dict[str, Progress]]:
        """How far everybody is: progress by annotator and article. What cannot be read is left out."""
        counts: dict[str, dict[str, Progress]] = {}
        for annotator in self.annotators():
            with suppress(ReaderError):
                counts[annotator] = self._listing(annotator).counts()
        return counts

    def damaged_stores(self) -> dict[tuple[str, str], ReaderError]:
        """What is wrong with each store that cannot be read, by annotator and article.

        Of an annotator whose folder cannot be read the article is "".
        """
        damaged: dict[tuple[str, str], ReaderError] = {}
        for annotator in self.annotators():
            try:
                problems = self._listing(annotator).problems()
            except ReaderError as error:
                problems = {"": error}
            damaged |= {(annotator, article): error for article, error in problems.items()}
        return damaged

    def _listing(self, annotator: str) -> StoreListing:
        return self._listings.setdefault(annotator, StoreListing(self.annotations_folder, annotator))

    def _store(self, annotator: str, article: str) -> AnnotationStore:
        from tui_reader.storage.annotation_store import AnnotationStore  # a list does without

        return AnnotationStore(self.annotations_folder, annotator, article)

    def _kept(self, article: str, annotator: str) -> Iterator[AnnotationSet]:
        kept = self._store(annotator, article).load().annotations
        if not kept.empty:
            yield kept.put(*(replace(a, orphaned=True) for a in kept.annotations))

    def store(self, article: Article, annotator: str) -> AnchoredStore:
        """Where an annotator's set of an article lies, seen through the article as it is now."""
        from tui_reader.model.anchoring import anchor_set
        from tui_reader.workspace.anchored_store import AnchoredStore

        store = self._store(annotator, article.id)
        return AnchoredStore(store, article.sha256, partial(anchor_set, text=article.text))
