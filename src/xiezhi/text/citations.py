"""Citations of law (法条引用): title, articles, paragraphs and items.

`《中华人民共和国合同法》第一百九十六条、第二百零一条第二款` is one citation of one law with two articles. Patterns run
over folded text; titles are returned as printed where the original text is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from xiezhi.text.laws import find_laws, titles_by_alias
from xiezhi.text.numerals import CHINESE, parse_number
from xiezhi.text.span import Span, overlaps_any
from xiezhi.text.views import fold


class Article(NamedTuple):
    """One article cited: `第一百三十三条之一第二款第（三）项` is (133, 1, 2, 3, span)."""

    article: int
    sub: int | None
    paragraph: int | None
    item: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A law with the articles cited from it.

    Attributes:
        law: the title as printed, without book-title marks.
        law_span: of the title, without the marks.
        articles: in the order of the text; empty where the law is only named.
        span: the whole citation, marks included.
        marked: the title stands in book-title marks 《》.
        full_title: the title that `law` abbreviates, where the text says so (以下简称《民诉法解释》), else `law`.
    """

    law: str
    law_span: Span
    articles: tuple[Article, ...]
    span: Span
    marked: bool
    full_title: str


def find_citations(folded: str, text: str | None = None) -> list[Citation]:
    """Every citation in a folded text, in order. With the original `text`, titles are sliced from it."""
    printed = folded if text is None else text
    aliases = titles_by_alias(folded)
    found: list[Citation] = []
    for mention in find_laws(folded):
        whole = _outer(folded, mention.span)
        name = whole or Span(mention.span.start + 1, mention.span.end - 1)
        outside = whole or mention.span
        articles, end = _articles(folded, _skip(folded, outside.end))
        span = Span(outside.start, end if articles else outside.end)
        found.append(_citation(folded, printed, name, articles, span, aliases, marked=True))
    return sorted([*found, *_unmarked(folded, printed, found, aliases)], key=lambda citation: citation.span)


def parse_citation(string: str) -> Citation | None:
    """The citation that the whole of `string` is, or None."""
    if len(string) > 400:
        return None
    found = find_citations(fold(string), string)
    return found[0] if len(found) == 1 and found[0].span == (0, len(string)) else None


def _citation(
    folded: str,
    printed: str,
    name: Span,
    articles: list[Article],
    span: Span,
    aliases: dict[str, Span],
    *,
    marked: bool,
) -> Citation:
    full = aliases.get(name.of(folded).strip(), name)
    return Citation(name.of(printed).strip(), name, tuple(articles), span, marked, full.of(printed).strip())


_OUTER_HEAD = re.compile(r"最高人民(?:法院|检察院)[^《》，。；\n]{0,12}?关于[^《》，。；\n]{0,10}\Z")
_OUTER_TAIL = re.compile(r"[^《》，。；、第\n]{0,16}?(?:解释|规定|意见)(?:\([一二三四五]\))?(?=第| ?\()")


def _outer(folded: str, mark: Span) -> Span | None:
    """The whole title where only the inner law is marked: 最高人民法院关于适用《…》的解释第九十条."""
    tail = _OUTER_TAIL.match(folded, mark.end)
    head = _OUTER_HEAD.search(folded, max(0, mark.start - 40), mark.start) if tail else None
    return Span(head.start(), tail.end()) if head and tail else None


def _skip(folded: str, at: int) -> int:
    """Past what may stand between title and article: a bracket (以下简称…, 法释〔2015〕18号) and 的, 中."""
    match = _BETWEEN.match(folded, at)
    return match.end() if match else at


_BETWEEN = re.compile(r"(?: ?\((?:[^()]|\([^()]{0,12}\)){1,60}\))? ?[的中之：]?(?:规定的)? ?")


# --- articles -------------------------------------------------------------------------------------------

_NUMBER = rf"(?:\d{{1,4}}|{CHINESE}{{1,8}})"


@cache
def _step() -> re.Pattern[str]:
    one = rf"\(?{_NUMBER}\)?"
    return re.compile(
        rf"(?P<sep>[、，和及与或以至到~\- \n]{{0,3}})(?P<first>第 ?)?(?P<list>{one}(?:[、，和至~-] ?第?{one}){{0,12}})"
        # A lost 条 shows by what follows: 第六十九之规定, 第七十二第一款.
        rf" ?(?P<unit>[条款项目]|(?=[之的]?规定|第[一二三四五六七八九]款))(?: ?之(?P<sub>[一二三四五六七八九十]{{1,2}}|\d{{1,2}}))?"
    )


@cache
def _one() -> re.Pattern[str]:
    return re.compile(rf"(?P<sep>[、，和至~-]?) ?第?\(?(?P<number>{_NUMBER})\)?")


def _articles(folded: str, at: int) -> tuple[list[Article], int]:
    """The articles from `at` on, and where they end."""
    articles: list[Article] = []
    end = at
    while (match := _step().match(folded, end)) is not None:
        if not _continues(articles, match) or not _add(articles, match):
            break
        end = match.end()
    return articles, end


def _continues(articles: list[Article], match: re.Match[str]) -> bool:
    """Whether a step belongs to the citation: the first needs 第…条, a later one 第, a separator or 款/项."""
    separator = match["sep"].strip(" \n")
    if not articles:
        return match["first"] is not None and match["unit"] in ("条", "") and separator in ("", "、")
    return match["first"] is not None or separator != "" or match["unit"] in ("款", "项")


