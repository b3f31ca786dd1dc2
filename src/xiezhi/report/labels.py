"""What stands printed in a report, in Chinese and English."""

from __future__ import annotations

from xiezhi.language import Language
from xiezhi.schema.words import UNVERIFIED

LABELS: dict[str, tuple[str, str]] = {
    "title": ("线索报告", "Clue report"),
    "notice": (
        "本报告只列出文书中可供核查之处及其出处、依据和相反情况，不认定事实，不作结论。是否属实，由办案人员核实判断。",
        "This report lists passages that may deserve a closer look, with their sources, the authority and what speaks "
        "against them. It finds no facts and draws no conclusion: that is for the person in charge of the case.",
    ),
    "group": ("本报告所列文书", "Documents in this report"),
    "case": ("案件", "Case"),
    "parties": ("当事人及诉讼参与人", "Parties and participants"),
    "facts": ("文书所载事实", "What the document states"),
    "dealings": ("请求、款项与劳动关系", "Claims, sums and employment"),
    "timeline": ("时间线", "Timeline"),
    "signs": ("可供核查的迹象", "Signs to look into"),
    "no_signs": ("目录所列迹象在本文书中均未发现。", "None of the catalogued signs was found in this document."),
    "similar": ("相似文书", "Similar filings"),
    "made": ("本报告如何产生", "How this report was made"),
    "problems": ("未能读取之处", "What could not be read"),
    "level": ("关注程度", "Attention"),
    "because": ("理由", "Reasons"),
    "authority": ("依据", "Authority"),
    "against": ("相反情况", "What speaks against it"),
    "to_verify": ("待核实", "To verify"),
    "arithmetic": ("计算", "Arithmetic"),
    "passage": ("原文", "Passage"),
    "item": ("项目", "Item"),
    "value": ("内容", "Content"),
    "strength": ("强度", "strength"),
    "unverified": (UNVERIFIED, " (reference to be checked)"),
    "place": ("第{start}—{end}字", "characters {start}–{end}"),
    "source": ("来源", "source"),
    "absent": ("未到庭", "did not appear"),
    "firm": ("单位", "firm"),
    "for": ("代表", "for"),
    "born": ("{day} 出生", "born {day}"),
    "男": ("男", "male"),
    "女": ("女", "female"),
    "identifier": ("证件号码", "identity number"),
    "doc_type": ("文书种类", "Kind of document"),
    "court": ("法院或仲裁机构", "Court or tribunal"),
    "case_number": ("案号", "Case number"),
    "cause": ("案由", "Cause of action"),
    "procedure": ("程序", "Procedure"),
    "accepted_on": ("立案日期", "Accepted on"),
    "decided_on": ("文书日期", "Dated"),
    "result": ("结果", "Result"),
    "court_fee": ("受理费", "Court fee"),
    "related_case_numbers": ("相关案号", "Related case number"),
    "statute": ("法律依据", "Statute"),
    "claim": ("请求", "Claim"),
    "loan": ("借款", "Loan"),
    "employment": ("劳动关系", "Employment"),
    "award": ("裁判或者调解金额", "Sum ordered or settled"),
    "lent_on": ("出借", "lent"),
    "due_on": ("到期", "due"),
    "work_from": ("入职", "employment begins"),
    "work_to": ("离职", "employment ends"),
    "wage": ("月工资", "monthly wage"),
    "claimed": ("请求", "claimed"),
    "rate": ("年利率", "annual rate"),
    "yuan": ("{amount} 元", "CNY {amount}"),
    "document": ("文书来源", "Source"),
    "sha256": ("原件 SHA-256", "SHA-256 of the original"),
    "read_as": ("读取方式", "Read as"),
    "chars": ("{count} 字", "{count} characters"),
    "engine": ("软件版本", "Engine"),
    "sources": ("所用规则和模型", "Rules and models that spoke"),
    "status": ("读取状态", "Status"),
    "similarity": ("相似度", "similarity"),
    "timeline_of": ("文书所载日期的时间线", "Timeline of the dates that the document states"),
}  # fmt: skip

# What a document's status says; the codes are those of the Analysis.
STATUSES = {"ok": "全部读取", "partial": "部分读取", "failed": "未能读取", "skipped": "未读取"}


def say(key: str, language: Language, **values: object) -> str:
    """A printed label, its `{placeholders}` filled in."""
    found = LABELS[key][0 if language == "zh" else 1]
    return found.format(**values) if values else found
