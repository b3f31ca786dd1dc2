"""Who weighs a proof: the party whose words stand before, or the court that writes."""

from __future__ import annotations

import re

# 认为 and its like weigh a proof, so what weighs it further belongs to the same speaker; 主张, 称 tell a fact.
_WEIGHS = re.compile(r"(?:认为|质证|异议|认可|否认|怀疑|提出|指出)$")
_BUT = re.compile(r"，(?:但|而(?!且)|却|然)")
_ON_THE_OTHER_HAND = re.compile(
    r"，(?:但|而(?!且)|却|然|[又亦也均且并]?(?:未|没)|无|仅|只|缺|[又亦也且并]?(?:与|和)|前后|自相|明显|显|该|此|其(?:主张|陈述|说法|[辩述]称|抗辩))"
)
_ITS_PLEA = re.compile(r"的(?:主张|陈述|说法|意见|辩称|述称|理由)$")
_DIFFERS = re.compile("矛盾|不一|不符|反复|改口|出入")
_COMMENT = re.compile("(?:显然?|明显)?(?:有[违悖]|不合|不符合?|违反)[^，]{0,6}常[理情]")
_COMPARED = re.compile(r"，(?:这|该|此|亦)?与[^，]*$")


def weighed(verb: str, said: str, passage: str) -> bool:
    """Whether it is the writer who weighs the proof, not the party whose words stand before it."""
    if _ITS_PLEA.search(said):
        return True  # 与原告认为未获授权的主张自相矛盾
    if _DIFFERS.search(passage) and not _WEIGHS.search(verb):
        return "，" in said or "，" in passage
    if said == "，" and _COMMENT.match(passage) and not _WEIGHS.search(verb):
        return True  # 被告事后才提出抗辩，有违常理
    if _WEIGHS.search(verb) or said[:1] in ("，", "："):
        return _BUT.search(said) is not None or ("矛盾" in passage and _COMPARED.search(said) is not None)
    return _ON_THE_OTHER_HAND.search(said + passage) is not None
