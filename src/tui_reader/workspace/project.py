"""A project: a folder opened by one annotator, with its articles, labels and everybody's annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from tui_reader.corpus.catalog import Catalog
from tui_reader.errors import InputError, ReaderError
from tui_reader.files import inside
from tui_reader.model.anchoring import anchor_set
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article
from tui_reader.model.labels import LabelSchema
from tui_reader.storage.annotation_store import AnnotationStore
from tui_reader.storage.layout import annotators, stored_articles
from tui_reader.workspace.anchored_store import AnchoredStore
from tui_reader.workspace.annotator import current_annotator
from tui_reader.workspace.config import CONFIG_NAME, Config, load_config
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

    def session(self, article: Article | str, on_change: Callable[[Session], None] | None = None) -> Session:
        """The project's annotator at work on an article. Raises DamagedError when the store cannot be read."""
        found = self.article(article) if isinstance(article, str) else article
        reason = READ_ONLY if self.read_only else None
        return Session(found, self._store(found, self.annotator), self.schema, read_only=reason, on_change=on_change)

    def annotators(self) -> tuple[str, ...]:
        """Everybody who has a folder of annotations, by name."""
        return annotators(self.annotations_folder)

    def sets(self, article: Article, only: tuple[str, ...] = ()) -> Iterator[AnnotationSet]:
        """The sets of all annotators, or of those in `only`, passages found again in the article as it is now.

        Raises DamagedError at a store that cannot be read.
        """
        for annotator in only or self.annotators():
            stored = self._store(article, annotator).load().annotations
            if not stored.empty:
                yield stored

    def missing_articles(self) -> dict[str, tuple[str, ...]]:
        """Annotators by article, for articles that have annotations and are no longer in the corpus."""
        present = {entry.id for entry in self.catalog.scan()}
        gone: dict[str, tuple[str, ...]] = {}
        for annotator in self.annotators():
            for article in stored_articles(self.annotations_folder, annotator):
                if article not in present:
                    gone[article] = (*gone.get(article, ()), annotator)
        return gone

    def orphaned_sets(self, article: str) -> Iterator[AnnotationSet]:
        """The sets kept for an article that is gone, every annotation orphaned."""
        for annotator in self.missing_articles().get(article, ()):
            kept = AnnotationStore(self.annotations_folder, annotator, article).load().annotations
            yield kept.put(*(replace(a, orphaned=True) for a in kept.annotations))

    def find_annotation(self, identity: str, only: str | None = None) -> tuple[str, str]:
        """The article and the annotator of an annotation. Raises InputError when nobody, or not `only`, has it."""
        for annotator in (only,) if only else self.annotators():
            for article in stored_articles(self.annotations_folder, annotator):
                try:
                    stored = AnnotationStore(self.annotations_folder, annotator, article).load()
                except ReaderError:
                    continue
                if identity in stored.annotations.by_id:
                    return article, annotator
        whose = f"{only} has" if only else "nobody has"
        raise InputError(f"{whose} an annotation {identity!r}; `tui-reader tags` lists them")

    def _store(self, article: Article, annotator: str) -> AnchoredStore:
        store = AnnotationStore(self.annotations_folder, annotator, article.id)
        return AnchoredStore(store, article.sha256, partial(anchor_set, text=article.text))
