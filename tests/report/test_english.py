"""The English view of what results hold in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xiezhi.analyzer import Analyzer
from xiezhi.report.english import in_english
from xiezhi.schema import Sign
from xiezhi.signs import SignRule, load_catalogue

_CHINESE = re.compile("[一-鿿]")
_CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def test_every_shipped_sign_reads_in_english() -> None:
    rules = load_catalogue().signs.values()
    items = {(item, "to_verify") for rule in rules for item in rule.to_verify}
    items |= {(item, "against") for rule in rules for item in rule.counter}
    left = sorted(item for item, kind in items if _CHINESE.search(in_english(item, kind)))  # type: ignore[arg-type]
    assert left == []


def test_reasons_and_sums_of_the_shipped_documents_read_in_english() -> None:
    analyzer = Analyzer.load(model=False)
    told = set()
    for path in sorted((_CORPORA / "guiding_cases").glob("*.txt")):
        analysis = analyzer.analyze(path.read_text(encoding="utf-8"))
        for reason in analysis.assessment.because:
            # the name of the law or case that a combination rests on stays Chinese
            told.add(re.sub(r"\(.*\)", "", in_english(reason, "because")))
        told |= {in_english(sign.arithmetic, "arithmetic") for sign in analysis.signs if sign.arithmetic}
    assert len(told) > 20
    shapes = {re.sub(r"[0-9.,%]+|[（(].*[)）]", "", text) for text in told}
    assert {text for text in shapes if re.search("[，；：]", text)} == set()


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (
            "受理2020-03-02，调解2020-03-04：相隔2日；标的1,200,000.00元",
            "arithmetic",
            "accepted 2020-03-02, mediated 2020-03-04: 2 days; 1,200,000.00 yuan at stake",
        ),
        (
            "起诉至调解：相隔2日；一人主张9元，不低于8元",
            "arithmetic",
            "from suit to mediation: 2 days; one person claims 9 yuan, not less than 8 yuan",
        ),
        (
            "大额现金交付（强，原告方主张，另有1处相反材料）：0.24",
            "because",
            "Large sum delivered in cash (strong; asserted, plaintiff's side; 1 passage(s) against it): 0.24",
        ),
        ("本院自订的核查事项", "to_verify", "本院自订的核查事项"),
        ("自定的算式", "arithmetic", "自定的算式"),
    ],
)
def test_values_stand_where_they_belong(text: str, kind: str, said: str) -> None:
    assert in_english(text, kind) == said  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", load_catalogue().signs.values(), ids=lambda rule: rule.id)
def test_every_sign_of_a_reason_is_named_in_english(rule: SignRule) -> None:
    assert in_english(f"{rule.name}（弱，原告方主张）：0.1", "because").startswith(f"{rule.name_en} (weak")
    both = in_english(f"组合：{rule.name}、大额现金交付（某案），加1", "because")
    assert both.startswith(f"together: {rule.name_en}, Large sum delivered in cash (")


def test_an_offices_own_sign_is_named_in_english() -> None:
    sign = Sign("own", "自订迹象", "A sign of the office", "weak", (), ())
    reason = "自订迹象（弱，原告方主张）：0.1"
    assert in_english(reason, "because", (sign,)).startswith("A sign of the office (weak")
    assert in_english(reason, "because").startswith("自订迹象")
