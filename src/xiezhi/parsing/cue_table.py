"""The phrases that open a part of a decision: the table behind `cues`.

It follows 《民事诉讼文书样式》 (法〔2016〕221号) and the older forms that courts used before it. A row is
(kind, phrases, head, tail, where): `head` must match everything between the beginning of the sentence and the phrase,
`tail` must match what follows, `where` is `line`, `sentence` or `clause`: how a part may begin.
"""

from __future__ import annotations

Row = tuple[str, str, str, str, str]

_ASKING = r"(?:原告|反诉原告|上诉人|申请人|再审申请人|申诉人|申请执行人|异议人|复议申请人|案外人|自诉人|附带民事诉讼原告人|抗诉机关|检察院)"
_SINCE = r"(?:综上(?:所述)?，?|据此，?|经(?:审查|审理|评议|合议|开庭审理)，?|对此，?|为此，?|故，?)*(?:针对[^。，]{0,30}，)?"


def _up_to(length: int, *without: str) -> str:
    """Any words of one sentence, up to `length` characters, with none of the given ones among them."""
    barred = rf"(?!{'|'.join(without)})" if without else ""
    return rf"(?:{barred}[^。；\n]){{0,{length}}}"


BEFORE_ORDER: tuple[Row, ...] = (
    # The hearing, told after a claim that the opening sentence already names.
    ("procedure_history", "审理终结", r"(?:本案)?(?:现)?已?(?:经)?", "", "sentence"),
    (
        "procedure_history",
        "受理后 立案后 立案受理",
        r"(?:该案|此案)?(?:本院|本委)[^。；，\n]{0,24}",
        r"[^。\n]{0,60}(?:依法|适用|组成|审判员|开庭|审理)",
        "clause",
    ),
    # What is asked for (诉讼请求).
    (
        "claims",
        "诉讼请求",
        _up_to(70),
        r"(?:事项)?(?:为|是|如下|有)?：|\n|[一1][、.]|(?:为|是)：?",
        "sentence",
    ),
    (
        "claims",
        "诉讼请求",
        rf"{_up_to(60)}(?:提出|提起|变更|增加|明确)了?(?:如下|以下|下列)?的?",
        r"[^的]",
        "sentence",
    ),
    (
        "claims",
        "上诉请求 再审请求 反诉请求 申请请求 仲裁请求 请求事项 申请事项",
        r"[^。；，\n]{0,60}",
        r"(?:为|是|如下)?：|\n|撤销|[^，。\n]{0,3}依法|改判",
        "sentence",
    ),
    (
        "claims",
        "请求判令 请求依法 请求法院 请求本院 请求人民法院 要求判令 请求法庭 诉请判令 诉请法院 要求法院 请求准予 请求裁决 请求仲裁",
        _up_to(70),
        r"(?!提交|提供|举证)",
        "clause",
    ),
    # In awards, whose claimant is 申请人: 申请人请求：1.…, 申请人于…提出申请，请求：一、….
    ("claims", "请求", r"(?<!被)申请人[^。；\n]{0,40}", r"：|确认|裁决", "line"),
    # Not the causes of action that begin so: 请求确认债务人行为无效纠纷, 请求撤销个别清偿行为纠纷.
    ("claims", "请求确认 请求撤销", _up_to(70), r"(?![^，。；\n]{2,16}纠纷)", "clause"),
    (
        "claims",
        "故诉 诉至法院 诉至本院 诉至贵院 诉诸 起诉，请求 起诉，要求 提起诉讼，要求 提起诉讼，请求 起诉来院 起诉至本院 起诉要求 起诉请求 "
        "特起诉 诉请",
        _up_to(60),
        "",
        "clause",
    ),
    # Its facts and grounds (事实和理由), told by the party that asks.
    (
        "claim_facts",
        "事实和理由 事实与理由 事实及理由 事实、理由 事实理由 主要理由",
        _up_to(20),
        "",
        "sentence",
    ),
    (
        "claim_facts",
        "诉称 上诉称 申请称 再审称 申诉称 请求称 抗诉认为 抗诉称 异议称 复议称 申请人称 提出异议 抗诉提出 起诉认为 起诉指控",
        _up_to(70),
        "",
        "sentence",
    ),
    ("claim_facts", "称", rf"(?:反诉)?{_ASKING}[^。，；\n]{{0,40}}", r"[：，]", "sentence"),
    ("claim_facts", "指控", _up_to(30), r"[：，]", "sentence"),
    (
        "claim_facts",
        "不服",
        _up_to(60, "一案", "纠纷", "法院[于作做]"),
        r"(?![^。，\n]{0,16}(?:仲裁|劳裁)|[^。\n]{0,40}向[^本]?[^。\n]{0,20}法院)[^。\n]{0,120}?(?:认为|称|请求|理由|要求|：)",
        "line",
    ),
    (
        "claim_facts",
        "上诉理由 申请再审理由 再审理由 申诉理由 上诉意见",
        _up_to(50),
        r"(?:为|是|如下|称|主要|及)?[：，]",
        "line",
    ),
    # The answer (答辩).
    (
        "defence",
        "辩称 辨称 答辩 抗辩称 意见称 未作答辩 未答辩 未予答辩",
        rf"(?!其|关于|对于|针对){_up_to(70, '补充', '一案')}",
        r"(?!期|状期|状副本|权利|期限)",
        "sentence",
    ),
    (
        "defence",
        "未到庭 未提交 未提供 未向本院 未发表 未出庭 没有到庭 没有答辩 无异议 承认 表示",
        rf"(?:以上|上述|二|三|四|两|各|本案)?(?:反诉)?(?:被告|被上诉人|被申请人|被执行人|原审被告){_up_to(60)}",
        "",
        "sentence",
    ),
    ("defence", "述称 陈述", rf"(?:原审|一审)?被{_up_to(60)}", r"[：，]", "sentence"),
    # Not 被告…对原告的损失应负全部责任, which the plaintiff says.
    (
        "defence",
        "对原告",
        rf"(?:以上|上述|二|三|四|两|各|本案)?(?:反诉)?(?:被告|被上诉人|被申请人|被执行人|原审被告){_up_to(60)}",
        r"(?!的?(?:损失|损害|伤|债务|人身|财产))",
        "sentence",
    ),
    (
        "third_person_statement",
        "述称 陈述称 称 未到庭 未提交 未作 未陈述 未发表 陈述",
        rf"(?:原审|一审)?第三人{_up_to(60)}",
        "",
        "sentence",
    ),
    # What the court below heard, found and held.
    (
        "lower_court",
        "法院 高院 中院 原审 一审 原判",
        r"(?!对|针对|关于|本院|[(\d一二三四五六七八九十]+[)、.])[^。；，\n]{0,50}",
        rf"{_up_to(40, '没有', '并未', '未能', '不')}?(?:查明(?!事实)|认定(?:事实|以下|如下)?[：，]|认定事实如下|认为[：，]|"
        r"(?:判决|裁定)(?:如下)?：)",
        "line",
    ),
    (
        "lower_court",
        "一审法院 原审法院 一审 原审",
        rf"{_up_to(60)}向",
        r"(?:法院)?[^。；\n]{0,10}(?:起诉|提出|诉称|诉请|请求|提起)",
        "line",
    ),
    (
        "lower_court",
        "起诉 诉至 提起诉讼",
        _up_to(60, "一案", "上诉", "本院"),
        r"[^。；\n]{0,30}(?:法院|高院|中院|称|请求)",
        "line",
    ),
    ("lower_court", "原审原告 一审原告", "", r"[^。；\n]{0,60}(?:诉称|起诉|向)", "line"),
    # Evidence put in and weighed (举证, 质证).
    (
        "evidence",
        "证据 质证",
        r"(?![^。；\n]*(?:责任|合议庭|阅卷|独任|适用|综上|本院认为|缺乏|原审|一审|未提供|未提交|未能|没有|无证据))"
        rf"{_up_to(60)}(?:提交|提供|举示|出示|围绕|经|对|针对|上述|组织){_up_to(50)}",
        "",
        "line",
    ),
    (
        "evidence",
        "当事人围绕 为证明 为支持 为证实",
        _up_to(30),
        r"[^。\n]{0,80}(?:证据|提交|提供|出示|举示|举证)",
        "sentence",
    ),
    # What this court finds.
    (
        "findings",
        "查明",
        r"(?:(?:本院|本委|本庭|另|又|再|还|现|经|已|根据|综合|通过|基于|结合|二审|再审|审理|审查|审判|在)"
        rf"{_up_to(80, '该院', '原审', '一审')})?",
        r"[一二三四五\d]?[：，、]|的?(?:本案|案件)?(?:如下|以下|下列|事实(?!不?清)|的|[^。，；\n]{0,4}事实)",
        "sentence",
    ),
    (
        "findings",
        "认定事实 认定的事实 认定案件事实 认定如下 认定以下 确认以下 确认如下 确认事实 事实如下 认定下列 确认下列 如下认定 以下认定",
        _up_to(80, "原审", "一审", "二审判", "判决"),
        r"(?:如下)?(?:法律|案件)?(?:事实)?(?:如下)?(?:：|\n)|如下，",
        "sentence",
    ),
    (
        "findings",
        "没有争议的事实 无争议的事实 无异议的事实 下列事实 以下事实 如下事实",
        _up_to(60, "原审", "一审", "证明"),
        r"[^。\n]{0,20}(?:予以确认|无异议|没有异议|：)",
        "line",
    ),
    ("evidence", "二审中 二审期间 二审庭审 再审中 再审期间", r"(?:在|本院)?", "", "line"),
    (
        "findings",
        "对原审 对一审",
        r"(?:本院|经)[^。；\n]{0,20}",
        r"[^。\n]{0,20}查明[^。\n]{0,20}(?:确认|一致)",
        "sentence",
    ),
    ("findings", "经查 经本院审查", r"(?:另|又|现)?", r"[，：]", "sentence"),
    ("findings", "认定", r"(?:本院|本委)(?:经(?:审理|审查))?", r"[：，]", "sentence"),
    # What it holds (本院认为).
    (
        "reasons",
        "认为",
        rf"{_SINCE}(?:本院|本委|本庭|仲裁庭|合议庭|本仲裁庭|本会|本案){_up_to(20)}",
        "",
        "sentence",
    ),
    ("reasons", "经审查认为 经审查，认为 经审理认为", "", "", "sentence"),
)

