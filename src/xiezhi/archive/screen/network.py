"""Who meets whom: people, organisations and agents of the foremost clues, joined by the cases they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen import svg
from xiezhi.archive.screen.clues import Clue

_NODES = 120
_SIDE = 1100.0
_STEPS = 250
_EDGES = """
WITH near AS (SELECT unnest($ids) AS doc_id)
SELECT a.entity, any_value(a.name), b.entity, any_value(b.name), 'sues', count(DISTINCT a.doc_id)
FROM near JOIN sides a USING (doc_id) JOIN sides b USING (doc_id)
WHERE a.side = 'claimant' AND b.side = 'opponent' AND a.entity <> b.entity GROUP BY a.entity, b.entity
UNION ALL
SELECT a.entity, any_value(a.name), a.client, any_value(a.client_name), 'acts', count(DISTINCT a.doc_id)
FROM near JOIN agents a USING (doc_id) WHERE a.entity <> a.client
  AND a.entity IN (SELECT g.entity FROM near JOIN agents g USING (doc_id) GROUP BY g.entity HAVING count(DISTINCT g.doc_id) > 1)
GROUP BY a.entity, a.client
ORDER BY ALL
"""


class Edge(NamedTuple):
    """`a` sues `b` (or `acts` for `b`) in `cases` documents."""

    a: str
    a_name: str
    b: str
    b_name: str
    kind: str
    cases: int


def draw(archive: Archive, clues: Sequence[Clue]) -> str:
    """The picture as SVG: red for those a clue names, blue for agents, grey for the others; the same clues always
    give the same picture."""
    edges = _edges(archive, clues)
    names = {edge.a: edge.a_name for edge in edges} | {edge.b: edge.b_name for edge in edges}
    if not names:
        return svg.document(_SIDE, 60, "network", [svg.text(20, 35, "没有线索 no clues")])
    nodes = sorted(names)
    at = dict(zip(nodes, layout(nodes, edges), strict=True))
    told = {entity for clue in clues for entity in clue.entities}
    agents = {edge.a for edge in edges if edge.kind == "acts"}
    body = [
        svg.text(
            20,
            24,
            "关系图 network：实线起诉 sues，虚线代理 acts for；红色为线索所列 named by a clue",
            size=14,
        )
    ]
    for edge in edges:
        (x1, y1), (x2, y2) = at[edge.a], at[edge.b]
        body.append(
            svg.line(x1, y1, x2, y2, width=min(5.0, 0.6 + 0.5 * edge.cases), dashed=edge.kind == "acts")
        )
    for node in nodes:
        x, y = at[node]
        degree = sum(edge.cases for edge in edges if node in (edge.a, edge.b))
        colour = svg.BLUE if node in agents else svg.ALERT if node in told else svg.PALE
        body.append(
            svg.circle(x, y, 3 + min(9.0, degree**0.5), colour=colour, title=f"{names[node]}: {degree}")
        )
        body.append(svg.text(x, y - 8, names[node][:12], anchor="middle", size=10))
    return svg.document(_SIDE, _SIDE, "network", body)


def _edges(archive: Archive, clues: Sequence[Clue]) -> list[Edge]:
    """Edges of the documents behind the clues, clue by clue until the picture is full."""
    ids: list[str] = []
    edges: list[Edge] = []
    for clue in clues:
        wider = list(dict.fromkeys([*ids, *clue.documents]))
        found = [Edge(*row) for row in archive.connection.execute(_EDGES, {"ids": wider}).fetchall()]
        if len({edge.a for edge in found} | {edge.b for edge in found}) > _NODES:
            break
        ids, edges = wider, found
    return edges


def layout(nodes: Sequence[str], edges: Sequence[Edge]) -> list[tuple[float, float]]:
    """Places in the picture by forces (Fruchterman and Reingold 1991): nodes push, edges pull; starts on a circle."""
    index = {node: n for n, node in enumerate(nodes)}
    ties = np.zeros((len(nodes), len(nodes)))
    for edge in edges:
        ties[index[edge.a], index[edge.b]] = ties[index[edge.b], index[edge.a]] = 1.0
    angle = 2 * np.pi * np.arange(len(nodes)) * 0.618
    radius = 0.2 + 0.3 * np.arange(len(nodes)) / max(1, len(nodes))
    places = np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)
    ideal = len(nodes) ** -0.5
    for step in range(_STEPS):
        places = places + _moves(places, ties, ideal, 0.1 * (1 - step / _STEPS))
    low, high = places.min(axis=0), places.max(axis=0)
    scaled = 60 + (_SIDE - 120) * (places - low) / np.maximum(high - low, 1e-9)
    return [(float(x), float(y)) for x, y in scaled]


def _moves(
    places: NDArray[np.float64], ties: NDArray[np.float64], ideal: float, most: float
) -> NDArray[np.float64]:
    apart = places[:, None, :] - places[None, :, :]
    distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
    force = ideal**2 / distance**2 - ties * distance / ideal
    move = (apart * force[:, :, None]).sum(axis=1) - 0.5 * places  # and a weak pull to the middle
    length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
    return np.asarray(move / length * np.minimum(length, most))
