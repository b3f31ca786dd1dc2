"""The readable view: every code has a Chinese word, signs can be copied into a file."""

from rich.console import Console

from xiezhi.cli.terminal import show
from xiezhi.schema import (
    CLAIM_KINDS,
    DOC_TYPES,
    PROCEDURES,
    RESULTS,
    ROLES,
    Analysis,
    Assessment,
    Authority,
    DocumentInfo,
    Evidence,
    Facts,
    Sign,
    words,
)


def test_every_code_has_a_chinese_word() -> None:
    for codes, known in (
        (DOC_TYPES, words.DOC_TYPES),
        (PROCEDURES, words.PROCEDURES),
        (RESULTS, words.RESULTS),
        (CLAIM_KINDS, words.CLAIMS),
        (ROLES, words.ROLES),
    ):
        assert set(codes) <= set(known)


def test_a_sign_is_shown_with_passage_speaker_authority_and_what_to_verify() -> None:
    text = "原告称以现金交付五十万元。"
    sign = Sign(
        "large_cash_delivery", "大额现金交付", "Large sum delivered in cash", "strong",
        (Authority("某规定", "第1条", verified=False),),
        (Evidence(2, 12, text[2:12], "plaintiff", "asserted"),),
        against=(Evidence(0, 2, "原告", "court", "found"),),
        to_verify=("取款凭证",),
        arithmetic="500000 ≥ 100000",
    )  # fmt: skip
    info = DocumentInfo("a", "a.txt", "", "text/plain", "utf-8", len(text))
    analysis = Analysis(info, "ok", (), Facts(), (sign,), Assessment("low", 0.6, ("大额现金交付",)))
    console = Console(width=100, record=True, file=None)
    show(analysis, text, console)
    shown = console.export_text()
    for part in (
        "大额现金交付",
        "称以现金交付五十万元",
        "[2–12]",
        "原告方 plaintiff",
        "主张 asserted",
        "某规定第1条*",
        "* 条文待核对",
        "取款凭证",
        "500000",
        "不是结论",
    ):
        assert part in shown
