"""Invented complaints: one lender's template filled in for many borrowers, and unrelated ones of the same cause."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from xiezhi.compare import Filing

_FAMILY, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "建国秀英桂兰志强海燕文博雨晨子轩欣怡"
_WHERE = ("工地", "茶馆", "被告家中", "镇上饭店", "县城门面房", "码头", "砖厂办公室", "果园")
_WHY = (
    "购买挖掘机",
    "承包鱼塘",
    "支付货款",
    "装修门面",
    "归还银行贷款",
    "给孩子办婚事",
    "投资养殖场",
    "购置大货车",
)
_HOW = (
    "由其表弟将现金送到{where}", "通过农村信用社柜台分三笔转入被告账户", "以微信转账方式交付", "当着村主任的面点清现金",
    "委托同事从工资卡汇出", "以一张承兑汇票背书交付",
)  # fmt: skip
_THEN = (
    "到期后被告只还了利息便更换手机号码，原告多次上门未见其人", "被告以工程款未结为由一再拖延，双方为此在派出所争吵",
    "被告曾用两头奶牛抵偿部分利息，余款拒不认账", "被告外出务工三年未归，其妻称对借款毫不知情",
    "被告于春节前写下还款计划，节后又反悔", "原告因母亲住院急需用钱，被告仍推说周转不开",
)  # fmt: skip
_ALSO = (
    "双方系初中同学，此前从无经济往来", "被告经营的小超市当时正在转让", "原告为凑足该款卖掉了自家的拖拉机", "借款时在场的还有被告的姐夫",
    "借条由镇上打字复印店打印，被告按了指印", "被告承诺以秋后卖粮的收入归还", "原告与被告同在一个建筑队干活", "被告把房产证复印件交给原告作保",
)  # fmt: skip
_WORDS = tuple(a + b for a in "山水车船粮布灯酒桥井" for b in "搬修租换运晒缝存送借拆补")


@dataclass(frozen=True)
class Paper:
    """The parts of a complaint that may be swapped, and its sentences."""

    lender: str
    borrower: str
    sentences: tuple[str, ...]

    def filing(self, id: str) -> Filing:
        """The complaint as a filing that knows the names in it."""
        text = "民事起诉状\n" + "。".join(self.sentences) + "。\n"
        return Filing(id, text, (self.lender, self.borrower), (self.lender, self.borrower))


def person(rng: random.Random) -> str:
    """A name that nobody bears on purpose."""
    return rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, 2))


def tale(rng: random.Random) -> str:
    """A clause that hardly comes twice."""
    return "".join(rng.choice(_WORDS) for _ in range(6))


def paper(rng: random.Random, lender: str = "") -> Paper:
    """A complaint about a loan that shares no more with others than the cause does."""
    lender, borrower = lender or person(rng), person(rng)
    how = rng.choice(_HOW).format(where=rng.choice(_WHERE))
    body = [
        f"原告{lender}，住江州市桥南镇第{rng.randrange(2, 99)}号",
        f"被告{borrower}，住江州市桥北镇第{rng.randrange(2, 99)}号",
        f"请求判令被告归还借款{rng.randrange(2, 90)}万元",
        f"{2000 + rng.randrange(5, 24)}年{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日，被告{borrower}因{rng.choice(_WHY)}向{lender}借款",
        how,
        rng.choice(_THEN),
    ]
    body += rng.sample(_ALSO, 4)
    body += ["，".join(tale(rng) for _ in range(3)) for _ in range(8)]
    return Paper(lender, borrower, tuple(body))


def swapped(given: Paper, rng: random.Random) -> Paper:
    """The same complaint with another borrower, other sums and dates, and two of its eighteen sentences dropped, replaced or moved."""
    other = person(rng)
    sentences = [
        "".join(
            rng.choice("123456789") if char.isdigit() else char
            for char in sentence.replace(given.borrower, other)
        )
        for sentence in given.sentences
    ]
    for _ in range(2):
        at = rng.randrange(2, len(sentences))
        match rng.randrange(3):
            case 0:
                del sentences[at]
            case 1:
                sentences[at] = tale(rng) + "，" + tale(rng)
            case _:
                sentences.append(sentences.pop(at))
    return replace(given, borrower=other, sentences=tuple(sentences))


class Shelf(list[Filing]):
    """Filings in memory."""

    def take(self, ids: list[str]) -> list[Filing]:
        """Those with these ids."""
        wanted = set(ids)
        return [filing for filing in self if filing.id in wanted]
