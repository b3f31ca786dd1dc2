"""The one place where the steps of a single document meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xiezhi.errors import Problem
from xiezhi.parsing import Page, parse_page
from xiezhi.reading import LOSSES
from xiezhi.schema import Analysis, Assessment, DocumentInfo, Facts, Sign
from xiezhi.text import SourceText

if TYPE_CHECKING:
    import numpy as np

    from xiezhi.inference import Encoder
    from xiezhi.signs import Catalogue

SIGNS = "signs"
"""The sentence task of a model that suggests signs."""


@dataclass(frozen=True)
class Analyzer:
    """Analyzes documents one by one: build it once, call it often.

    Attributes:
        catalogue: the signs to look for, or None to read facts only.
        encoder: the model that finds names the rules miss, or None to read by rules alone.
    """

    catalogue: Catalogue | None = None
    encoder: Encoder | None = None

    @classmethod
    def load(
        cls,
        *,
        signs: bool = True,
        extra_signs: tuple[Path, ...] = (),
        model: bool | Path = True,
    ) -> Analyzer:
        """An analyzer with the built-in catalogue and model.

        Args:
            signs: look for signs.
            extra_signs: directories of an office's own signs.
            model: True for the packed model (or the one in `XIEZHI_MODEL`) where there is one, a folder for another
                one, False for rules alone.

        Raises:
            XiezhiError: XZ30x for bad signs, XZ40x for a bad model.
        """
        catalogue, encoder = None, None
        if signs:
            from xiezhi.signs import load_catalogue

            catalogue = load_catalogue(extra_signs)
        if model:
            from xiezhi.inference import Encoder

            encoder = Encoder.load(None if model is True else model)
        return cls(catalogue, encoder)

    def analyze(self, document: SourceText | str) -> Analysis:
        """Everything the engine says of one document."""
        return self.analyze_with_vector(document, vector=False)[0]

    def analyze_with_vector(
        self, document: SourceText | str, *, vector: bool = True
    ) -> tuple[Analysis, np.ndarray | None]:
        """The analysis and, from the same pass of the model, the document's unit vector (None without a model)."""
        source = SourceText.of(document) if isinstance(document, str) else document
        page, facts = parse_page(source)
        facts, found = self._with_model(source, facts, vector=vector)
        return self._with_signs(page, facts, _described(source, facts)), found

    def _with_model(
        self, source: SourceText, facts: Facts, *, vector: bool
    ) -> tuple[Facts, np.ndarray | None]:
        """The facts with the mentions that only the model sees; each mention says who found it."""
        if self.encoder is None:
            return facts, None
        from xiezhi.inference import merge

        reading = self.encoder.read(source.text, vector=vector)
        return replace(facts, entities=tuple(merge(facts.entities, reading.entities))), reading.vector

    def _with_signs(self, page: Page, facts: Facts, analysis: Analysis) -> Analysis:
        if self.catalogue is None:
            return analysis
        from xiezhi.signs import assess, find_signs

        signs = self._with_candidates(page, facts, find_signs(page, facts, self.catalogue))
        assessment: Assessment = assess(facts, signs, self.catalogue)
        return replace(analysis, signs=tuple(signs), assessment=assessment)

    def _with_candidates(self, page: Page, facts: Facts, signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
        """The signs with those of a model that learnt signs (`xiezhi train --task signs`); each says who found it."""
        if self.encoder is None or self.catalogue is None or SIGNS not in self.encoder.manifest.sentences:
            return signs
        from xiezhi.signs.candidates import with_candidates

        source = self.encoder.manifest.source
        return with_candidates(page, facts, self.catalogue, signs, partial(_suggested, self.encoder), source)


def _suggested(
    encoder: Encoder, texts: Sequence[str], threshold: float | None
) -> list[list[tuple[str, float]]]:
    found = encoder.sentences(texts, SIGNS, threshold=threshold)
    return [[(label.code, label.score) for label in labels] for labels in found]


def _described(source: SourceText, facts: Facts) -> Analysis:
    """What was read, how completely, and the facts in it."""
    info = DocumentInfo(
        source.id, source.source, source.sha256, source.media_type, source.encoding, len(source.text)
    )
    problems = source.problems if facts.doc_type else (*source.problems, Problem.of("XZ201"))
    whole = facts.doc_type and not any(problem.code in LOSSES for problem in problems)
    return Analysis(info, "ok" if whole else "partial", problems, facts)
