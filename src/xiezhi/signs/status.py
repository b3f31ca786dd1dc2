"""Whether what is said stands: asserted, admitted, denied, found, not found. Cues with scope and terminators.

After the manner of ConText: a cue before the passage reaches up to the passage unless a comma or a turn (但, 而)
stands between; a cue behind it reaches to the end of the sentence.
"""

from __future__ import annotations

import re

from xiezhi.signs.rejection import REFUSES
from xiezhi.signs.voices import Voice
from xiezhi.signs.who import COURT, DOCUMENT

_DENIED_BEFORE = re.compile(
    r"(?:并非|并不是|不是|不属于|不存在|没有|并无|并未|(?<!从)未能?|无法|否认|不构成|不宜认定|不能[^，。]{0,4}(?:证明|推定|认定|说明|排除)?|不足以(?:证明|认定)?"
    r"|无证据(?:证明|证实|表明)|没有证据(?:证明|证实|表明)|未发现|不认可|难以认定|无从证明)[^，。；：\n]{0,14}$|否定了?[^。；\n]{0,30}$|不能仅[^，。；]{0,14}$|不能仅[^，。；]{2,30}(?:认定|证明|说明)[^，。；]{0,24}$"
)
_DENIED_INSIDE = re.compile(
    r"不能(?:证明|认定|推定|说明|仅)|不足以(?!否)|(?<!而)(?:并非|并不是|不是)|不存在|没有证据|无证据|未发现|否认|不构成|难以认定|无法(?:证明|认定)"
)
_UNPROVED_BEFORE = re.compile(
    r"(?:未|没有|未能|不能|无法|无|缺乏|并无)[^，。；]{0,8}(?:提供|提交|举示)?[^，。；]{0,12}证据[^，。；]{0,4}(?:证明|证实|表明)[^。；\n]{0,36}$"
    r"|(?:不能|未能|无法|未)举证(?:证明|证实)[^，。；\n]{0,80}$"
)
_PSEUDO = re.compile(
    r"(?:不能|无法|未能)排除|不(?:足以|能)否[定认]|没有成立|不得不|没有争议|无异议|不是不|没有提供|未提供|未提交|未能提供|未能提交|没有提交"
)
_SOON = 160
# A signature or seal is called false, and the expert is not asked for: 均表示不申请鉴定.
_NO_EXPERT = re.compile(
    r"(?:不|未|拒绝|放弃)(?:要求|提出|提交|书面|再|予|能|在[^，。；\n]{0,12})?(?:申请)?(?:对[^，。；\n]{0,20}(?:进行|作))?(?:司法|笔迹|文书|痕迹)?(?:鉴定|鉴定申请)(?!意见|结论|人|机构|报告)"
)
_PROVABLE = re.compile("[签章印笔迹捺]|伪造|变造")
# Said of the plea, not of the proof: 对其抗辩不予采信.
_PLEA_FAILS = re.compile(
    r"(?:抗辩|主张|意见|异议|[辩述]称|辩解|理由|说法)[^，。；]{0,12}(?:不予|不能成立|不成立|缺乏|不足|无(?:事实|法律)|没有)"
)
_ACCEPTED = re.compile(
    r"(?:予以|可以|依法|均|应予)[^，。；不]{0,4}(?:采信|确认|采纳|认定)|具有?证明力|异议不(?:能)?成立"
)
_DENIED_AFTER = re.compile(r"(?:与事实不符|不是事实|不属实|纯属捏造|予以否认)")
_OF_IT = re.compile(r"对(?:于)?[^，。；]{0,40}$")
_NOT_ACCEPTED = re.compile(r"(?:的[^，。；]{0,12})?，?(?:不予认可|不认可|有异议)")
_UNFOUNDED = re.compile("[事法][实律][^，。]{0,8}依据|于法无据|不(?:能)?成立")
_CLAIMED = re.compile("主张|[诉辩述]称|抗辩|辩解|提出|认为|关于|所称|声称|异议|理由")
_ADMITTED = re.compile(
    r"(?:自认|承认|(?<!不予)(?<!不)认可|表示(?:同意|无异议)|均?无异议)[，：]?[^，。；\n]{0,20}$"
)
_CONFIRMED = re.compile(r"(?:本院|依法|予以|可以)(?:依法)?(?:确认|认定)[^，。；\n]{0,24}$")
# 其抗辩签名非本人所签，本院予以采纳: what the court takes over, it finds.
_TAKEN_OVER = re.compile(
    r"^[^。；\n]{0,30}，(?:对此)?(?:本院|法庭|本委|仲裁庭)(?:对此|对其)?(?:依法)?(?:应)?(?:予以|可予)(?:采信|采纳|支持|确认|认定)(?![^。；]{0,20}不予)"
)
_TAKEN_UP = re.compile(
    r"^(?:对此|该|上述|其|经查|经审查)?[^。，；]{0,10}(?:抗辩|主张|意见|理由|辩解|异议|陈述)?[^。，；]{0,8}(?:(?<!不能)(?<!不)成立，|，?(?:本院|本委)(?:依法)?予以(?:采信|采纳|支持))"
)
_REFUTED = re.compile(r"^[^。；]{0,12}(?:不能成立|不成立|与事实不符|没有[^，。]{0,6}依据|不是事实|不属实)")


