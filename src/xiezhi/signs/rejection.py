"""How a court refuses: the words, and the side whose appeal or petition failed altogether."""

from __future__ import annotations

import re

from xiezhi.schema import Facts
from xiezhi.schema.values import plain_value
from xiezhi.signs.who import Who

_REFUSES = (
    r"[不未]予(?:以)?(?:采信|采纳|采|支持|认定|确认|准许)|(?<=本院)(?:依法)?不(?:予)?认可|不能(?:予以)?(?:采信|采纳|支持|认定|成立|证明|否定|推翻)"
    r"|不成立|于[法理]无据|(?:证据|依据|理由)[^，。；]{0,2}不(?:充分|足|力)|证据不足|不足以|不足采信|难以(?:采信|支持|成立|认定)"
    r"|无法(?:采信|支持|认定)|(?:没有|无|缺乏|并无)(?:任何|相应|相关|充分|确实|有效|足够|其他|事实|法律|和|及|与|、|的)*(?:依据|证据)"
    r"|(?:没有(?:任何)?(?:事实|法律)|缺乏)[^，。；]{0,8}(?:依据|证据)"
    r"|(?:未|没有|并未|未能|不能|无法|无)[^，。；]{0,6}(?:提供|提交|举出|举示|出示|举证)?[^，。；]{0,14}(?:证据|依据)[^，。；]{0,12}(?:证实|证明|佐证|支持|推翻|反驳)"
    r"|与(?:本案)?(?:查明的?)?事实不符"
    r"|证据[^，。；]{0,6}(?:无法|不能)[^，。；]{0,4}(?:证明|证实)"
)
REFUSES = re.compile(_REFUSES)
"""Words with which a court refuses a plea or finds that nothing bears it out."""
REFUSES_NAMED = re.compile(
    rf"{_REFUSES}|(?:未|没有|并未|未能|不能|无法)[^，。；]{{0,8}}(?:提供|提交|举出|举示|出示|举证)"
)
"""The same where the plea is named; elsewhere a party may say so of the other: 原告没有提交原件."""


@plain_value
class Loser:
    """The side whose appeal or petition failed altogether.

    Attributes:
        side: the side at first instance.
        throughout: the court went through all its grounds (二审维持原判); else only through those its reasons speak of.
    """

    side: str
    throughout: bool


def losing_side(facts: Facts, who: Who) -> Loser | None:
    """Who failed altogether with an appeal (驳回上诉，维持原判) or a petition for a retrial (驳回再审申请), or None.

    A court of first instance may decide against a party without a word on one of its pleas.
    """
    result = facts.result.value if facts.result else None
    if result == "upheld":
        return Loser(who.mover, throughout=True)
    petition = any(party.role == "retrial_applicant" for party in facts.parties)
    return Loser(who.mover, throughout=False) if result == "rejected" and petition else None
