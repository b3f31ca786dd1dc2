"""What reviewers decide reaches the next model: annotate, review, export, train, and the corrected passages move."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra `train`")

from click.testing import CliRunner
from tests.web.conftest import Reader, open_pages

from xiezhi.analyzer import Analyzer
from xiezhi.archive import Settings as RunSettings
from xiezhi.archive import annotate
from xiezhi.cli.train import train
from xiezhi.inference import Encoder
from xiezhi.web import Settings
from xiezhi.web.labels import annotate as labels_of
from xiezhi.web.labels import write

SAID = "large_cash_delivery"  # the engine says it; this office has reasons not to
MISSED = "close_relation_of_parties"  # the engine does not see this wording
CASH = (
    "当日在家中以现金方式一次性交付被告{m}元",
    "原告将{m}元现金交给被告",
    "被告收到原告现金{m}元",
    "原告在茶馆以现金形式交付被告{m}元",
)
THROUGH = (
    "{x}与被告一口锅里搅饭多年",
    "{x}和被告多年来一口锅里搅饭",
    "{x}同被告一口锅里搅饭已有多年",
    "{x}与被告在茶厂一口锅里搅饭多年",
)
DOCUMENTS = 24


def complaint(n: int) -> tuple[str, str, str]:
    """A complaint with a passage that the engine marks and one that it does not; no two are near-duplicates."""
    chance = random.Random(n)
    lender, borrower = (
        chance.choice("林石柏郝尚费仲缪罗奚") + "".join(chance.sample("一舟大江秉谦宏亮惠芬云怀远春生", 2))
        for _ in "ab"
    )
    money = 10_000 * chance.randint(60, 99)
    cash, through = CASH[n % 4].format(m=money), THROUGH[n // 4 % 4].format(x=lender)
    filler = "".join(chance.sample("货款运输仓库茶叶木材机床塑料模具鱼塘果园水泥砖瓦陶土渔船客车铺面", 22))
    text = (
        f"民事起诉状\n原告：{lender}，男，住青岚县东街{n + 1}号。\n被告：{borrower}，男，住青岚县西街{n + 7}号。\n"
        f"诉讼请求：判令被告归还借款{money}元。\n事实和理由：被告经营{filler[:11]}，"
        f"因购{filler[11:]}需要周转，向原告借款{money}元。{cash}。{through}。被告至今未还。\n此致\n青岚县人民法院\n具状人：{lender}\n"
    )
    return text, cash, through


def review(reader: Reader, id: str, through: str) -> None:
    """Reject what the engine says, add what it missed."""
    page = reader.get(f"/document?id={id}").text
    for target in sorted(set(re.findall(rf'value="(sign:{SAID}:\d+)"', page))):
        assert "未采纳" in reader.decide(id, target, "rejected").text
    values = {"v.id": MISSED, "v.quote": through, "v.speaker": "plaintiff", "v.status": "asserted"}
    assert reader.decide(id, "new", "corrected", part=False, **values).status_code == 303


def learn(data: Path, output: Path) -> Encoder:
    options = [
        "--task",
        "signs",
        "--data",
        str(data),
        "--output",
        str(output),
    ]
    result = CliRunner().invoke(train, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    found = Encoder.load(output)
    assert found is not None
    return found


def score(encoder: Encoder, sentence: str, sign: str) -> float:
    labels = encoder.sentences([sentence], "signs", threshold=0)[0]
    return next((label.score for label in labels if label.code == sign), 0.0)


@pytest.mark.slow
def test_what_was_corrected_changes_in_the_next_model(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    told = {f"complaint{n:02}": complaint(n) for n in range(DOCUMENTS)}
    for id, (text, _, _) in told.items():
        (tmp_path / "in" / f"{id}.txt").write_text(text, encoding="utf-8")
    annotate([tmp_path / "in"], tmp_path / "run", settings=RunSettings(model=False), workers=0)
    reader = open_pages(Settings(run=tmp_path / "run", model=False))
    reader.name("李明")
    engine = [labels_of(reader.desk.held(id).analysis, text, []) for id, (text, _, _) in told.items()]
    assert sum(SAID in {sign.id for sign in each.annotation.signs} for each in engine) >= DOCUMENTS // 2
    assert not any(MISSED in {sign.id for sign in each.annotation.signs} for each in engine)
    for id, (_, _, through) in told.items():
        review(reader, id, through)
    with zipfile.ZipFile(io.BytesIO(reader.get("/export?form=zip").content)) as archive:
        archive.extractall(tmp_path / "reviewed")
    write(engine, tmp_path / "engine")
    before, after = (learn(tmp_path / name, tmp_path / f"{name}-model") for name in ("engine", "reviewed"))
    sentences = [f"{cash}。" for _, cash, _ in told.values()]
    missed = [f"{through}。" for _, _, through in told.values()]
    assert MISSED in after.manifest.sentences["signs"].labels
    assert MISSED not in before.manifest.sentences["signs"].labels
    assert SAID not in after.manifest.sentences["signs"].labels
    assert mean(before, sentences, SAID) > mean(before, missed, SAID)
    assert mean(after, missed, MISSED) > mean(after, sentences, MISSED)
    # And in the engine: a complaint nobody has seen gets the sign that reviewers added, from the new model alone.
    unseen, _, through = complaint(DOCUMENTS + 5)
    by_rules = Analyzer.load(model=False).analyze(unseen)
    with_model = Analyzer.load(model=tmp_path / "reviewed-model").analyze(unseen)
    assert MISSED not in {sign.id for sign in by_rules.signs}
    (found,) = (sign for sign in with_model.signs if sign.id == MISSED)
    assert through in unseen[found.evidence[0].start : found.evidence[0].end + 1]
    assert "reviewed-model@" in found.source


def mean(encoder: Encoder, sentences: list[str], sign: str) -> float:
    return sum(score(encoder, sentence, sign) for sentence in sentences) / len(sentences)
