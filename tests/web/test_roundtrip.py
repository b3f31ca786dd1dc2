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
from tests.learning.stories import stories
from tests.web.conftest import Reader, open_pages

from xiezhi.archive import Settings as RunSettings
from xiezhi.archive import annotate
from xiezhi.cli.train import train
from xiezhi.inference import Encoder
from xiezhi.web import Settings
from xiezhi.web.labels import annotate as labels_of
from xiezhi.web.labels import write

SAID = "large_cash_delivery"  # the engine says it; this office has reasons not to
MISSED = "third_person_is_real_lender"  # the engine does not see this wording
CASH = (
    "当日在家中以现金方式一次性交付被告{m}元",
    "原告将{m}元现金交给被告",
    "被告收到原告现金{m}元",
    "原告在茶馆以现金形式交付被告{m}元",
)
THROUGH = (
    "款项实为{x}的同事托其出面",
    "钱是{x}的表兄托其出面",
    "资金实为{x}的东家托其出面",
    "款子是{x}的伙伴托其出面",
)
DOCUMENTS = 16


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


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of an untrained, very small encoder."""
    import torch

    from xiezhi.learning.checkpoint import save_base
    from xiezhi.learning.encoder import BertEncoder, EncoderConfig
    from xiezhi.learning.vocabulary import build_tokenizer

    torch.manual_seed(0)
    texts = [complaint(n)[0] for n in range(DOCUMENTS)] + [text for text, _ in stories(10)]
    tokenizer = build_tokenizer(texts, min_count=1)
    folder = tmp_path_factory.mktemp("base")
    save_base(folder, BertEncoder(EncoderConfig(tokenizer.get_vocab_size(), 32, 1, 2, 64, 128)), tokenizer)
    return folder


def review(reader: Reader, id: str, through: str) -> None:
    """Reject what the engine says, add what it missed."""
    page = reader.get(f"/document?id={id}").text
    for target in sorted(set(re.findall(rf'value="(sign:{SAID}:\d+)"', page))):
        assert "未采纳" in reader.decide(id, target, "rejected").text
    values = {"v.id": MISSED, "v.quote": through, "v.speaker": "plaintiff", "v.status": "asserted"}
    assert reader.decide(id, "new", "corrected", part=False, **values).status_code == 303


def learn(data: Path, base: Path, output: Path) -> Encoder:
    options = [
        "--task",
        "signs",
        "--data",
        str(data),
        "--output",
        str(output),
        "--base",
        str(base),
        "--epochs",
        "12",
        "--threads",
        "1",
        "--no-int8",
    ]
    result = CliRunner().invoke(train, options, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    found = Encoder.load(output)
    assert found is not None
    return found


def score(encoder: Encoder, sentence: str, sign: str) -> float:
    labels = encoder.sentences([sentence], "signs", threshold=0)[0]
    return next((label.score for label in labels if label.name == sign), 0.0)


@pytest.mark.slow
def test_what_was_corrected_changes_in_the_next_model(base: Path, tmp_path: Path) -> None:
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
    before, after = (
        learn(tmp_path / name, base, tmp_path / f"{name}-model") for name in ("engine", "reviewed")
    )
    sentences = [f"{cash}。" for _, cash, _ in told.values()]
    missed = [f"{through}。" for _, _, through in told.values()]
    assert MISSED in after.manifest.sentences["signs"].labels
    assert MISSED not in before.manifest.sentences["signs"].labels
    assert SAID not in after.manifest.sentences["signs"].labels
    assert mean(before, sentences, SAID) > mean(before, missed, SAID)
    assert mean(after, missed, MISSED) > mean(after, sentences, MISSED)


def mean(encoder: Encoder, sentences: list[str], sign: str) -> float:
    return sum(score(encoder, sentence, sign) for sentence in sentences) / len(sentences)