def status_of(
    text: str, span: tuple[int, int], sentence: tuple[int, int], voice: Voice, *, judging: bool, plain: bool
) -> tuple[str, str]:
    """Speaker and status of the stretch `span`: a plea that the court rejects is the court's `not_found`.

    `judging` words weigh a statement or a proof (前后矛盾, 没有原件): what is rejected there is what they speak of, so
    the sign stands. In a `plain` phrase no word denies, so a denial inside the match (证据不能证明系伪造) counts too.
    """
    start, end = span
    before, after = _since_turn(text[sentence[0] : start]), text[end : sentence[1]]
    if judging:
        return _judged(voice, after)
    denied = _is_denied(text, span, sentence[0], before, plain=plain)
    if voice.speaker in (COURT, DOCUMENT):
        return voice.speaker, _of_writer(voice, before, after, denied=denied)
    if voice.in_court and not denied and (_TAKEN_OVER.search(after) or _TAKEN_UP.search(voice.retort)):
        return COURT, "found"
    if voice.in_court and (REFUSES.search(after) or REFUSES.search(voice.retort)):
        return COURT, "not_found"
    if _asks_no_expert(text, end, voice.speaker) and _PROVABLE.search(text, start, end):
        return voice.speaker, "not_found"
    denied = denied or (_OF_IT.search(before) is not None and _NOT_ACCEPTED.match(after) is not None)
    if denied or _REFUTED.match(after) or _DENIED_AFTER.match(after.lstrip("的，")):
        return voice.speaker, "denied"
    return voice.speaker, "admitted" if _ADMITTED.search(before) is not None else "asserted"


def _asks_no_expert(text: str, end: int, speaker: str) -> bool:
    """Whether the side that calls a paper false does not ask for the expert; the other side may have to."""
    match = _NO_EXPERT.search(text, end, end + _SOON)
    if match is None:
        return False
    others = {"plaintiff": "被告", "defendant": "原告"}.get(speaker, "")
    own = {"plaintiff": "原告", "defendant": "被告"}.get(speaker, "")
    opening = max(text.rfind("。", end, match.start()), text.rfind("\n", end, match.start()), end - 1) + 1
    subject = text[opening : opening + 8]
    return not (others and others in subject and own not in subject)


def _is_denied(text: str, span: tuple[int, int], opening: int, before: str, *, plain: bool) -> bool:
    """Whether words before the stretch, or in it where it is `plain`, deny it."""
    start, end = span
    if _DENIED_BEFORE.search(before) is not None and _PSEUDO.search(before[-16:]) is None:
        return True
    if _UNPROVED_BEFORE.search(before) is not None:
        return True
    last_clause = max(start, text.rfind("，", start, end) + 1)
    return plain and (
        _DENIED_INSIDE.search(text, last_clause, end) is not None
        or _UNPROVED_BEFORE.search(text[max(opening, start - 12) : end]) is not None
    )


def _of_writer(voice: Voice, before: str, after: str, *, denied: bool) -> str:
    """The status of what the court or a quoted paper says itself."""
    if _CONFIRMED.search(before):
        return "found"
    # 因该合同系空白合同，不予采信: the court rejects the proof for what it found.
    plea = _PLEA_FAILS.search(after) or _CLAIMED.search(before) or _UNFOUNDED.search(after)
    rejected = (
        voice.speaker == COURT and voice.in_court and plea is not None and REFUSES.search(after) is not None
    )
    if denied or rejected:
        return "not_found"
    return "asserted" if voice.letter else "found"


def _judged(voice: Voice, after: str) -> tuple[str, str]:
    """Words that weigh a proof stand if the court says them; a party's view stands unless the court answers it."""
    if voice.speaker in (COURT, DOCUMENT):
        return voice.speaker, "found"
    if voice.in_court and (_PLEA_FAILS.search(after) or _PLEA_FAILS.search(voice.retort)):
        return COURT, "not_found"
    if accepts(voice.verdict):
        return voice.speaker, "not_found"
    return voice.speaker, "asserted"


def accepts(answer: str) -> bool:
    """Whether the court's next words accept a proof that a party objects to; 双方无异议的证据 are other proofs."""
    return bool(_ACCEPTED.search(answer)) and not REFUSES.search(answer) and "无异议" not in answer


def _since_turn(before: str) -> str:
    """What stands between the last turn of the sentence and the passage."""
    for turn in ("但是", "但", "然而", "却", "而是", "而"):
        at = before.rfind(turn)
        if at != -1:
            before = before[at + len(turn) :]
    return before
