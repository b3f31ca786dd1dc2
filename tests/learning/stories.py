"""Invented texts with labelled spans."""

from __future__ import annotations

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
STORY = (
    "原告{a}诉称，{d}被告{b}向原告借款人民币{m}元，出具借条一张。被告{b}未作答辩。本院认为，借款合同成立。"
)


def stories(count: int) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Invented texts with their spans, every one different."""
    found = []
    for number in range(count):
        names = {
            "a": SURNAMES[number % 20] + "甲" + "一二三四五六七"[number % 7],
            "b": SURNAMES[(7 * number) % 19] + "乙丙",
        }
        values = {
            "d": f"{2010 + number % 9}年{1 + number % 12}月{1 + number % 27}日",
            "m": str(1000 * (number + 3)),
        }
        text = STORY.format(**names, **values) + f"案号为第{number}号。" * (number % 4)
        spans = []
        for label, value in (
            ("PERSON", names["a"]),
            ("PERSON", names["b"]),
            ("DATE", values["d"]),
            ("MONEY", f"人民币{values['m']}元"),
        ):
            at = text.find(value)
            while at >= 0:
                spans.append((at, at + len(value), label))
                at = text.find(value, at + 1)
        found.append((text, sorted(spans)))
    return found