_FEE_LEAD = (
    r"(?:[一二三四五六七八九十]{1,3}、)?"
    r"(?:本案|一审|二审|原审|本诉|反诉|诉讼费用?|案件|全案|财产|本次|两案|[一二]、?二审)*[^。；，\n]{0,6}"
)
AFTER_ORDER: tuple[Row, ...] = (
    # 民事诉讼法 art. 264 (2023; formerly 229, 232, 253, 260): double interest for late performance.
    ("default_interest", "未按", _up_to(40), r"[^。；\n]{0,30}(?:指定|规定|确定|履行|期)", "sentence"),
    ("default_interest", "加倍支付", _up_to(80), "", "sentence"),
    ("costs", "免收 免交", r"本案(?:依法)?(?:予以)?", r"[^。；\n]{0,8}(?:受理费|诉讼费|申请费)", "sentence"),
    (
        "costs",
        "受理费 申请费 诉讼费 保全费 执行费",
        _FEE_LEAD,
        r"[^。；\n]{0,200}?(?:元|负担|承担|免|交纳|收取)",
        "sentence",
    ),
    (
        "appeal",
        "如不服 如果不服 当事人不服 不服本 对裁定不服 对本裁定不服 本判决为 本裁定为 本裁定立即 本裁定送达 本裁定自 本判决自 本裁定一经 "
        "本判决送达 本决定 本裁决为 本裁决自 本调解书 本调解协议 本裁定书 裁定书送达",
        _up_to(24),
        "",
        "sentence",
    ),
    # Objection to a payment order (民事诉讼法 art. 227).
    ("appeal", "异议", r"(?:被申请人|债务人)[^。；\n]{0,40}(?:如|若)[^。；\n]{0,12}", r"", "sentence"),
)
