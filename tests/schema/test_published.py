"""The published JSON Schemas describe what the engine writes."""

from dataclasses import replace

from xiezhi.errors import Problem
from xiezhi.schema import Analysis, DocumentInfo, Employment, Fact, Facts, Party, Representative
from xiezhi.schema.published import json_schema


def sample() -> Analysis:
    info = DocumentInfo("a", "a.txt", "0" * 64, "text/plain", "utf-8", 10)
    facts = Facts(
        doc_type=Fact("civil_judgment", ((0, 5),), "rule:title"),
        parties=(Party("林一舟", "plaintiff", "person", spans=((5, 8),), source="rule:party-line"),),
        representatives=(Representative("石大江", "agent", "林一舟"),),
        employments=(Employment("林一舟", "甲公司", "2020-01-01", None, 5000.0),),
    )
    return Analysis(info, "partial", (Problem("XZ101", "x", 0, 1),), facts)


def test_python_names_with_an_underscore_lose_it_in_json() -> None:
    result = sample().to_dict()
    assert result["representatives"][0]["for"] == "林一舟"
    assert result["employments"][0]["from"] == "2020-01-01"


def test_every_field_of_the_result_is_in_the_schema() -> None:
    schema, result = json_schema("analysis"), sample().to_dict()
    assert set(result) == set(schema["properties"])
    definitions = schema["$defs"]
    for name, model in (
        ("parties", "Party"),
        ("representatives", "Representative"),
        ("employments", "Employment"),
    ):
        assert set(result[name][0]) == set(definitions[model]["properties"])


def test_results_are_values() -> None:
    first, second = sample(), sample()
    assert first == second
    assert replace(first, status="ok") != second


def test_the_annotation_schema_lists_the_codes() -> None:
    text = str(json_schema("annotation"))
    assert "enforcement_applicant" in text
    assert "entities_until" in text
