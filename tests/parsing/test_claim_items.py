"""Items of damage numbered one by one are one request."""

import pytest
from tests.parsing.decision_pages import judgment, read


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("被告给付原告1、医疗费750.90元，2、丧葬费2000元，3、精神抚慰金5000元。", [("compensation", 7750.9)]),
        (
            "1.被告支付医疗费900元；2.住院伙食补助费60元；3.诉讼费由被告承担。",
            [("compensation", 960), ("fees", None)],
        ),
        (
            "被告赔偿各项赔偿金共计6300元（1、医疗费2200元；2、护理费(100元/天)×(10+11)天2100元；3、伤残赔偿金2000元）。",
            [("compensation", 6300)],
        ),
        (
            "一、二被告赔偿以下经济损失：1.医疗费600元；2.住院期间伙食补助费300元；3.误工费100元。\n上述款项合计1000元，由二被告赔偿70%，即700元，其余由原告承担。\n二、诉讼费由被告承担。",
            [("compensation", 700), ("fees", None)],
        ),
        (
            "1.被告赔偿医疗费、护理费等损失900元；2.被告支付精神损害抚慰金800元。",
            [("compensation", 900), ("compensation", 800)],
        ),
    ],
)
def test_numbered_items_of_damage(asked: str, expected: list[tuple[str, float | None]]) -> None:
    text = judgment("驳回原告郑有田的诉讼请求。", asked=asked, cause="身体权纠纷")
    assert [(claim.kind, claim.amount) for claim in read(text).claims] == expected
