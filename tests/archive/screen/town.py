"""An invented town's archive: honest cases of every kind, and patterns planted among them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "建国秀英桂兰志强海燕文博雨晨子轩欣怡德明春花永福丽娟少华玉梅"
_WORDS = tuple(a + b for a in "山水车船粮布灯酒桥井" for b in "搬修租换运晒缝存送借拆补")
COURTS = ("桐乡市人民法院", "海宁市人民法院", "嘉善县人民法院", "平湖市人民法院")
_CODES = {
    "桐乡市人民法院": "浙0483",
    "海宁市人民法院": "浙0481",
    "嘉善县人民法院": "浙0421",
    "平湖市人民法院": "浙0482",
}
_FIRMS = (
    "浙江禾城律师事务所",
    "浙江运河律师事务所",
    "浙江南湖律师事务所",
    "浙江海塘律师事务所",
    "浙江梧桐律师事务所",
)


@dataclass(frozen=True)
class Person:
    """Somebody with a date of birth and an address."""

    name: str
    born: date
    street: int

    def line(self, role: str) -> str:
        """The line of the party block."""
        b = self.born
        return f"{role}：{self.name}，男，{b.year}年{b.month}月{b.day}日出生，汉族，住浙江省嘉兴市南湖区城东街道{self.street}号。"


@dataclass
class Town:
    """A random town; `papers` are the documents written so far, by id."""

    rng: random.Random = field(default_factory=lambda: random.Random(20))
    papers: dict[str, str] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _number: int = 100

    def person(self) -> Person:
        """Somebody new, of a name nobody has yet."""
        while (name := self.rng.choice(_FAMILY) + "".join(self.rng.sample(_GIVEN, 2))) in self._names:
            pass
        self._names.add(name)
        born = date(1950, 1, 1) + timedelta(days=self.rng.randrange(15000))
        return Person(name, born, self.rng.randrange(10, 9000))

    def day(self, year: int | None = None) -> date:
        """Some day of the year, or of the years 2016 to 2019."""
        return date(year or self.rng.randrange(2016, 2020), 1, 1) + timedelta(days=self.rng.randrange(360))

    def lawyer(self) -> str:
        """The line of a lawyer of a firm."""
        return f"委托诉讼代理人：{self.person().name}，{self.rng.choice(_FIRMS)}律师。"

    def tale(self, sentences: int = 5) -> str:
        """What happened, in words that hardly come twice."""
        words = self.rng.choices(_WORDS, k=sentences * 9)
        return "".join("".join(words[n * 9 : n * 9 + 9]) + "。" for n in range(sentences))

    def loan_suit(
        self,
        plaintiff: Person | str,
        defendant: Person,
        *,
        court: str = "",
        accepted: date | None = None,
        sum_: int = 0,
        lent: date | None = None,
        agent: str | None = None,
        mediated: bool = False,
        story: str | None = None,
        id: str = "",
    ) -> str:
        """Write a judgment or a mediation statement about a loan; returns its id."""
        court, accepted = court or self.rng.choice(COURTS), accepted or self.day()
        sum_ = sum_ or self.rng.randrange(11, 900) * 1000
        lent = lent or accepted - timedelta(days=self.rng.randrange(200, 900))
        name = plaintiff if isinstance(plaintiff, str) else plaintiff.name
        head = (
            f"原告：{name}，住所地浙江省嘉兴市中山路1号。"
            if isinstance(plaintiff, str)
            else plaintiff.line("原告")
        )
        facts = (
            f"{lent.year}年{lent.month}月{lent.day}日，被告{defendant.name}向原告{name}借款{sum_}元，并出具借条一份。"
            + (self.tale() if story is None else story)
        )
        if mediated:
            end = f"本案审理过程中，经本院主持调解，双方当事人自愿达成如下协议：\n一、被告{defendant.name}归还原告{name}借款{sum_}元。\n上述协议，不违反法律规定，本院予以确认。\n本调解书经双方当事人签收后，即具有法律效力。"
        else:
            end = f"本院认为，合法的借贷关系受法律保护。依照《中华人民共和国合同法》第二百零六条之规定，判决如下：\n被告{defendant.name}于本判决生效之日起十日内归还原告{name}借款{sum_}元。"
        body = "\n".join([
            head, agent if agent is not None else self.lawyer(), defendant.line("被告"),
            f"原告{name}诉被告{defendant.name}民间借贷纠纷一案，本院于{accepted.year}年{accepted.month}月{accepted.day}日立案后，依法适用简易程序，公开开庭进行了审理。本案现已审理终结。",
            f"原告{name}向本院提出诉讼请求：判令被告归还借款{sum_}元。事实和理由：{facts}",
            end,
        ])  # fmt: skip
        return self._write(court, accepted, "民事调解书" if mediated else "民事判决书", body, id)

    def wage_suit(
        self, worker: Person, employer: str, sum_: int, agent: str, accepted: date, court: str, id: str = ""
    ) -> str:
        """Write a mediation statement about wages; returns its id."""
        body = "\n".join([
            worker.line("原告"), agent, f"被告：{employer}，住所地浙江省桐乡市工业园区8号。",
            f"原告{worker.name}诉被告{employer}追索劳动报酬纠纷一案，本院于{accepted.year}年{accepted.month}月{accepted.day}日立案后，依法适用简易程序进行了审理。本案现已审理终结。",
            f"原告{worker.name}向本院提出诉讼请求：判令被告支付原告工资{sum_}元。事实和理由：{self.tale(4)}",
            f"经本院主持调解，双方当事人自愿达成如下协议：\n被告{employer}支付原告{worker.name}工资{sum_}元。\n上述协议，不违反法律规定，本院予以确认。",
        ])  # fmt: skip
        return self._write(court, accepted, "民事调解书", body, id)

    def sale(self, creditor: Person, debtor: Person, opened: date, court: str, id: str = "") -> str:
        """Write the ruling that hands an auctioned house over; returns its id."""
        body = "\n".join([
            creditor.line("申请执行人"), debtor.line("被执行人"),
            f"申请执行人{creditor.name}与被执行人{debtor.name}民间借贷纠纷一案，本院于{opened.year}年{opened.month}月{opened.day}日立案执行。执行中，本院依法拍卖被执行人{debtor.name}名下房产，该房产已拍卖成交，拍卖款待分配。{self.tale(3)}",
            "依照《中华人民共和国民事诉讼法》第二百四十七条规定，裁定如下：\n上述房产的所有权归买受人所有。\n本裁定送达后即发生法律效力。",
        ])  # fmt: skip
        return self._write(court, opened, "执行裁定书", body, id)

    def _write(self, court: str, accepted: date, kind: str, body: str, id: str) -> str:
        self._number += self.rng.randrange(2, 40)
        decided = accepted + timedelta(days=self.rng.randrange(20, 90))
        letters = "执" if kind == "执行裁定书" else "民初"
        number = f"（{accepted.year}）{_CODES[court]}{letters}{self._number}号"
        foot = f"审判员{self.person().name}\n{_chinese(decided)}\n书记员{self.person().name}"
        id = id or f"honest-{len(self.papers):04}"
        self.papers[id] = f"浙江省{court}\n{kind}\n{number}\n{body}\n{foot}\n"
        return id

    def save(self, folder: Path) -> Path:
        """Write the papers as text files."""
        folder.mkdir()
        for id, text in self.papers.items():
            (folder / f"{id}.txt").write_text(text, encoding="utf-8")
        return folder


_DIGITS = "〇一二三四五六七八九"


def _chinese(day: date) -> str:
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def honest(town: Town, cases: int) -> None:
    """Cases that show nothing: strangers against strangers, a bank that sues every week, an honest repeat."""
    for _ in range(cases):
        town.loan_suit(town.person(), town.person())
    for week in range(30):
        town.loan_suit(
            "嘉兴银行股份有限公司",
            town.person(),
            accepted=date(2018, 1, 8) + timedelta(days=7 * week),
            story="银行格式合同约定按月付息。" * 12,
        )
    for _ in range(4):  # people who lent twice in life, to different borrowers
        lender = town.person()
        town.loan_suit(lender, town.person())
        town.loan_suit(lender, town.person())
    for _ in range(4):  # a house sold for the one creditor there is; another one settled years before
        creditor, debtor = town.person(), town.person()
        town.loan_suit(town.person(), debtor, accepted=date(2016, 2, 3), mediated=True)
        town.loan_suit(creditor, debtor, accepted=date(2018, 2, 3))
        town.sale(creditor, debtor, date(2018, 9, 3), COURTS[1])


def plant(town: Town) -> dict[str, set[str]]:
    """Patterns, each with the ids of its documents."""
    planted: dict[str, set[str]] = {}
    start = date(2017, 3, 1)
    lender = town.person()
    planted["lender"] = {
        town.loan_suit(
            lender,
            town.person(),
            court=COURTS[0],
            accepted=start + timedelta(days=18 * n),
            id=f"lender-{n:02}",
        )
        for n in range(40)
    }
    crook, friend, other = town.person(), town.person(), town.person()
    agent = f"委托诉讼代理人：{crook.name}，男，{crook.born.year}年{crook.born.month}月{crook.born.day}日出生，汉族，住嘉兴市。"
    planted["agent"] = {
        town.loan_suit(friend, other, court=COURTS[1], agent=agent, id="agent-0"),
        town.loan_suit(town.person(), friend, court=COURTS[1], agent=agent, id="agent-1"),
    }
    a, b, lent = town.person(), town.person(), date(2016, 5, 4)
    planted["iou"] = {
        town.loan_suit(
            a, b, court=court, sum_=368000, lent=lent, accepted=date(2018, 2, 1 + n), id=f"iou-{n}"
        )
        for n, court in enumerate(COURTS[:2])
    }
    staff = f"委托诉讼代理人：{town.person().name}，女，1980年2月3日出生，汉族，住桐乡市。"
    planted["wages"] = {
        town.wage_suit(
            town.person(),
            "桐乡市锦丝织造有限公司",
            48600,
            staff,
            date(2019, 5, 6 + n % 9),
            COURTS[0],
            f"wages-{n:02}",
        )
        for n in range(30)
    }
    debtor = town.person()
    planted["creditors"] = {
        town.loan_suit(
            town.person(),
            debtor,
            court=COURTS[2],
            accepted=date(2019, 9, 2 + 5 * n),
            mediated=True,
            id=f"creditors-{n}",
        )
        for n in range(4)
    }
    one, two = town.person(), town.person()
    planted["roles"] = {
        town.loan_suit(one, two, court=COURTS[3], accepted=date(2017, 4, 3), id="roles-0"),
        town.loan_suit(two, one, court=COURTS[3], accepted=date(2018, 4, 3), id="roles-1"),
    }
    batch = town.person()
    planted["batch"] = {
        town.loan_suit(batch, town.person(), court=COURTS[1], accepted=date(2016, 8, 8), id=f"batch-{n}")
        for n in range(7)
    }
    first, second = town.person(), town.person()
    planted["repeat"] = {
        town.loan_suit(
            first,
            second,
            court=COURTS[2],
            accepted=date(2017, 1, 5) + timedelta(days=60 * n),
            id=f"repeat-{n}",
        )
        for n in range(4)
    }
    clerk = f"委托诉讼代理人：{town.person().name}，男，1979年6月5日出生，汉族，住海盐县。"
    planted["circle"] = {
        town.loan_suit(
            who,
            town.person(),
            court=COURTS[3],
            sum_=20000,
            agent=clerk,
            accepted=date(2016, 2, 1) + timedelta(days=20 * n),
            id=f"circle-{n:02}-{m}",
        )
        for m, who in enumerate([town.person(), town.person(), town.person()])
        for n in range(4)
    }
    template = town.tale(12)
    planted["template"] = {
        town.loan_suit(town.person(), town.person(), story=template, id=f"template-{n}") for n in range(5)
    }
    first, owing = town.person(), town.person()
    planted["distribution"] = {
        town.sale(first, owing, date(2018, 3, 1), COURTS[2], id="distribution-sale"),
        town.loan_suit(
            town.person(),
            owing,
            court=COURTS[1],
            accepted=date(2018, 3, 8),
            mediated=True,
            id="distribution-0",
        ),
    }
    return planted
