"""Where the words that introduce a mention can begin: all lists of words asked of a page in one pass."""

from __future__ import annotations

from functools import cache

from xiezhi.parsing.entities.papers import KINDS, RELATIONS
from xiezhi.parsing.entities.words import ENDINGS, INSURERS, INTRODUCING, LOOSE_ENDINGS, MINISTRIES
from xiezhi.parsing.page import Page
from xiezhi.text.triggers import Triggers

# How the words of the expressions for these mentions begin: three characters of each at most.
_STATE_BODIES = "国务院 商标局 全国银行间 银监会 证监会 保监会"
_SHORT_FORMS = "工行 农行 建行 交行 招行 中行 交警"
_LABELS = "现住 住 户籍 经常 注册 办公 通讯 送达 联系 所在 经营 地址 营业"
_SITUATED = "位于 坐落 座落 租赁 名下"


@cache
def _triggers() -> Triggers:
    return Triggers(
        {
            "paper": (*KINDS, *RELATIONS),
            "ending": (*ENDINGS, *LOOSE_ENDINGS),
            "introducing": INTRODUCING,
            "state body": (*MINISTRIES.split(), *_STATE_BODIES.split()),
            "short form": (*INSURERS.split("|"), *_SHORT_FORMS.split()),
            "address": _LABELS.split(),
            "situated": _SITUATED.split(),
            "comma": "、",
        }
    )


def starts(page: Page, words: str) -> list[int]:
    """Page offsets where a word of one of the lists above may begin, ascending; read once for all of them."""
    kept = vars(page).get("entity_starts")
    if kept is None:
        kept = vars(page)["entity_starts"] = _triggers().places(page.neighbours)
    found: list[int] = kept[words]
    return found
