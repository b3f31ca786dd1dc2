"""Firms: law firms and employers behind an agent's name."""

from __future__ import annotations

import pytest

from xiezhi.parsing.firms import find_firm


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("，云州正义律师事务所律师。", "云州正义律师事务所"),
        ("，云州正义律师事务所实习律师。", "云州正义律师事务所"),
        ("，北京正大(云州)律师事务所律师。", "北京正大(云州)律师事务所"),
        ("，国海律师(云州)事务所律师。", "国海律师(云州)事务所"),
        ("，北京正大律师事务所云州分所律师。", "北京正大律师事务所云州分所"),
        ("，均系青河区正阳法律服务所法律工作者。", "青河区正阳法律服务所"),
        ("，该公司破产管理人云州正义律师事务所负责人。", "云州正义律师事务所"),
        ("，云州晨光有限公司管理人云州正义律师事务所、负责人。", "云州正义律师事务所"),
        ("，男，系云州晨光有限公司员工。", "云州晨光有限公司"),
        ("，云州市公安局柳巷派出所指导员。", "云州市公安局柳巷派出所"),
        ("，云州晨光(集团)有限公司法律顾问。", "云州晨光(集团)有限公司"),
        ("，男，在云州晨光有限公司工作。", "云州晨光有限公司"),
        ("，由云州市法律援助处指派的云州正义律师事务所律师。", "云州正义律师事务所"),
        ("，云州市青河区法律援助中心指派的云州正义律师事务所律师。", "云州正义律师事务所"),
        ("，云州之江专利事务所(普通合伙)专利代理师。", "云州之江专利事务所(普通合伙)"),
        ("，该公司职员。", None),
        ("，系公司职工。", None),
        ("，男，住云州市晨光有限公司宿舍。", None),
        ("，周小禾之父。", None),
        ("。", None),
    ],
)
def test_firms(text: str, firm: str | None) -> None:
    span = find_firm(text, 0, len(text))
    assert (text[slice(*span)] if span else None) == firm


def test_offices_only_leaves_employers_out() -> None:
    text = "，云州晨光有限公司总经理。"
    assert find_firm(text, 0, len(text), offices_only=True) is None
