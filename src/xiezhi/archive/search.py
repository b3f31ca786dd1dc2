"""Search in a run: full text, and cases like a given one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from xiezhi.archive.archive import Archive
from xiezhi.archive.bigrams import pairs, plain
from xiezhi.archive.index import open_index, schema
from xiezhi.archive.query import Part, parse_query
from xiezhi.text import Dense, fold

_MOST_PASSAGES = 5
_TELLING = 60
"""Pairs of a text by which cases like it are looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found.

    Attributes:
        doc_id: as in the tables of the run.
        score: the higher the better; comparable within one search only.
        method: `words` (BM25 over pairs of characters) or `vector` (cosine of document vectors).
        passages: where the words stand, `[start, end)` in the text of the document, at most five.
    """

    doc_id: str
    score: float
    method: str = "words"
    passages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits of a search, and how many documents there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(
    archive: Archive, words: str, *, limit: int = 20, tell: Callable[[int], None] = lambda documents: None
) -> Found:
    """Documents that hold all words of a query (`xiezhi.archive.query.parse_query`), best first.

    Raises:
        XiezhiError: XZ520 for an empty query, XZ515 and XZ509 as for `open_index`.
    """
    import tantivy

    parts = parse_query(words)
    searcher = open_index(archive, tell).searcher()
    clauses = [
        (tantivy.Occur.MustNot if part.excluded else tantivy.Occur.Must, _clause(tantivy, part))
        for part in parts
    ]
    result = searcher.search(tantivy.Query.boolean_query(clauses), limit)
    wanted = [part.string for part in parts if part.field == "text" and not part.excluded]
    texts = archive.texts([searcher.doc(address)["doc_id"][0] for _, address in result.hits])
    hits = []
    for score, address in result.hits:
        doc_id = searcher.doc(address)["doc_id"][0]
        hits.append(Hit(doc_id, round(score, 4), passages=passages(texts.get(doc_id, ""), wanted)))
    return Found(tuple(hits), int(result.count))


def similar(
    archive: Archive, text: str, *, but: str | None = None, limit: int = 20,
    tell: Callable[[int], None] = lambda documents: None,
) -> Found:  # fmt: skip
    """Cases like a text: by document vectors where the run has them, else by its most telling pairs of characters.

    Args:
        but: id of the document itself, left out of the result.
    """
    found = _by_vector(archive, text, but, limit)
    return _by_words(archive, text, but, limit, tell) if found is None else found


def passages(text: str, strings: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where `plain` strings stand in a text, in order, at most five; line breaks inside them do not matter."""
    dense = Dense.of(fold(text))
    folded = dense.text.casefold()
    if len(folded) != len(dense.text):  # a few letters of other alphabets change length in lower case
        folded = dense.text
    places = {
        tuple(dense.original(match.start(), match.end()))
        for string in strings
        for match in re.finditer(re.escape(string), folded)
    }
    return tuple((start, end) for start, end in sorted(places)[:_MOST_PASSAGES])


def _clause(tantivy: Any, part: Part) -> Any:
    own = schema(tantivy)
    if len(part.string) == 1:
        return tantivy.Query.regex_query(own, part.field, re.escape(part.string) + ".?")
    found = pairs(part.string)[:-1]
    if len(found) == 1:
        return tantivy.Query.term_query(own, part.field, found[0])
    return tantivy.Query.phrase_query(own, part.field, found)


def _by_vector(archive: Archive, text: str, but: str | None, limit: int) -> Found | None:
    from xiezhi.inference import Encoder

    known = archive.sql("SELECT DISTINCT model FROM vectors").fetchall()
    if not known:
        return None
    own = archive.sql("SELECT vector FROM vectors WHERE doc_id = $id", id=but).fetchall() if but else []
    if not own:
        encoder = Encoder.load(threads=1, verify=False)
        if encoder is None or (encoder.manifest.source,) not in known:
            return None  # vectors of another model say nothing of this one's
        vector = encoder.read(text, entities=None, vector=True).vector  # made as those of the run are
        if vector is None:
            return None
        own = [(vector.tolist(),)]
    rows = archive.sql(
        "SELECT doc_id, list_inner_product(vector, $own::FLOAT[]) AS score FROM vectors "
        "WHERE doc_id IS DISTINCT FROM $but ORDER BY score DESC, doc_id",
        own=own[0][0], but=but,
    ).fetchall()  # fmt: skip
    hits = (Hit(doc_id, round(score, 4), "vector") for doc_id, score in rows[:limit])
    return Found(tuple(hits), len(rows))


def _by_words(archive: Archive, text: str, but: str | None, limit: int, tell: Callable[[int], None]) -> Found:
    import tantivy

    searcher = open_index(archive, tell).searcher()
    query = tantivy.Query
    clauses = [
        (tantivy.Occur.Should, query.boost_query(query.term_query(schema(tantivy), "text", pair), weight))
        for pair, weight in _telling(searcher, text)
    ]
    if not clauses:
        return Found((), 0)
    result = searcher.search(query.boolean_query(clauses), limit + 1)
    found = [(searcher.doc(address)["doc_id"][0], score) for score, address in result.hits]
    hits = [Hit(doc_id, round(score, 4)) for doc_id, score in found if doc_id != but]
    return Found(tuple(hits[:limit]), int(result.count) - (len(hits) < len(found)))


def _telling(searcher: Any, text: str) -> list[tuple[str, float]]:
    """The pairs that are frequent here and rare in the archive; those that stand in no other document are names."""
    counts = Counter(pairs(plain(text))[:-1])
    documents = max(1, searcher.num_docs)
    weighed = []
    for pair, count in counts.items():
        frequency = searcher.doc_freq("text", pair)
        if 2 <= frequency < documents / 2:
            weighed.append((pair, (1 + math.log(count)) * math.log(documents / frequency)))
    weighed.sort(key=lambda item: (-item[1], item[0]))
    return weighed[:_TELLING]
