"""Decisions are kept, never overwritten; the latest of each person counts."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.web.agreement import agreement
from xiezhi.web.reviews import VERDICTS, Decision, Dropped, Reviews


def decision(
    target: str = "sign:x:1", verdict: str = "accepted", reviewer: str = "李明", doc: str = "d"
) -> Decision:
    return Decision(doc, target, verdict, reviewer, "2026-01-02T03:04:05Z", {"id": "x"})


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(VERDICTS), st.sampled_from(["甲", "乙"])),
        max_size=12,
    )
)
def test_standing_is_the_latest_of_each_person(given_: list[tuple[str, str, str]]) -> None:
    reviews = Reviews(":memory:")
    for target, verdict, reviewer in given_:
        reviews.decide(decision(target, verdict, reviewer))
    latest = {(target, reviewer): verdict for target, verdict, reviewer in given_}
    expected = {key: verdict for key, verdict in latest.items() if verdict != "withdrawn"}
    assert {(d.target, d.reviewer): d.verdict for d in reviews.standing("d")} == expected
    assert len(reviews.history("d")) == len(given_)
    reviews.close()


def test_decisions_come_back_as_they_were(tmp_path: Path) -> None:
    path = str(tmp_path / "reviews.sqlite")
    said = Decision(
        "d'); DROP TABLE decision; --",
        "fact:court",
        "corrected",
        "李明",
        "t",
        {"value": "甲"},
        {"value": "乙"},
        "因为",
    )
    first = Reviews(path)
    first.decide(said)
    first.close()
    (back,) = Reviews(path).history()
    assert back == Decision(
        *(
            getattr(said, f)
            for f in ("doc_id", "target", "verdict", "reviewer", "at", "said", "correction", "note")
        ),
        n=1,
    )


def test_many_hands_at_once_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "reviews.sqlite")
    desks = [Reviews(path), Reviews(path)]  # as two processes would open it

    def work(n: int) -> None:
        for k in range(25):
            desks[n % 2].decide(decision(f"sign:{n}:{k}"))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desks[0].history()) == 100
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(XiezhiError, match="XZ708"):
        Reviews(str(path))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "reviews.sqlite"
    path.write_text("原告" * 2000)
    with pytest.raises(XiezhiError, match="XZ707"):
        Reviews(str(path))


def test_a_verdict_that_does_not_exist_is_refused() -> None:
    with pytest.raises(sqlite3.IntegrityError):
        Reviews(":memory:").decide(decision(verdict="guilty"))


def test_forgetting_takes_the_decisions_along() -> None:
    reviews = Reviews(":memory:")
    reviews.drop(Dropped("d", "甲.txt", "t", {"assessment": {"level": "low", "score": 1.5}}, "文"))
    reviews.decide(decision())
    reviews.decide(decision(doc="other"))
    assert [tuple(row) for row in reviews.dropped_names()] == [("d", "甲.txt", "t", "low", 1.5)]
    reviews.forget("d")
    assert reviews.dropped("d") is None
    assert [d.doc_id for d in reviews.history()] == ["other"]


def test_agreement_counts() -> None:
    given_ = [
        decision("sign:x:1", "accepted", "甲"), decision("sign:x:1", "rejected", "乙"), decision("sign:x:9", "corrected", "甲"),
        decision("sign:y:1", "added", "甲"), decision("fact:court", "accepted", "甲"), decision("loans:abc", "rejected", "甲"),
    ]  # fmt: skip
    rows = {row.name: row for row in agreement(given_)}
    x = rows["x"]
    assert (x.accepted, x.rejected, x.corrected, x.decided, x.shared, x.split) == (1, 1, 1, 3, 1, 1)
    assert x.share == pytest.approx(1 / 3)
    assert rows["y"].share is None
    assert rows["y"].added == 1
    assert (rows["court"].share, rows["loans"].share) == (1.0, 0.0)
    assert [row.name for row in agreement(given_)][:2] == ["x", "y"]  # signs before facts
