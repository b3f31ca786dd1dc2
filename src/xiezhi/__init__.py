"""xiezhi 獬豸: reads Chinese judgments, complaints and awards, and shows the textual signs of fabricated disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from xiezhi.analyzer import Analyzer
    from xiezhi.schema import Analysis

__all__ = ["Analysis", "Analyzer", "__version__", "analyze"]


def analyze(text: str) -> Analysis:
    """The facts and signs of one document given as text, by the built-in catalogue."""
    from xiezhi.analyzer import Analyzer

    return Analyzer.load().analyze(text)


def __getattr__(name: str) -> Any:
    # The public names are loaded when first asked for, so that `import xiezhi` stays instant.
    if name == "Analyzer":
        from xiezhi.analyzer import Analyzer

        return Analyzer
    if name == "Analysis":
        from xiezhi.schema import Analysis

        return Analysis
    raise AttributeError(f"module 'xiezhi' has no attribute {name!r}")