def _add(articles: list[Article], match: re.Match[str]) -> bool:
    numbers = _listed(match)
    if not numbers:
        return False
    if match["unit"] == "目":  # the fourth level has no field of its own
        return True
    if match["unit"] in ("条", ""):
        _add_articles(articles, match, numbers)
        return True
    return _add_parts(articles, match, [number for _, number, _ in numbers])


def _listed(match: re.Match[str]) -> list[tuple[str, int, Span]]:
    """(separator before it, number, span) of each number of a step; empty where one is no number."""
    listed = []
    base = match.start("list")
    for one in _one().finditer(match["list"]):
        value = parse_number(one["number"])
        if value is None or value != value.to_integral_value() or not 0 < value < 2000:
            return []
        listed.append((one["sep"], int(value), Span(base + one.start("number"), base + one.end("number"))))
    return listed


def _add_articles(
    articles: list[Article], match: re.Match[str], numbers: list[tuple[str, int, Span]]
) -> None:
    whole = Span(match.start("first") if match["first"] else match.start("list"), match.end())
    sub = parse_number(match["sub"]) if match["sub"] else None
    for position, (separator, number, span) in enumerate(numbers):
        joined = match["sep"] if position == 0 else separator
        if articles and any(char in "至到~-" for char in joined):
            previous = articles[-1].article
            articles.extend(
                Article(between, None, None, None, whole)
                for between in range(previous + 1, min(number, previous + 200))
            )
        last = position == len(numbers) - 1
        place = whole if len(numbers) == 1 else span
        articles.append(Article(number, int(sub) if sub and last else None, None, None, place))


def _add_parts(articles: list[Article], match: re.Match[str], numbers: list[int]) -> bool:
    """Paragraphs and items belong to the article last named."""
    item = match["unit"] == "项"
    for number in numbers:
        last = articles[-1]
        span = Span(last.span.start, match.end())
        field = {"item": number} if item else {"paragraph": number, "item": None}
        free = last.item is None if item else last.paragraph is None and last.item is None
        if free:
            articles[-1] = last._replace(span=span, **field)
        else:
            articles.append(last._replace(span=span, **field))
    return True


# --- laws without marks ---------------------------------------------------------------------------------

_NAMES = (
    "民法典 民法总则 民法通则 合同法 物权法 担保法 侵权责任法 婚姻法 继承法 收养法 公司法 合伙企业法 企业破产法 票据法 保险法 "
    "证券法 商业银行法 民事诉讼法 民诉法 刑事诉讼法 刑诉法 行政诉讼法 行政处罚法 行政复议法 行政许可法 刑法 仲裁法 公证法 律师法 "
    "劳动法 劳动合同法 劳动争议调解仲裁法 社会保险法 劳动合同法实施条例 工伤保险条例 诉讼费用交纳办法 消费者权益保护法 "
    "产品质量法 食品安全法 道路交通安全法 土地管理法 农村土地承包法 城市房地产管理法 建筑法 招标投标法 拍卖法 信托法 海商法 "
    "海事诉讼特别程序法 涉外民事关系法律适用法 著作权法 商标法 专利法 反不正当竞争法 反垄断法 人民法院组织法 人民检察院组织法 "
    "法官法 检察官法 治安管理处罚法 立法法 国家赔偿法 未成年人保护法 妇女权益保障法 会计法 税收征收管理法 民诉法解释 "
    "民事诉讼法解释 民间借贷司法解释 民间借贷规定"
)
_STATE = "中华人民共和国"
_COURT = "最高人民法院关于"
_RULING = re.compile(r"[^《》，。；\n]{4,60}(?:解释|规定|意见|批复)(?:\([一二三四五]\))?")
_FIRST_ARTICLE = re.compile(r"第(?<=[法典则例释定见复)]第)")


def _unmarked(folded: str, printed: str, marked: list[Citation], aliases: dict[str, Span]) -> list[Citation]:
    """民事诉讼法第一百三十条: only names that are law names beyond doubt, and only with an article."""
    found: list[Citation] = []
    taken = [citation.span for citation in marked]
    position = 0
    for first in _FIRST_ARTICLE.finditer(folded):
        name = _name_before(folded, first.start(), position)
        if name is None or overlaps_any(taken, name):
            continue
        articles, end = _articles(folded, first.start())
        if articles:
            found.append(
                _citation(folded, printed, name, articles, Span(name.start, end), aliases, marked=False)
            )
            position = end
    return found


@cache
def _known() -> tuple[str, ...]:
    """Names of laws, the longer first."""
    return tuple(sorted(_NAMES.split(), key=len, reverse=True))


def _name_before(folded: str, end: int, floor: int) -> Span | None:
    """The name of a law that ends at `end`."""
    head = folded[max(floor, end - 80) : end]
    offset = end - len(head)
    court = head.rfind(_COURT)
    if court != -1 and _RULING.fullmatch(head, court + len(_COURT)):
        return Span(offset + court, end)
    if not head.endswith(_known()):
        return None
    name = next(name for name in _known() if head.endswith(name))
    start = end - len(name)
    if head.endswith(_STATE + name):
        start -= len(_STATE)
    return Span(start, end)
