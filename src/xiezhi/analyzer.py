"""The one place where the steps of a single document meet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xiezhi.parsing import parse_page
from xiezhi.reading import LOSSES
from xiezhi.schema import Analysis, DocumentInfo, Facts, Sign
from xiezhi.text import SourceText


@dataclass(frozen=True)
class Analyzer:
    """Analyzes documents one by one: build it once, call it often.

    Attributes:
        catalogue: the signs to look for, or None to read facts only.
    """

    catalogue: Any = None

    @classmethod
    def load(cls, *, signs: bool = True, extra_signs: tuple[Path, ...] = ()) -> Analyzer:
        """An analyzer with the built-in catalogue of signs and any directories of an office's own."""
        if not signs:
            return cls()
        from xiezhi.signs import load_catalogue

        return cls(load_catalogue(extra_signs))

    def analyze(self, document: SourceText | str) -> Analysis:
        """Everything the engine says of one document."""
        source = SourceText.of(document) if isinstance(document, str) else document
        page, facts = parse_page(source)
        signs = self._signs(page, facts)
        return self._result(source, facts, signs)

    def _signs(self, page: Any, facts: Facts) -> tuple[Sign, ...]:
        if self.catalogue is None:
            return ()
        from xiezhi.signs import find_signs

        return tuple(find_signs(page, facts, self.catalogue))

    def _result(self, source: SourceText, facts: Facts, signs: tuple[Sign, ...]) -> Analysis:
        info = DocumentInfo(
            source.id, source.source, source.sha256, source.media_type, source.encoding, len(source.text)
        )
        lost = any(problem.code in LOSSES for problem in source.problems)
        status = "partial" if lost else "ok"
        if self.catalogue is None:
            return Analysis(info, status, source.problems, facts)
        from xiezhi.signs import assess

        return Analysis(info, status, source.problems, facts, signs, assess(facts, signs, self.catalogue))
