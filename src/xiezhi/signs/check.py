"""Run the examples of a catalogue: every text that must fire does, every text that must not stays silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xiezhi.parsing.page import Page, Part
from xiezhi.schema import Fact, Facts, Section, Sign
from xiezhi.signs.catalogue import load_catalogue, read_directory
from xiezhi.signs.engine import find_signs
from xiezhi.signs.rules import Catalogue, Example, SignRule
from xiezhi.text import SourceText


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what it says."""

    sign: str
    example: Example
    file: str

    def __str__(self) -> str:
        wanted = "must fire, but is silent" if self.example.fires else "must stay silent, but fires"
        return f"{self.file}, line {self.example.line}: {self.sign} {wanted}: {self.example.text}"


def check(directory: Path | str | None = None) -> list[Failure]:
    """Run the examples of a directory of signs (of the shipped catalogue without one).

    Raises:
        XiezhiError: XZ301 to XZ303 where a file cannot be read as signs.
    """
    if directory is None:
        return check_signs(load_catalogue().signs.values())
    return check_signs(read_directory(Path(directory)).values())


def check_signs(rules: Iterable[SignRule]) -> list[Failure]:
    """Run the examples of these signs, each sign alone."""
    failures = []
    for rule in rules:
        catalogue = Catalogue({rule.id: rule})
        failures += [
            Failure(rule.id, example, rule.file)
            for example in rule.examples
            if bool(try_example(example, catalogue)) != example.fires
        ]
    return failures


def try_example(example: Example, catalogue: Catalogue) -> tuple[Sign, ...]:
    """The signs found in an example, read as one section of a document of its kind and cause."""
    page = Page.of(SourceText.of(example.text))
    end = len(page.text)
    page = Page(page.source, page.laid, (Part(example.section, 0, end),))
    facts = Facts(
        doc_type=Fact(example.kind),
        cause=Fact(example.cause) if example.cause else None,
        sections=(Section(example.section, 0, len(example.text)),),
    )
    return find_signs(page, facts, catalogue)
