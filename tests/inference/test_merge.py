from __future__ import annotations

from xiezhi.inference.merge import merge
from xiezhi.schema import Entity


def _entity(label: str, start: int, end: int, confidence: float = 1.0, source: str = "rule") -> Entity:
    return Entity(label, "x" * (end - start), start, end, source, confidence)


def test_the_model_adds_what_the_rules_did_not_see() -> None:
    rules = [_entity("PERSON", 0, 3), _entity("MONEY", 10, 14)]
    seen = _entity("PERSON", 5, 7, 0.97, "model")
    assert merge(rules, [seen]) == [rules[0], seen, rules[1]]


def test_the_rules_stand_where_both_speak() -> None:
    rules = [_entity("ORG", 4, 12)]
    assert merge(rules, [_entity("PERSON", 10, 13, 0.99), _entity("ORG", 3, 5, 0.99)]) == rules


def test_the_unsure_and_what_the_rules_know_better_is_left_to_them() -> None:
    assert merge([], [_entity("PERSON", 0, 2, 0.5), _entity("DATE", 5, 9, 0.99)]) == []


def test_one_character_of_a_word_names_nobody() -> None:
    assert merge([], [_entity("ORG", 3, 4, 0.99), Entity("ORG", "公司", 6, 8, "model", 0.99)]) == []
