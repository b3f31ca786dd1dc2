"""What the pages work with: the run, the decisions, the engine; and every document by its id."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from xiezhi.archive.archive import Archive
from xiezhi.archive.stored import made, stored
from xiezhi.errors import XiezhiError
from xiezhi.parsing import parse_page
from xiezhi.reading import Failure, Limits, iter_archive, read_bytes
from xiezhi.schema import Analysis, Section
from xiezhi.schema.restore import analysis_of
from xiezhi.text import SourceText
from xiezhi.web.reviews import Dropped, Reviews, now
from xiezhi.web.settings import Settings

if TYPE_CHECKING:
    from xiezhi.analyzer import Analyzer
    from xiezhi.web.clues import Clues

_HALVES = re.compile("[\ud800-\udfff]")
DROPPED = "dropped-"  # how ids of documents dropped in begin


@dataclass(frozen=True, slots=True)
class Held:
    """A document at hand."""

    id: str
    analysis: Analysis
    text: str
    is_dropped: bool = False

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its parts; runs keep none, the rules find them again."""
        found = self.analysis.facts.sections
        return found or parse_page(SourceText.of(self.text))[1].sections


class Desk:
    """One per process, shared by all requests.

    Raises:
        XiezhiError: as `Archive.open` and `Reviews`.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._archive = Archive.open(settings.run) if settings.run is not None else None
        self.reviews = Reviews(settings.database)
        self._engine, self._listing = threading.Lock(), threading.Lock()
        self._clues: Clues | None = None

    @cached_property
    def analyzer(self) -> Analyzer:
        """The engine, loaded when the first document is dropped in."""
        from xiezhi.analyzer import Analyzer

        return Analyzer.load(extra_signs=self.settings.sign_dirs, model=self.settings.model)

    @property
    def has_run(self) -> bool:
        """Whether there is a run to look through."""
        return self._archive is not None

    @property
    def archive(self) -> Archive:
        """The run, with a connection of the request's own.

        Raises:
            XiezhiError: XZ710 where the pages were started without one.
        """
        if self._archive is None:
            raise XiezhiError("XZ710")
        return replace(self._archive, connection=self._archive.connection.cursor())

    @property
    def clues(self) -> Clues:
        """The documents of the run as the clue list shows them, in memory; read when first asked for."""
        from xiezhi.web.clues import Clues

        with self._listing:
            if self._clues is None:
                self._clues = Clues.of(self.archive)
            return self._clues

    @cached_property
    def made(self) -> tuple[tuple[str, str], ...]:
        """How the run was made; nothing without one."""
        return made(self._archive) if self._archive is not None else ()

    def held(self, id: str) -> Held:
        """A document by its id.

        Raises:
            XiezhiError: XZ711 where there is none.
        """
        dropped = self.reviews.dropped(id) if id.startswith(DROPPED) else None
        if dropped is not None:
            return Held(id, analysis_of(dropped.analysis), dropped.text, True)
        if self._archive is not None:
            archive = self.archive
            known = archive.sql(
                "SELECT coalesce(copy_of, doc_id) FROM documents WHERE doc_id = $id AND status <> 'failed'",
                id=id,
            ).fetchall()
            if known:
                return Held(id, *stored(archive, str(known[0][0])))
        raise XiezhiError("XZ711", id=id)

    def drop(self, data: bytes, name: str) -> Iterator[str | Failure]:
        """Read, analyze and keep what a file holds: ids of documents, or why one could not be read."""
        limits = Limits(
            max_bytes=self.settings.max_upload, max_unpacked=8 * self.settings.max_upload, max_members=500
        )
        for source in _sources(data, name, limits):
            try:
                yield source if isinstance(source, Failure) else self._keep(source)
            except Exception as error:  # one document never stops the others, whatever the engine trips over
                yield Failure.of(
                    source.source, XiezhiError("XZ510", reason=f"{type(error).__name__}: {error}")
                )

    def paste(self, text: str, name: str) -> str:
        """Analyze and keep a text that was pasted; its id."""
        return self._keep(SourceText.of(_whole(text), id=_whole(name), source=_whole(name)))

    def _keep(self, source: SourceText) -> str:
        source = replace(source, text=_whole(source.text), id=_whole(source.id), source=_whole(source.source))
        with self._engine:
            analysis = self.analyzer.analyze(source)
        id = f"{DROPPED}{source.sha256[:16]}"
        own = replace(analysis, document=replace(analysis.document, id=id))
        self.reviews.drop(Dropped(id, source.id, now(), own.to_dict(), source.text))
        return id

    def close(self) -> None:
        """Let go of the run and of the decisions."""
        self.reviews.close()
        if self._archive is not None:
            self._archive.close()

    def title(self, id: str) -> str:
        """A short name for a document: its case number, else what it was called."""
        held = self.held(id)
        number = held.analysis.facts.case_number
        return str(number.value) if number else PurePath(held.analysis.document.source).name or id


def _whole(text: str) -> str:
    """Text that every database and page can hold: halves of characters as U+FFFD, each in its place."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def _sources(data: bytes, name: str, limits: Limits) -> Iterator[SourceText | Failure]:
    try:
        yield read_bytes(data, name=name, limits=limits)
    except XiezhiError as error:
        if error.code != "XZ123":
            yield Failure.of(name, error)
            return
        yield from _unpacked(data, name, limits)


def _unpacked(data: bytes, name: str, limits: Limits) -> Iterator[SourceText | Failure]:
    for each in iter_archive(io.BytesIO(data), limits=limits):
        yield replace(each, source=each.source.rpartition("!")[2] or name)
