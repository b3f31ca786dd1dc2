"""Plain values are made fast and are as good as frozen ones: slots, comparison and hash by content."""

import pickle
from dataclasses import fields, replace

import pytest

from xiezhi.schema import Entity
from xiezhi.schema.values import plain_value


@plain_value
class Point:
    x: int
    y: int = 0


def test_equal_content_is_one_value() -> None:
    assert {Point(1), Point(1, 0), replace(Point(2), x=1)} == {Point(1)}
    assert Point(1) != Point(2)


def test_no_other_attribute_can_be_set() -> None:
    with pytest.raises(AttributeError):
        setattr(Point(1), "z", 3)  # noqa: B010 (the type checker knows it too)


def test_fields_and_pickles_are_those_of_a_dataclass() -> None:
    assert [field.name for field in fields(Point)] == ["x", "y"]
    entity = Entity("PERSON", "甲", 0, 1, "rule:heading")
    assert pickle.loads(pickle.dumps(entity)) == entity
