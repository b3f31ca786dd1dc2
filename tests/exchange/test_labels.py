"""Labels out to other tools and back: nothing is lost, and no span passes that does not fit."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiezhi.cli import cli
from xiezhi.cli.exchange import LABEL_FORMATS
from xiezhi.errors import XiezhiError
from xiezhi.exchange.labels import (
    FORMATS,
    Label,
    LabelledText,
    annotation_of,
    labelled,
    read_annotations,
    read_labels,
    write_labels,
)
from xiezhi.exchange.labels.hub import from_rows, rows
from xiezhi.exchange.labels.label_studio import Units
from xiezhi.schema.annotation import Annotation, read_annotation

ROOT = Path(__file__).resolve().parents[2]
ALWAYS = ["doccano", "label-studio", "brat", "conll"]
TEXT = "原告林一舟向被告石大江出借5万元。𠮷田公司为石大江担保。\n石大江认可。"


def note(**fields: object) -> Annotation:
    base = {"file": "a.txt", "doc_type": "complaint", "court": None, **fields}
    return Annotation.model_validate(base)


def target(folder: Path, form: str) -> Path:
    return folder / form if form in ("brat", "annotation") else folder / f"{form}.data"


def carried(documents: list[LabelledText], form: str, folder: Path) -> list[LabelledText]:
    if form == "docbin":
        pytest.importorskip("spacy", reason="spaCy (extra `spacy`) is not installed")
    assert write_labels(documents, target(folder, form), form) == ()
    return read_labels(target(folder, form), form)


def corpus() -> list[LabelledText]:
    return read_annotations(ROOT / "corpora" / "documents")


@pytest.mark.parametrize("form", [*ALWAYS, "docbin", "annotation"])
def test_the_projects_documents_come_back_whole(form: str, tmp_path: Path) -> None:
    before = corpus()
    after = carried(before, form, tmp_path)
    assert [(d.id, d.text, d.labels) for d in after] == [(d.id, d.text, d.labels) for d in before]
    for document, again in zip(before, after, strict=True):
        original = Annotation.model_validate(document.meta["annotation"])
        assert annotation_of(again) == (original, ())


@pytest.mark.real
@pytest.mark.parametrize("form", ALWAYS)
def test_all_labelled_samples_come_back_whole(form: str, tmp_path: Path, shared: Path) -> None:
    before = []
    for path in sorted((shared / "gold").glob("s*.json")):
        text = (shared / "samples" / f"{path.stem}.txt").read_bytes().decode()
        before.append(labelled(read_annotation(path, text), text, path.stem))
    assert len(before) > 50
    for document, again in zip(before, carried(before, form, tmp_path), strict=True):
        assert again.labels == document.labels
        assert annotation_of(again)[0] == Annotation.model_validate(document.meta["annotation"])


@st.composite
def documents(draw: st.DrawFn) -> LabelledText:
    alphabet = st.sampled_from("甲乙丙 \n\r\t\u3000␤\\#=-𠮷😀\u2028")
    text = draw(st.text(alphabet, min_size=1, max_size=30))
    names = st.sampled_from(["PERSON", "ORG", "sign:large_cash_delivery:court:found"])
    places = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 8), names), max_size=5))
    found = {Label(start, min(len(text), start + length), name) for start, length, name in places}
    return LabelledText("甲-1", text, tuple(sorted(found)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@pytest.mark.parametrize("form", ["doccano", "label-studio", "conll"])
@given(document=documents())
def test_any_labels_come_back(form: str, tmp_path: Path, document: LabelledText) -> None:
    (again,) = carried([document], form, tmp_path)
    assert (again.id, again.text, again.labels) == (document.id, document.text, document.labels)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(document=documents())
def test_any_labels_come_back_from_brat(tmp_path: Path, document: LabelledText) -> None:
    # brat cuts line breaks off the ends of a label and cannot label line breaks alone.
    bare = [label for label in document.labels if document.text[label.start : label.end].strip("\n")]
    (again,) = carried([LabelledText("甲-1", document.text, tuple(bare))], "brat", tmp_path)
    said = sorted((label.label, document.text[label.start : label.end].strip("\n")) for label in bare)
    assert sorted((label.label, again.text[label.start : label.end]) for label in again.labels) == said


@given(st.text(max_size=30))
def test_units_are_what_a_browser_counts(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    units = Units(text)
    for offset in range(len(text) + 1):
        assert units.units(offset) == len(text[:offset].encode("utf-16-le")) // 2
        assert units.code_point(units.units(offset)) == offset


def test_label_studio_counts_utf16_units_on_the_page(tmp_path: Path) -> None:
    start = TEXT.index("石大江", 20)
    document = LabelledText("a", TEXT, (Label(start, start + 3, "PERSON"),))
    path = tmp_path / "tasks.json"
    write_labels([document], path, "label-studio")
    task = json.loads(path.read_text(encoding="utf-8"))[0]
    value = task["annotations"][0]["result"][0]["value"]
    assert value["start"] == start + 1  # 𠮷 takes two units
    assert '<Label value="PERSON"/>' in path.with_suffix(".xml").read_text(encoding="utf-8")
    value["start"], value["end"] = start, start + 3  # as Python programs count; the words decide
    path.write_text(json.dumps([task], ensure_ascii=False), encoding="utf-8")
    assert read_labels(path, "label-studio")[0].labels == document.labels


def test_label_studio_min_export_is_read(tmp_path: Path) -> None:
    path = tmp_path / "min.json"
    rows = [
        {
            "id": 7,
            "text": "林一舟起诉。",
            "label": [{"start": 0, "end": 3, "text": "林一舟", "labels": ["PERSON"]}],
        }
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    assert read_labels(path, "label-studio") == [LabelledText("7", "林一舟起诉。", (Label(0, 3, "PERSON"),))]


def test_doccano_export_with_relations_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    entity = {"id": 1, "label": "PERSON", "start_offset": 0, "end_offset": 3}
    row = {"id": 9, "text": "林一舟起诉。", "entities": [entity], "relations": [], "Comments": []}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    (document,) = read_labels(path, "doccano")
    assert document.labels == (Label(0, 3, "PERSON"),)
    assert document.meta == {"relations": [], "Comments": []}


@pytest.mark.parametrize(
    ("form", "content", "code", "line"),
    [
        ("doccano", '{"text": "甲", "label": []}\n{"text": "甲乙", "label": [[0, 3, "X"]]}', "XZ604", 2),
        ("doccano", '\n\n{"text": "甲", "label": [[0, 1]]}', "XZ602", 3),
        ("doccano", '{"text": "甲", "label": [["0", 1, "X"]]}', "XZ602", 1),
        ("doccano", "{", "XZ602", 1),
        ("doccano", '{"label": []}', "XZ602", 1),
        (
            "doccano",
            '{"text": "甲乙", "entities": [{"start_offset": 0, "end_offset": 1, "label": "X", "text": "乙"}]}',
            "XZ603",
            1,
        ),
        ("label-studio", '{"data": {}}', "XZ602", 1),
        ("label-studio", '[{"data": {"text": "甲"}},\n\n{"data": {}}]', "XZ602", 3),
        ("label-studio", '[{"data": {"text": "甲"}}', "XZ602", 1),
        (
            "label-studio",
            '[\n{"text": "甲乙", "label": [{"start": 0, "end": 1, "text": "乙", "labels": ["X"]}]}]',
            "XZ603",
            2,
        ),
        (
            "label-studio",
            '[{"text": "甲乙", "label": [{"start": 0, "end": 9, "labels": ["X"]}]}]',
            "XZ604",
            1,
        ),
        ("label-studio", '[{"text": "甲乙", "label": [{"start": 0, "end": 1}]}]', "XZ602", 1),
        ("conll", "甲\tB-X\n乙\tQ", "XZ602", 2),
        ("conll", "甲乙\tO", "XZ602", 1),
        ("conll", "甲\n", "XZ602", 1),
    ],
)
def test_what_does_not_fit_is_named_by_file_and_line(
    form: str, content: str, code: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "labels.data"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(XiezhiError, match=f"{code}: .*labels.data, line {line}"):
        read_labels(path, form)


@pytest.mark.parametrize("form", ["doccano", "label-studio", "conll", "docbin"])
def test_a_folder_where_a_file_is_wanted_is_named(form: str, tmp_path: Path) -> None:
    with pytest.raises(XiezhiError, match=r"XZ101: .*: Is a directory"):
        read_labels(tmp_path, form)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("T1\tPERSON 0 3\t石大江", "XZ603"),
        ("T1\tPERSON 0 300\t林", "XZ604"),
        ("T1\tPERSON 2 3;5 6\t林 向", "XZ602"),
        ("T1 PERSON 0 3 原告林", "XZ602"),
    ],
)
def test_brat_lines_that_do_not_fit(line: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"T0\tPERSON 2 5\t林一舟\n{line}\n", encoding="utf-8")
    with pytest.raises(XiezhiError, match=rf"{code}: .*a\.ann, line 2"):
        read_labels(tmp_path, "brat")


def test_what_a_labeller_changes_changes_the_annotation() -> None:
    sign = {"id": "large_cash_delivery", "quote": "出借5万元", "speaker": "document", "status": "asserted"}
    before = note(
        entities={"PERSON": ["石大江", "林一舟"]}, signs=[sign], court="某法院", entities_until=len(TEXT)
    )
    document = labelled(before, TEXT, "a")
    company = TEXT.index("𠮷田公司")
    kept = [label for label in document.labels if TEXT[label.start : label.end] != "林一舟"]
    admitted = Label(
        TEXT.index("石大江认可"), len(TEXT) - 1, "sign:no_substantive_dispute:defendant:admitted"
    )
    changed = LabelledText("a", TEXT, (*kept, Label(company, company + 4, "ORG"), admitted), document.meta)
    after, problems = annotation_of(changed)
    assert problems == ()
    assert after.entities == {"PERSON": ["石大江"], "ORG": ["𠮷田公司"]}
    assert [(each.id, each.quote) for each in after.signs] == [
        ("large_cash_delivery", "出借5万元"),
        ("no_substantive_dispute", "石大江认可"),
    ]
    assert after.court == "某法院"


def test_what_an_annotation_cannot_say_is_told() -> None:
    once = LabelledText("a", TEXT, (Label(TEXT.index("石大江"), TEXT.index("石大江") + 3, "PERSON"),))
    annotation, problems = annotation_of(once)
    assert annotation.entities == {"PERSON": ["石大江"]}
    assert [problem.code for problem in problems] == ["XZ609"]
    assert "2 passage(s) of entities.PERSON «石大江»" in problems[0].message


@pytest.mark.parametrize(
    "label", ["sign:", "sign:x:judge:found", "sign:x:court:maybe", "sign:x:court:found:more"]
)
def test_signs_in_no_known_form_are_refused(label: str) -> None:
    with pytest.raises(XiezhiError, match="XZ901"):
        annotation_of(LabelledText("a", TEXT, (Label(0, 2, label),)))


def test_rows_for_datasets_and_pandas_lead_back() -> None:
    before = corpus()
    assert from_rows(rows(before)) == [LabelledText(d.id, d.text, d.labels, dict(d.meta)) for d in before]
    with pytest.raises(XiezhiError, match="XZ604"):
        from_rows([{"text": "甲", "entities": [{"start": 0, "end": 2, "label": "X"}]}])


def test_an_empty_place_is_told(tmp_path: Path) -> None:
    for form in ("annotation", "brat"):
        with pytest.raises(XiezhiError, match="XZ605"):
            read_labels(tmp_path, form)
    with pytest.raises(XiezhiError, match="XZ101"):
        read_labels(tmp_path / "absent.jsonl", "doccano")


def test_the_command_carries_labels_there_and_back(tmp_path: Path) -> None:
    assert LABEL_FORMATS == FORMATS
    run: Callable[..., object] = CliRunner().invoke
    there, back = tmp_path / "doccano.jsonl", tmp_path / "back"
    source = str(ROOT / "corpora" / "documents")
    for start, form, end, to in (
        (source, "annotation", there, "doccano"),
        (str(there), "doccano", back, "annotation"),
    ):
        result = run(cli, ["exchange", "labels", start, "--from", form, "--to", to, "--output", str(end)])
        assert result.exit_code == 0  # type: ignore[attr-defined]
    assert [d.labels for d in read_annotations(back)] == [d.labels for d in corpus()]
