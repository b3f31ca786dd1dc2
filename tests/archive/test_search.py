"""Search: what is asked for is found, all of it and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.makers import SURNAMES, judgment, write_folder

from xiezhi.archive import Archive, Settings, annotate
from xiezhi.archive.bigrams import pairs, plain
from xiezhi.archive.query import Part, parse_query
from xiezhi.archive.search import passages, search, similar
from xiezhi.errors import XiezhiError
from xiezhi.inference.encoder import Reading

COUNT = 30


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("search")
    write_folder(folder / "in", range(COUNT))
    (folder / "in" / "别.txt").write_text(
        "青岚县人民法院\n民事裁定书\n本院准许撤回起\n诉。ＡＢ股权转让。", encoding="utf-8"
    )
    annotate([folder / "in"], folder / "run", settings=Settings(model=False), workers=0)
    return Archive.open(folder / "run")


def ids(archive: Archive, words: str) -> set[str]:
    found = search(archive, words, limit=100)
    assert found.total == len(found.hits)
    return {hit.doc_id for hit in found.hits}


@pytest.mark.parametrize(
    "string", ["民间借贷", "东街1", "偿还借款本金10500元", "石", "林一舟", "（2019）云2599民初3号"]
)
def test_a_word_is_found_wherever_its_characters_stand_and_nowhere_else(
    archive: Archive, string: str
) -> None:
    expected = {f"{number:03}" for number in range(COUNT) if string in judgment(number)}
    assert ids(archive, string) == expected


def test_all_words_must_be_there_and_excluded_ones_must_not(archive: Archive) -> None:
    assert ids(archive, "东街1号 民间借贷") == {"001"}
    assert ids(archive, "青岚县 -民间借贷") == {"别"}
    assert ids(archive, '"东街1号" 股权') == set()


def test_line_breaks_and_width_do_not_matter(archive: Archive) -> None:
    assert ids(archive, "撤回起诉") == {"别"}
    assert ids(archive, "ab股权") == {"别"}
    (hit,) = search(archive, "撤回起诉").hits
    text = archive.text("别")
    assert [text[start:end] for start, end in hit.passages] == ["撤回起\n诉"]


def test_fields(archive: Archive) -> None:
    assert len(ids(archive, "案由:民间借贷")) == COUNT
    expected = {f"{n:03}" for n in range(COUNT) if SURNAMES[n % 8] == "白" or SURNAMES[(n + 3) % 8] == "白"}
    assert ids(archive, "people:白") == expected
    assert ids(archive, "number:民初3号") == {"002"}
    assert ids(archive, "法院:江州") == set()


def test_similar_cases_come_first(archive: Archive) -> None:
    found = similar(archive, archive.text("005"), but="005", limit=5)
    assert "005" not in {hit.doc_id for hit in found.hits}
    shared = SURNAMES[5 % 8] + "小雨"
    assert any(shared in archive.text(hit.doc_id) for hit in found.hits[:3])


def test_the_index_is_built_once_and_anew_when_the_run_has_grown(tmp_path: Path) -> None:
    write_folder(tmp_path / "in", range(8))
    settings = Settings(model=False, shard_documents=4)

    def stop(progress: object) -> None:
        if getattr(progress, "shards", 0) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        annotate([tmp_path / "in"], tmp_path / "run", settings=settings, workers=0, watch=stop)
    told: list[int] = []
    with Archive.open(tmp_path / "run") as half:
        assert search(half, "民间借贷", tell=told.append).total == 4
        assert search(half, "民间借贷", tell=told.append).total == 4
    assert told == [1, 2, 3, 4]
    annotate([tmp_path / "in"], tmp_path / "run", settings=settings, workers=0)
    with Archive.open(tmp_path / "run") as whole:
        assert search(whole, "民间借贷").total == 8


def test_without_texts_there_is_nothing_to_search_in(tmp_path: Path) -> None:
    write_folder(tmp_path / "in", range(2))
    annotate([tmp_path / "in"], tmp_path / "run", settings=Settings(model=False, texts=False), workers=0)
    with Archive.open(tmp_path / "run") as archive, pytest.raises(XiezhiError) as caught:
        search(archive, "借贷")
    assert caught.value.code == "XZ530"
    with pytest.raises(XiezhiError, match="XZ530"):
        archive.text("0")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("借条 转账", [Part("text", "借条"), Part("text", "转账")]),
        ('"无正当 理由" -调解', [Part("text", "无正当理由"), Part("text", "调解", True)]),
        ("court:青岚 人：林", [Part("court", "青岚"), Part("people", "林")]),
        ('法院:"青岚 县"', [Part("court", "青岚县")]),
        ("时间:2019", [Part("text", "时间：2019")]),
        ('"法院："', [Part("text", "法院：")]),
        ("ＡＢ○", [Part("text", "ab〇")]),
    ],
)
def test_queries(words: str, parts: list[Part]) -> None:
    assert list(parse_query(words)) == parts


@pytest.mark.parametrize("words", ["", "  ", "-调解", '""'])
def test_queries_that_ask_for_nothing(words: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        parse_query(words)
    assert caught.value.code == "XZ520"


@pytest.mark.parametrize("words", ["法院:", "court：", "借条 -案由:", '人:""', "法院: 青岚"])
def test_a_field_without_a_word_is_told(words: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        parse_query(words)
    assert caught.value.code == "XZ526"


@given(st.text(max_size=40))
def test_any_query_settles(words: str) -> None:
    try:
        parts = parse_query(words)
    except XiezhiError:
        return
    assert all(part.string == plain(part.string) for part in parts)


@given(
    st.text(st.sampled_from("借条据 \n（１"), max_size=30),
    st.text(st.sampled_from("借条据1("), min_size=1, max_size=3),
)
def test_passages_hold_the_string(text: str, string: str) -> None:
    found = passages(text, [string])
    assert all(plain(text[start:end]) == string for start, end in found)
    assert bool(found) == (string in plain(text))


@given(st.text(max_size=30))
def test_pairs_hold_every_stretch(text: str) -> None:
    dense = plain(text)
    found = pairs(dense)
    assert "".join(pair[0] for pair in found if pair) == dense


class _Encoder:
    """Stands in for a model: the vector of a text is how often each of three characters stands in it."""

    class manifest:
        vector = 3
        source = "tiny@1"

        sentences: ClassVar[dict[str, object]] = {}

    def read(self, text: str, *, entities: str | None = "entities", vector: bool = False) -> Reading:
        return Reading((), {}, self.vectors([text])[0])

    def vectors(self, texts: list[str]) -> np.ndarray:
        counts = (
            np.array([[text.count(char) for char in "林石白"] for text in texts], dtype=np.float32) + 0.01
        )
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def test_vectors_are_kept_and_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiezhi.inference.Encoder.load", lambda *_, **__: _Encoder())
    write_folder(tmp_path / "in", range(16))
    annotate([tmp_path / "in"], tmp_path / "run", workers=0)
    with Archive.open(tmp_path / "run") as archive:
        assert archive.sql("SELECT count(*), any_value(model), min(len(vector)) FROM vectors").fetchall() == [
            (16, "tiny@1", 3)
        ]
        for found in (similar(archive, archive.text("001"), but="001"), similar(archive, "石" * 9)):
            assert {hit.method for hit in found.hits} == {"vector"}
            assert "石" in archive.text(found.hits[0].doc_id)
            assert [hit.score for hit in found.hits] == sorted(
                (hit.score for hit in found.hits), reverse=True
            )
