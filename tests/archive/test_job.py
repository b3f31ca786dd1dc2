"""Whole runs: every format to tables, copies once, failures on record, gone on with after any end."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.archive.makers import (
    differences,
    jsonl_bytes,
    judgment,
    row,
    tree,
    write_csv,
    write_folder,
    write_parquet,
    write_xlsx,
    zip_bytes,
)
from tests.reading.makers import docx, paragraph

from xiezhi.analyzer import Analyzer
from xiezhi.archive import TABLES, Archive, Columns, Progress, Settings, annotate
from xiezhi.archive.lock import locked
from xiezhi.archive.screen import duplicates_of
from xiezhi.archive.search import search
from xiezhi.archive.settings import fingerprint
from xiezhi.errors import XiezhiError
from xiezhi.inference import find_model

SMALL = Settings(shard_documents=4, model=False)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """An archive of every format, with a copy, an empty file and a broken one."""
    folder = write_folder(tmp_path / "卷宗", range(4))
    write_csv(folder / "a.csv", [row(4), row(5), row(0)], "gb18030")
    write_parquet(folder / "b.parquet", [row(6), row(7)])
    write_xlsx(folder / "c.xlsx", {"一": [list(row(8)), list(row(8).values())]})
    (folder / "d.zip").write_bytes(zip_bytes({"x/九.txt": judgment(9).encode("gb18030")}))
    (folder / "e.docx").write_bytes(docx("".join(map(paragraph, judgment(10).splitlines()))))
    (folder / "f.jsonl").write_bytes(jsonl_bytes([row(11)]))
    (folder / "g.txt").write_bytes(b"")
    (folder / "h.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def code_of(call: Callable[[], Any]) -> str:
    with pytest.raises(XiezhiError) as caught:
        call()
    return caught.value.code


def test_every_document_of_a_mixed_archive_is_accounted_for(mixed: Path, tmp_path: Path) -> None:
    done = annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    counts = done.counts
    assert (counts["documents"], counts["ok"], counts["skipped"], counts["failed"]) == (15, 12, 1, 2)
    with Archive.open(tmp_path / "run") as archive:
        assert archive.complete
        assert archive.sql("SELECT count(*), count(DISTINCT doc_id) FROM documents").fetchall() == [(15, 15)]
        assert {code for (code,) in archive.sql("SELECT code FROM failures").fetchall()} == {"XZ102", "XZ107"}
        query = "SELECT d.case_number, p.name FROM documents d JOIN parties p USING (doc_id) WHERE p.n = 0 ORDER BY 1"
        names = dict(archive.sql(query).fetchall())
    assert len(names) == 12
    assert all(name in judgment(int(number.split("初")[1][:-1]) - 1) for number, name in names.items())


def test_tables_hold_what_the_analyzer_says(mixed: Path, tmp_path: Path) -> None:
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    with Archive.open(tmp_path / "run") as archive:
        assert archive.text("000") == archive.text("a#3") == judgment(0)  # one of the two is a copy
        assert archive.texts(["001", "none"]) == {"001": judgment(1)}
        text = archive.text("003")
        analysis = Analyzer.load().analyze(text)
        for table in ("parties", "loans", "claims", "entities", "signs", "facts"):
            (count,) = archive.sql(f"SELECT count(*) FROM {table} WHERE doc_id = '003'").fetchall()[0]
            expected = {"signs": analysis.signs}.get(table, getattr(analysis.facts, table, None))
            assert table == "facts" or (expected is not None and count == len(expected)), table
        found = archive.sql(
            "SELECT text, start, \"end\" FROM entities WHERE doc_id = '003' ORDER BY n"
        ).fetchall()
        assert found == [(e.text, e.start, e.end) for e in analysis.facts.entities]
        assert all(text[start:end] == quoted for quoted, start, end in found)
        spans = archive.sql("SELECT spans FROM facts WHERE doc_id = '003' AND field = 'court'").fetchall()[0][
            0
        ]
        assert analysis.facts.court is not None
        assert [tuple(span) for span in spans] == list(analysis.facts.court.spans)


def test_every_table_has_its_schema_in_every_shard(mixed: Path, tmp_path: Path) -> None:
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    for name, schema in TABLES.items():
        files = sorted((tmp_path / "run" / name).iterdir())
        assert len(files) == 4
        assert all(pq.read_schema(file).equals(schema) for file in files), name


def test_any_number_of_workers_writes_the_same(mixed: Path, tmp_path: Path) -> None:
    for workers in (0, 1, 2):
        annotate([mixed], tmp_path / f"run{workers}", settings=SMALL, workers=workers)
    for workers in (1, 2):
        assert not differences(tree(tmp_path / f"run{workers}"), tree(tmp_path / "run0"))


def test_columns_fill_in_what_the_text_does_not_say(tmp_path: Path) -> None:
    table = write_csv(
        tmp_path / "a.csv", [row(1) | {"全文": "原告与被告因借款发生争议。", "裁判日期": "2019年5月20日"}]
    )
    annotate([table], tmp_path / "run", settings=SMALL, workers=0)
    with Archive.open(tmp_path / "run") as archive:
        query = "SELECT court, case_number, cause, decided_on, given_parties FROM documents"
        expected = ("青岚县人民法院", "（2019）云2599民初2号", "民间借贷纠纷", "2019-05-20", "甲；乙")
        assert archive.sql(query).fetchall() == [expected]
        sources = dict(archive.sql("SELECT field, source FROM facts").fetchall())
        assert sources["court"] == "column:court"


def test_cells_may_hold_web_pages(tmp_path: Path) -> None:
    page = (
        "<html><body>" + "".join(f"<div>{line}</div>" for line in judgment(3).splitlines()) + "</body></html>"
    )
    (tmp_path / "a.jsonl").write_bytes(jsonl_bytes([{"s7": "（2019）云2599民初4号", "qwContent": page}]))
    annotate([tmp_path / "a.jsonl"], tmp_path / "run", settings=SMALL, workers=0)
    with Archive.open(tmp_path / "run") as archive:
        assert archive.text("a#1").splitlines() == judgment(3).splitlines()
        assert archive.sql("SELECT media_type, court FROM documents").fetchall() == [
            ("text/html", "青岚县人民法院")
        ]


def test_a_row_that_may_be_cut_is_partial(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'id,text\n1,"判决"如下"还款"\n2,青岚县人民法院民事判决书\n', encoding="utf-8"
    )
    done = annotate([tmp_path / "a.csv"], tmp_path / "run", settings=SMALL, workers=0)
    assert (done.counts["ok"], done.counts["partial"]) == (1, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="names are free bytes on Linux only")
def test_names_in_gb18030_are_read_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with open(os.fsencode(folder) + "/判决书.txt".encode("gb18030"), "w", encoding="utf-8") as file:
        file.write(judgment(1))
    annotate([folder], tmp_path / "run", settings=SMALL, workers=0)
    with Archive.open(tmp_path / "run") as archive:
        assert archive.sql("SELECT doc_id, source FROM documents").fetchall() == [("判决书", "in/判决书.txt")]


def test_a_stopped_run_goes_on_where_it_was(mixed: Path, tmp_path: Path) -> None:
    annotate([mixed], tmp_path / "whole", settings=SMALL, workers=0)

    def stop(progress: Progress) -> None:
        if progress.shards == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        annotate([mixed], tmp_path / "run", settings=SMALL, workers=0, watch=stop)
    with Archive.open(tmp_path / "run") as archive:
        assert not archive.complete
        assert archive.sql("SELECT count(*) FROM documents").fetchall() == [(8,)]
    done = annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    assert (done.shards, done.resumed, done.begun) == (4, 2, 7)
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "whole"))
    again = annotate([mixed], tmp_path / "run", settings=SMALL, workers=2)
    assert (again.resumed, again.begun, again.counts) == (4, 0, done.counts)


def test_half_written_tables_do_not_count_and_are_written_anew(mixed: Path, tmp_path: Path) -> None:
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    whole = tree(tmp_path / "run")
    for path in ((tmp_path / "run" / "done" / "shard-000001.json"), tmp_path / "run" / "complete.json"):
        path.unlink()
    (tmp_path / "run" / "signs" / "shard-000001.parquet").write_bytes(b"PAR1 torn")
    (tmp_path / "run" / "signs" / ".shard-000001.parquet.77.tmp").write_bytes(b"PAR1")
    with Archive.open(tmp_path / "run") as archive:
        assert archive.shards == (0, 2, 3)
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    assert not differences(tree(tmp_path / "run"), whole)


def change_settings(folder: Path) -> Settings:
    return Settings(shard_documents=4, model=False, texts=False)


def change_columns(folder: Path) -> Settings:
    return Settings(shard_documents=4, model=False, columns=Columns.parse(["text=案由"]))


def add_a_file(folder: Path) -> Settings:
    (folder / "neu.txt").write_text("新", encoding="utf-8")
    return SMALL


def same_size_other_content(folder: Path) -> Settings:
    path = folder / "甲" / "001.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("借条", "欠条"), encoding="utf-8")
    return SMALL


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_settings, "settings texts: True → False"),
        (change_columns, "columns: {} → {'text': '案由'}"),
        (add_a_file, "1 input(s) added (卷宗/neu.txt …)"),
        (same_size_other_content, "content between"),
    ],
)
def test_a_run_made_from_something_else_is_refused_with_what_changed(
    mixed: Path, tmp_path: Path, change: Callable[[Path], Settings], said: str
) -> None:
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    before = tree(tmp_path / "run")
    settings = change(mixed)
    with pytest.raises(XiezhiError) as caught:
        annotate([mixed], tmp_path / "run", settings=settings, workers=0)
    assert caught.value.code == "XZ502"
    assert said in caught.value.message
    assert not differences(tree(tmp_path / "run"), before)


def test_a_run_that_read_nothing_yet_may_begin_again(tmp_path: Path) -> None:
    table = write_csv(tmp_path / "a.csv", [{"编号": "1", "正本": judgment(1)}])
    assert annotate([table], tmp_path / "run", settings=SMALL, workers=0).counts["failed"] == 1
    named = replace(SMALL, columns=Columns.parse(["text=正本"]))
    assert annotate([table], tmp_path / "run", settings=named, workers=0).counts["ok"] == 1
    annotate([table], tmp_path / "fresh", settings=named, workers=0)
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "fresh"))


def test_signs_that_cannot_be_used_stop_the_run_before_it_begins(mixed: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    settings = replace(SMALL, sign_dirs=(tmp_path / "own",))
    assert code_of(lambda: annotate([mixed], tmp_path / "run", settings=settings)) == "XZ301"
    assert not (tmp_path / "run" / "run.json").exists()


def test_other_code_or_another_model_is_refused(mixed: Path, tmp_path: Path) -> None:
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    path = tmp_path / "run" / "run.json"
    for key, value in (("code", {"version": "0.0.0"}), ("model", "other@1 abc")):
        saved = path.read_text(encoding="utf-8")
        path.write_text(json.dumps(json.loads(saved) | {key: value}), encoding="utf-8")
        with pytest.raises(XiezhiError, match=key):
            annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
        path.write_text(saved, encoding="utf-8")


def test_a_model_of_ones_own_is_named_in_the_run(mixed: Path, tmp_path: Path) -> None:
    folder = find_model()
    assert folder is not None
    own = tmp_path / "own"
    shutil.copytree(folder, own, ignore=shutil.ignore_patterns("encoder"))
    labels = json.loads((own / "labels.json").read_text(encoding="utf-8"))
    (own / "labels.json").write_text(json.dumps(labels | {"name": "own"}), encoding="utf-8")
    shipped, named = fingerprint(replace(SMALL, model=True)), fingerprint(replace(SMALL, model=own))
    assert shipped["settings"] == named["settings"]
    assert str(named["model"]).startswith("own@")
    assert shipped["model"] != named["model"]
    with pytest.raises(XiezhiError, match="XZ401"):
        annotate([mixed], tmp_path / "run", settings=replace(SMALL, model=tmp_path), workers=0)


def test_places_that_cannot_be_a_run(mixed: Path, tmp_path: Path) -> None:
    assert code_of(lambda: annotate([mixed], mixed / "run", settings=SMALL, workers=0)) == "XZ519"
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letters.txt").write_text("x")
    assert code_of(lambda: annotate([mixed], tmp_path / "taken", settings=SMALL, workers=0)) == "XZ501"
    (tmp_path / "file").write_text("x")
    assert code_of(lambda: annotate([mixed], tmp_path / "file", settings=SMALL, workers=0)) == "XZ509"
    assert code_of(lambda: annotate([tmp_path / "no"], tmp_path / "run", workers=0)) == "XZ514"
    assert code_of(lambda: Archive.open(tmp_path / "taken")) == "XZ501"


def test_a_run_of_another_form_is_not_read(mixed: Path, tmp_path: Path) -> None:
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    path = tmp_path / "run" / "run.json"
    note = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(note | {"format": "xiezhi.run/0"}), encoding="utf-8")
    assert code_of(lambda: Archive.open(tmp_path / "run")) == "XZ527"


def test_an_empty_zip_is_a_failure(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "none.zip", "w"):
        pass
    done = annotate([tmp_path / "none.zip"], tmp_path / "run", settings=SMALL, workers=0)
    assert done.counts["failed"] == 1
    with Archive.open(tmp_path / "run") as archive:
        assert archive.sql("SELECT code FROM failures").fetchall() == [("XZ514",)]
        assert search(archive, "借条").total == 0  # nothing was read: that is no run without texts
        assert duplicates_of(archive).pairs == ()


def test_two_writers_are_kept_apart(mixed: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "run"):
        assert code_of(lambda: annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)) == "XZ508"
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)


def test_a_full_disk_stops_the_run_and_loses_nothing(
    mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate([mixed], tmp_path / "whole", settings=SMALL, workers=0)
    write, left = pq.write_table, [40]

    def full(*arguments: Any, **options: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            Path(arguments[1]).write_bytes(b"PAR1 half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(pq, "write_table", full)
        assert code_of(lambda: annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)) == "XZ509"
    assert not list((tmp_path / "run").rglob("*.tmp"))
    with Archive.open(tmp_path / "run") as archive:
        assert archive.shards == (0, 1)
    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "whole"))


def test_a_file_that_disappears_is_a_failure(
    mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xiezhi.archive import readers

    big = mixed / "zz.txt"
    big.write_text(judgment(40) * 9, encoding="utf-8")
    monkeypatch.setattr(readers, "_HANDED_AROUND", 5_000)

    def remove(progress: Progress) -> None:
        (mixed / "甲" / "001.txt").unlink(missing_ok=True)
        big.unlink(missing_ok=True)

    annotate([mixed], tmp_path / "run", settings=SMALL, workers=0, watch=remove)
    with Archive.open(tmp_path / "run") as archive:
        query = "SELECT source FROM failures WHERE code = 'XZ101' ORDER BY source"
        assert [source for (source,) in archive.sql(query).fetchall()] == ["卷宗/zz.txt", "卷宗/甲/001.txt"]


def test_a_fault_of_the_engine_fails_one_document(
    mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze = Analyzer.analyze_with_vector

    def faulty(self: Analyzer, document: Any, **options: Any) -> Any:
        if "民初3号" in document.text:
            raise ZeroDivisionError("division by zero")
        return analyze(self, document, **options)

    monkeypatch.setattr(Analyzer, "analyze_with_vector", faulty)
    done = annotate([mixed], tmp_path / "run", settings=SMALL, workers=0)
    assert (done.counts["ok"], done.counts["failed"]) == (11, 3)
    with Archive.open(tmp_path / "run") as archive:
        (failure,) = archive.sql("SELECT doc_id, message FROM failures WHERE code = 'XZ510'").fetchall()
        assert failure[0] == "002"
        assert "ZeroDivisionError" in failure[1]
        assert archive.sql("SELECT count(*) FROM parties WHERE doc_id = '002'").fetchall() == [(0,)]


def test_an_archive_asked_before_anything_is_done(mixed: Path, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        annotate([mixed], tmp_path / "run", settings=SMALL, workers=0, watch=stop)
    with Archive.open(tmp_path / "run") as archive:
        for name in TABLES:
            assert archive.table(name).fetchall() == []
            assert archive.table(name).columns == TABLES[name].names
        assert code_of(lambda: archive.text("001")) == "XZ521"


@pytest.mark.real
def test_every_real_sample_is_accounted_for(shared: Path, tmp_path: Path) -> None:
    settings = Settings(shard_documents=50, model=False)
    done = annotate([shared / "samples"], tmp_path / "run", settings=settings, workers=2)
    files = [path for path in (shared / "samples").rglob("*") if path.is_file()]
    assert done.counts["documents"] == len(files)
    with Archive.open(tmp_path / "run") as archive:
        failed = archive.sql("SELECT source, code FROM failures ORDER BY source").fetchall()
        assert failed == [("samples/manifest.csv", "XZ503")]  # a list of the files, not of texts
        wrong = """
            SELECT count(*) FROM entities e JOIN texts t USING (doc_id)
            WHERE substr(t.text, e.start + 1, e."end" - e.start) <> e.text"""
        assert archive.sql(wrong).fetchall() == [(0,)]
