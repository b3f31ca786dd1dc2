"""Namespaces, ids and web addresses of Akoma Ntoso documents."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import quote

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "https://xiezhi.invalid/ns/1"  # a name, not an address: nothing is fetched from it
ENGINE = "xiezhi"
# XML 1.0 cannot hold these characters; a document read from damaged bytes may.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def akn(name: str) -> str:
    """An element's name in the Akoma Ntoso namespace, as lxml writes it."""
    return f"{{{AKN}}}{name}"


def own(name: str) -> str:
    """A name in the project's namespace, as lxml writes it."""
    return f"{{{OWN}}}{name}"


def fit(text: str) -> str:
    """`text` with what XML cannot hold replaced by U+FFFD, one for one (a carriage return becomes a space)."""
    return UNFIT.sub("\ufffd", text).replace("\r", " ")


def part(text: str) -> str:
    """A piece of a web address: spaces dropped, everything but ASCII letters and digits percent-encoded."""
    return quote("".join(fit(text).split()), safe="") or "-"


@dataclass(slots=True)
class Registry:
    """Who and what a document names, each once: what becomes `references` (TLC… elements)."""

    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def id(self, kind: str, name: str) -> str:
        """The eId of a person, organisation, location, role or concept, made when first asked for."""
        key = (kind, " ".join(fit(name).split()))
        if key not in self._ids:
            self._counts[kind] += 1
            self._ids[key] = f"{kind}_{self._counts[kind]}"
        return self._ids[key]

    def role(self, code: str) -> str:
        """The eId of a role: its code."""
        return self._ids.setdefault(("role", code), f"role_{code}")

    def entries(self) -> list[tuple[str, str, str]]:
        """(kind, name, eId) in the order they came."""
        return [(kind, name, id) for (kind, name), id in self._ids.items()]
