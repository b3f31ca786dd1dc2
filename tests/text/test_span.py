"""Spans among many spans."""

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text.span import Span, overlaps_any


@given(
    st.lists(st.integers(min_value=0, max_value=60), unique=True, max_size=12),
    st.integers(0, 60),
    st.integers(1, 9),
)
def test_overlaps_any_agrees_with_looking_at_each(edges: list[int], start: int, length: int) -> None:
    edges = sorted(edges)
    ordered = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    span = Span(start, start + length)
    assert overlaps_any(ordered, span) == any(span.overlaps(other) for other in ordered)
