from __future__ import annotations

from collections.abc import Sequence

import pytest

from xiezhi.parsing import parse_page
from xiezhi.schema import Sign
from xiezhi.signs import find_signs, load_catalogue
from xiezhi.signs.candidates import with_candidates
from xiezhi.text import SourceText

HEAD = "江州市人民法院\n民事判决书\n（2019）江0102民初88号\n原告：钱安，女。\n被告：孙立，男。\n"
BODY = (
    "原告钱安诉被告孙立民间借贷纠纷一案，本院受理后依法进行了审理。\n"
    "原告钱安诉称，被告向其借款50万元，均以现金交付，没有转账记录。请求判令偿还。\n"
    "被告孙立辩称，{answer}。\n"
    "本院认为，{finding}。依照《中华人民共和国民法通则》第一百零八条的规定，判决如下：被告偿还原告借款。\n"
)
PLAIN = HEAD + BODY.format(
    answer="{answer}", finding="原告当庭称现金为家中存放，与其在公安机关的陈述前后矛盾"
)
QUIET = "江州市人民法院\n民事判决书\n原告：钱安。\n被告：孙立。\n被告孙立辩称，悉听尊便。\n"
CATALOGUE = load_catalogue()


def _joined(
    text: str, sign: str, words: str, chance: float = 0.8
) -> tuple[dict[str, Sign], dict[str, Sign], list[int]]:
    """(signs by rules, signs with a model that suggests `sign` wherever `words` stand, how much it was asked)."""
    page, facts = parse_page(SourceText.of(text))
    asked: list[int] = []

    def suggest(texts: Sequence[str], threshold: float | None) -> list[list[tuple[str, float]]]:
        asked.append(len(texts))
        return [[(sign, chance)] if words in t else [] for t in texts]

    rules = find_signs(page, facts, CATALOGUE)
    both = with_candidates(page, facts, CATALOGUE, rules, suggest, "office@1")
    return {s.id: s for s in rules}, {s.id: s for s in both}, asked


def test_a_suggested_sign_joins_with_the_name_of_the_model() -> None:
    text = PLAIN.format(answer="悉听尊便，随原告怎么说")
    rules, both, _ = _joined(text, "no_substantive_dispute", "悉听尊便")
    assert rules
    assert "no_substantive_dispute" not in rules
    sign = both["no_substantive_dispute"]
    assert (sign.source, sign.confidence) == ("office@1", 0.8)
    (passage,) = sign.evidence
    assert text[passage.start : passage.end] == passage.text
    assert "悉听尊便" in passage.text
    assert passage.speaker == "defendant"
    assert list(both) == [id for id in CATALOGUE.signs if id in both]


def test_a_sign_that_both_find_says_so() -> None:
    text = PLAIN.format(answer="对原告所诉事实无异议，同意偿还")
    rules, both, _ = _joined(text, "no_substantive_dispute", "无异议")
    assert rules["no_substantive_dispute"].source == "rule"
    assert both["no_substantive_dispute"].source == "rule+office@1"
    assert both["no_substantive_dispute"].evidence == rules["no_substantive_dispute"].evidence


def test_where_the_rules_find_nothing_the_model_is_not_asked() -> None:
    rules, both, asked = _joined(QUIET, "no_substantive_dispute", "悉听尊便")
    assert (rules, both, asked) == ({}, {}, [])


@pytest.mark.parametrize(
    ("sign", "words", "why"),
    [
        ("no_such_sign", "悉听尊便", "the catalogue does not know it"),
        ("no_substantive_dispute", "第一百零八条", "quoted law never counts"),
        ("repaid_debt_sued_again", "均以现金交付", "the plaintiff cannot say it"),
        ("bankruptcy_claim_unbooked", "悉听尊便", "the document is of another kind"),
    ],
)
def test_the_guards_of_the_catalogue_hold_for_the_model_too(sign: str, words: str, why: str) -> None:
    rules, both, asked = _joined(PLAIN.format(answer="悉听尊便"), sign, words)
    assert asked
    assert both == rules, why


def test_of_a_long_sentence_the_clause_that_shows_it_is_quoted() -> None:
    answer = "，".join(["双方相识多年素有往来并且从无争吵", *["家中琐事甚多不必细说"] * 9, "悉听尊便"])
    text = PLAIN.format(answer=answer)
    _, both, _ = _joined(text, "no_substantive_dispute", "悉听尊便")
    (passage,) = both["no_substantive_dispute"].evidence
    assert "悉听尊便" in passage.text
    assert len(passage.text) <= 80
