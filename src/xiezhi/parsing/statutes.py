"""The laws relied on in the operative basis (裁判依据): 依照《…》第…条、第…条之规定，判决如下.

Only what stands after 依照, 依据, 根据, 按照 in the sentence that leads to the decision counts: an article whose
conditions are only said to be met (符合《…》第…条规定的条件) is reasoning. In a party's paper the sentence by which
it applies to the court plays that part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.parsing.export_fields import is_export
from xiezhi.parsing.operative import find_operative
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Statute
from xiezhi.text import Span
from xiezhi.text.expressions import expression
from xiezhi.text.numerals import parse_number

_FIGURES = "一二三四五六七八九十百千〇两0-9"
_RELIES = re.compile(r"依照|依据|根据|按照|参照|比照|依(?=《)|据(?=《)")
_LAW = re.compile(
    r"法|条例|规定|解释|办法|意见|通则|总则|规则|细则|批复|典|决定|通知|纪要|公约|协定|标准|答复|复函|安排"
)
_LONGEST_RANGE = 30
_ANTECEDENT = 160  # characters between 该法 and the law it means


@cache
def _tokens() -> re.Pattern[str]:
    """What a basis is made of: titles, articles, and the words that govern them."""
    end = r"(?:法|法典|通则|总则|条例|规定|解释|办法|意见|规则|批复|决定|典)"
    return re.compile(
        r"(?P<open>《+)"
        r"|(?P<condition>不?符合|违反了?)"
        rf"|(?P<relies>{_RELIES.pattern}|适用(?=《))"
        rf"|(?P<half>(?<=[、，和及与照据])(?:最高人民法院|最高人民检察院)[^《》。；，、]{{4,70}}(?:<[^《》。；]{{2,30}}>[^《》。；，、]{{0,30}})?》)"
        rf"|(?P<bare>(?<=[、，和及与照据用])[\u4e00-\u9fa5<>()]{{1,60}}?{end}(?:\([一二三四五六]\))?(?=第?[{_FIGURES}]{{1,12}}条))"
        rf"|第?(?P<article>[{_FIGURES}]{{1,12}}(?:(?<=百)条(?=[零〇][{_FIGURES}]{{1,3}}条)[{_FIGURES}]{{1,4}})?) ?(?:条(?P<sub>之[一二三四五六七八九十](?![款项]))?|(?=(?:、第?[{_FIGURES}]{{1,12}}){{1,30}}条)"
        r"|(?=第[一二三四五六]款|[之的]规定|[，、及和]《|[，、]最高))"
        r"|(?P<to>至|到)"
    )


def read_statutes(page: Page, title: Title) -> tuple[Statute, ...]:
    """The laws of the operative basis, one entry for each article; `article` None where only the law is named.

    `law` is the title as printed, without its book-title marks; `article` an Arabic number (`24`, `133之一`).
    """
    found: dict[tuple[str, str | None], Statute] = {}
    for stretch in _stretches(page, title):
        for statute in _read(page, stretch):
            found.setdefault((statute.law, statute.article), statute)
    with_article = {law for law, article in found if article is not None}
    return tuple(s for s in found.values() if s.article is not None or s.law not in with_article)


def _stretches(page: Page, title: Title) -> Iterator[Span]:
    if title.is_party_paper:
        yield from _applications(page, title)
        return
    operative = find_operative(page)
    if operative is None:
        yield from _last_basis(page, title)
        return
    exported = is_export(page)  # the laws cited stand under a label of their own
    yield operative.basis if exported else _whole_basis(page.text, operative.basis)


_MOST_SENTENCES = 5


def _whole_basis(text: str, basis: Span) -> Span:
    """The basis with what belongs to it of the sentences before.

    A stop inside a quoted article or a broken line may part it from its 依照; and where the sentence before opens with
    按照 it is part of the basis too.
    """
    if text.count("》", *basis) > text.count("《", *basis):
        basis = Span(_sentence_before(text, basis).start, basis.end)
    whole = basis
    for _ in range(_MOST_SENTENCES):
        if _RELIES.search(text, *whole):
            break
        whole = Span(_sentence_before(text, whole).start, basis.end)
    else:
        whole = basis
    before = _sentence_before(text, whole)
    return Span(before.start, whole.end) if _RELIES.match(_opening(text, before)) else whole


def _sentence_before(text: str, span: Span) -> Span:
    """The sentence before a stretch that starts at a sentence."""
    end = max(0, span.start - 1)
    return Span(max(text.rfind("。", 0, end), text.rfind("\n", 0, end)) + 1, end)


def _opening(text: str, sentence: Span) -> str:
    """The sentence without 综上所述, 本院: what it really opens with."""
    return expression(r"^(?:综上(?:所述)?|据此|因此|故|为此|本院|现|，|、)+").sub(
        "", text[sentence.start : sentence.start + 40]
    )


def _last_basis(page: Page, title: Title) -> Iterator[Span]:
    """Notices without a marker: the last sentence that relies on an article.

    Sentences are taken from the last 条 backwards, each once: the time stays linear on a page without stops.
    """
    text = page.text
    if text.rfind("本院", title.end) < 0:
        return
    stop = len(text)
    while (at := text.rfind("条", title.end, stop)) >= 0:
        start = max(text.rfind("。", title.end, at), text.rfind("\n", title.end, at), title.end - 1) + 1
        relies = _RELIES.search(text, start, at)
        if relies and _cited_article().search(text, relies.end(), at + 1):
            end = min(mark for mark in (text.find("。", at), text.find("\n", at), len(text)) if mark >= 0)
            yield Span(start, end)
            return
        stop = start


@cache
def _cited_article() -> re.Pattern[str]:
    return re.compile(rf"[{_FIGURES}]条")


def _applications(page: Page, title: Title) -> Iterator[Span]:
    """根据《…》第…条规定，(特)向贵院提起上诉: the basis a party names for its application."""
    verbs = r"(?:提出|提起|申请(?!人)|请求|恳请|起诉|上诉|申报|诉至|具状|反诉)"
    pattern = re.compile(
        rf"(?:{_RELIES.pattern})(?P<cited>[^。；\n“”\"]{{2,160}}?[{_FIGURES}]条[^。；\n，“”\"]{{0,40}}?)(?:之|的)?(?:规定)?，?"
        rf"(?:(?:特|现|故|为此|为维护)[^。；\n，]{{0,20}}，)?[^。；\n，]{{0,16}}?{verbs}"
    )
    for match in pattern.finditer(page.text, title.end):
        yield Span(match.start(), match.end("cited"))
    for match in _form_basis().finditer(page.text, title.end):
        yield Span(*match.span("cited"))


@cache
def _form_basis() -> re.Pattern[str]:
    """The row of an element-style complaint for the law a claim rests on (请求依据)."""
    return re.compile(r"(?:法律规定|法律依据|请求权基础)：(?P<cited>《[^。；\n]{2,300})")


def _read(page: Page, stretch: Span) -> Iterator[Statute]:
    """The citations of a stretch that a word like 依照 governs."""
    text, pattern = page.text, _tokens()
    governed = _RELIES.search(text, stretch.start, stretch.end) is None
    law: list[Span] | None = None
    previous, position = 0, stretch.start
    ranged = False
    while match := pattern.search(text, position, stretch.end):
        position, kind = match.end(), match.lastgroup
        if kind == "bare" and expression(r"[本该同此]法|前述|上述").match(match.group()):
            law = law or _law_before(text, match.start())
            continue
        if kind in ("open", "half", "bare"):
            law, position = _title(text, match, stretch.end)
            if law and governed:
                yield _statute(page, law, None, law[0])
        elif kind == "relies":
            governed = True
        elif kind == "condition":
            governed = governed and _RELIES.search(text, stretch.start, stretch.end) is None
        elif kind == "to":
            ranged = previous > 0 and text[match.start() - 1] in "条款项"
            continue
        elif law and governed:
            number = int(parse_number(match["article"].replace("条", "")) or 0)  # 第一百条零一条: a slip
            first = previous + 1 if ranged and previous < number <= previous + _LONGEST_RANGE else number
            for article in range(first, number + 1):
                name = f"{article}{match['sub'] or ''}" if article == number else str(article)
                yield _statute(page, law, name, Span(*match.span()))
            previous = number
        ranged = False


def _law_before(text: str, at: int) -> list[Span] | None:
    """The law that 该法 means where its own sentence names none: the last one named shortly before."""
    close = text.rfind("》", max(0, at - _ANTECEDENT), at)
    opening = text.rfind("《", max(0, close - 60), close) if close >= 0 else -1
    return [Span(opening + 1, close)] if opening >= 0 and _LAW.search(text, opening, close) else None


def _title(text: str, match: re.Match[str], limit: int) -> tuple[list[Span] | None, int]:
    """The spans that make up a law's name and where reading goes on; None for a contract or another paper in 《》."""
    if match.lastgroup == "bare":
        found, end = expression(r"^(?:本院|依法|本案|和|及)").sub("", match.group()), match.end()
        return [Span(end - len(found), end)], end
    if match.lastgroup == "half":
        return [Span(match.start(), match.end() - 1)], match.end()
    end = _close(text, match.end(), limit)
    spans = [Span(match.end(), end)]
    part = expression(r"》+(\([一二三四五六七八九十]\))(?=第)").match(text, end, limit)
    if part:
        spans.append(Span(*part.span(1)))
    return (spans if _LAW.search(text, match.end(), end) else None), part.end() if part else end


def _close(text: str, start: int, limit: int) -> int:
    """Where a title ends: at the 》 of its own level, or at the first 》 that an article follows."""
    depth, last = 1, start
    for mark in expression(r"[《》]|第[^《》。；]{1,8}条").finditer(text, start, min(limit, start + 200)):
        if mark.group() == "《":
            depth += 1
        elif mark.group() == "》":
            depth, last = depth - 1, mark.start()
            if depth == 0:
                return last
        else:
            return last if last > start else mark.start()
    return last if last > start else min(limit, start + 200)


def _statute(page: Page, law: list[Span], article: str | None, at: Span) -> Statute:
    name = "".join(page.compact(*span) for span in law)
    return Statute(
        name, article, page.place(min(law[0].start, at.start), max(law[0].end, at.end)), "rule:legal-basis"
    )
