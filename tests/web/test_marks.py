"""The text as HTML: nothing lost, nothing executed, every mark where it belongs."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.schema import Section
from xiezhi.web.marks import Mark, render

ALPHABET = st.sampled_from("原告借款<>&\"'\n\r 、。1a")


class Pieces(HTMLParser):
    """Text of paragraphs, and the text under each key."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.under: dict[str, str] = {}
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self._keys: list[list[str]] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "p":
            self.paragraphs.append("")
            self._in = True
        if tag in ("a", "span"):
            self._keys.append(str(values.get("data-k") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in = False
        if tag in ("a", "span"):
            self._keys.pop()

    def handle_data(self, data: str) -> None:
        if self._in:
            self.paragraphs[-1] += data
        for keys in self._keys:
            for key in keys:
                self.under[key] = self.under.get(key, "") + data


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark], list[Section]]:
    text = draw(st.text(ALPHABET, max_size=80))
    place = st.integers(0, len(text))
    marks = []
    for n in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(place), draw(place)))
        kind = draw(st.sampled_from(["sign", "against", "fact", "entity"]))
        marks.append(Mark(start, end, kind, f"k{n}", f"a{n}" if kind != "entity" else ""))
    cuts = sorted({0, *draw(st.lists(place, max_size=3))})
    sections = [Section("body", a, b) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return text, marks, sections


def read(text: str, marks: list[Mark], sections: list[Section]) -> Pieces:
    found = Pieces()
    found.feed(str(render(text, marks, sections, {"body": "正文"})))
    found.close()
    return found


@given(marked())
def test_all_of_the_text_and_nothing_else(case: tuple[str, list[Mark], list[Section]]) -> None:
    text, marks, sections = case
    found = read(text, marks, sections)
    shown = "".join("".join(found.paragraphs).split())
    assert shown == "".join(text.split())
    assert found.tags <= {"p", "a", "span", "i", "h3"}


@given(marked())
def test_every_mark_covers_its_passage(case: tuple[str, list[Mark], list[Section]]) -> None:
    text, marks, sections = case
    found = read(text, marks, sections)
    for mark in marks:
        words = "".join(text[mark.start : mark.end].split())
        if mark.kind != "entity" and words:
            assert "".join(found.under[mark.key].split()) == words
            assert mark.anchor in found.ids
    assert len(found.ids) == len(set(found.ids))


def test_a_judgment_is_text_whatever_it_contains() -> None:
    text = '原告称<script>alert("1")</script>&amp;<img src=x onerror=alert(1)>'
    html = str(render(text, [Mark(3, 30, "sign", "s0", "e0")], [], {}))
    assert "<script" not in html
    assert "<img" not in html
    assert read(text, [], []).paragraphs == [text]


def test_mentions_do_not_cut_a_sign() -> None:
    text = "其于当日将860000元以现金方式交付乙"
    marks = [
        Mark(0, 18, "sign", "s0", "e0"),
        Mark(5, 12, "entity", "MONEY"),
        Mark(17, 18, "entity", "PERSON"),
    ]
    assert str(render(text, marks, [], {})).count("<a ") == 1


def test_a_line_without_end_is_laid_out_in_blocks() -> None:
    text = "借款" * 50_000
    found = read(text, [Mark(3_990, 4_010, "sign", "s0", "e0")], [])
    assert len(found.paragraphs) == 25
    assert found.under["s0"] == text[3_990:4_010]
    assert found.ids.count("e0") == 1


def test_sections_stand_before_their_text() -> None:
    text = "标题\n原告甲。经审理查明乙。"
    sections = [Section("title", 0, 2), Section("claims", 3, 7), Section("findings", 7, 14)]
    html = str(render(text, [], sections, {"title": "标题", "claims": "请求", "findings": "查明"}))
    assert html.index("请求</h3>") < html.index("原告甲") < html.index("查明</h3>") < html.index("经审理")
    assert [html.count(f'id="part{n}"') for n in range(3)] == [1, 1, 1]
