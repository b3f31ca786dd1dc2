"""xiezhi against what one would pick instead, on the same documents in the same run, one thread each.

    python benchmarks/alternatives.py --shared ../shared --documents 40 --plot docs/images/alternatives.png

- `xiezhi`, with the model and with rules alone; `xiezhi, encoder`: its encoder pass alone;
- `BERT-base ×3, PyTorch` and `… ONNX`: three fine-tuned models (entities, sentence labels, vectors), each one pass over all
  windows of 512 tokens. The weights are random: speed does not depend on them, accuracy is not measured here;
- `spaCy zh`: `spacy.blank("zh")` with jieba as segmenter and a phrase and pattern matcher of some fifty words;
- `regular expressions`: the dozen one writes in an afternoon;
- near-duplicates: datasketch MinHash LSH against `xiezhi.compare`, the same shingles.

Every row prints seconds per document (processor time of this process, median of three rounds for the quick ones, one
round for BERT) and how many times slower than `xiezhi` it is. What the rows give differs: only xiezhi gives facts and
signs. Needs `xiezhi[train,spacy]` and datasketch.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

sys.path.insert(0, str(Path(__file__).resolve().parent))

import archive as generator  # noqa: E402

Work = Callable[[Sequence[str]], object]
MODELS = 3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--slow", type=int, default=6, help="documents for the BERT rows")
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    texts = list(generator._texts(args.shared))[: args.documents]
    print(f"{platform.processor() or platform.machine()}, one thread, {len(texts)} documents, "
          f"{sum(map(len, texts)) / len(texts):.0f} characters on average")  # fmt: skip
    rows = {
        name: measured(make(), texts if rounds > 1 else texts[: args.slow], rounds)
        for name, make, rounds in ROWS
    }
    own = rows["xiezhi"]
    for name, seconds in rows.items():
        print(
            f"{name:32} {1000 * seconds:9.1f} ms/document {1 / seconds:9.1f} documents/s {seconds / own:8.2f} × xiezhi"
        )
    passes = rows["xiezhi, encoder pass"]
    for kind in ("PyTorch", "ONNX"):
        print(
            f"one BERT-base pass, {kind}: {rows[f'BERT-base ×3, {kind}'] / MODELS / passes:.0f} × our encoder pass"
        )
    duplicates(texts)
    print(json.dumps({name: round(seconds, 5) for name, seconds in rows.items()}, ensure_ascii=False))
    if args.plot:
        plot(rows, args.plot)


def measured(work: Work, texts: Sequence[str], rounds: int) -> float:
    """Processor seconds per document, the median of so many rounds, after one to warm up."""
    work(texts[:2])
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        work(texts)
        spent.append(time.process_time() - begun)
    return statistics.median(spent) / len(texts)


def xiezhi(model: bool) -> Work:
    from xiezhi.analyzer import Analyzer

    analyzer = Analyzer.load(model=model)
    return lambda texts: [analyzer.analyze(text) for text in texts]


def encoder() -> Work:
    from xiezhi.inference import Encoder

    loaded = Encoder.load()
    return lambda texts: [loaded.vectors([text]) for text in texts]


def bert_torch() -> Work:
    import torch
    from transformers import BertConfig, BertModel

    torch.set_num_threads(1)
    model = BertModel(BertConfig(vocab_size=21128)).eval()

    def work(texts: Sequence[str]) -> None:
        with torch.inference_mode():
            for text in texts:
                for ids in windows(text):
                    for _ in range(MODELS):
                        model(input_ids=torch.tensor([ids]))

    return work


def bert_onnx() -> Work:
    import numpy as np
    import onnxruntime
    import torch
    from transformers import BertConfig, BertModel

    class Hidden(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = BertModel(BertConfig(vocab_size=21128), add_pooling_layer=False)

        def forward(self, ids: torch.Tensor) -> torch.Tensor:
            return self.bert(input_ids=ids).last_hidden_state  # type: ignore[no-any-return]

    path = Path(tempfile.mkdtemp()) / "bert.onnx"
    torch.onnx.export(
        Hidden().eval(), (torch.ones(1, 512, dtype=torch.int64),), path, input_names=["ids"], dynamo=False,
        dynamic_axes={"ids": {0: "batch", 1: "length"}}, opset_version=17,
    )  # fmt: skip
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def work(texts: Sequence[str]) -> None:
        for text in texts:
            for ids in windows(text):
                for _ in range(MODELS):
                    session.run(None, {"ids": np.array([ids], dtype=np.int64)})

    return work


def windows(text: str, size: int = 512) -> list[list[int]]:
    """A token per character, 510 to a window."""
    ids = [5 + ord(c) % 21000 for c in text]
    return [[2, *ids[at : at + size - 2], 3] for at in range(0, len(ids), size - 2)]


def spacy_zh() -> Work:
    import spacy
    from spacy.matcher import Matcher, PhraseMatcher

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    phrases = PhraseMatcher(nlp.vocab)
    phrases.add("sign", [nlp.make_doc(word) for word in WORDS])
    patterns = Matcher(nlp.vocab)
    patterns.add("money", [[{"LIKE_NUM": True}, {"TEXT": {"IN": ["元", "万元", "亿元"]}}]])
    patterns.add("date", [[{"LIKE_NUM": True}, {"TEXT": "年"}, {"LIKE_NUM": True}, {"TEXT": "月"}]])

    def work(texts: Sequence[str]) -> None:
        for doc in nlp.pipe(texts):
            phrases(doc)
            patterns(doc)

    return work


def expressions() -> Work:
    compiled = [re.compile(pattern) for pattern in PATTERNS] + [re.compile("|".join(WORDS))]
    return lambda texts: [list(pattern.finditer(text)) for text in texts for pattern in compiled]


def duplicates(texts: Sequence[str]) -> None:
    """MinHash signatures and their buckets, both ways over the same masked texts."""
    from datasketch import MinHash, MinHashLSH

    from xiezhi.compare import Filing, find_duplicates
    from xiezhi.parsing import parse
    from xiezhi.text import SourceText

    filings = [Filing.of(str(n), text, parse(SourceText.of(text))) for n, text in enumerate(texts)]

    def theirs(_: Sequence[str]) -> None:
        index = MinHashLSH(threshold=0.6, num_perm=128)
        for filing in filings:
            print_of = MinHash(num_perm=128)
            print_of.update_batch([filing.text[at : at + 8].encode() for at in range(len(filing.text) - 7)])
            index.query(print_of)
            index.insert(filing.id, print_of)

    def ours(_: Sequence[str]) -> None:
        find_duplicates(Shelf(filings))

    for name, work in (("datasketch", theirs), ("xiezhi.compare", ours)):
        seconds = measured(work, texts, 3)
        print(f"near-duplicates, {name:15} {1000 * seconds:7.2f} ms/document")


def plot(rows: dict[str, float], path: Path) -> None:
    """Milliseconds per document, as bars on a logarithmic axis."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axis = plt.subplots(figsize=(8, 3.2), layout="constrained")
    names = sorted(rows, key=lambda name: rows[name], reverse=True)
    names = [name for name in names if name != "xiezhi, encoder pass"]
    bars = axis.barh([n.replace("×", "x") for n in names], [1000 * rows[n] for n in names], color="#b7c9d6")
    for bar, name in zip(bars, names, strict=True):
        if name.startswith("xiezhi"):
            bar.set_color("#1f6f6b")
    axis.bar_label(bars, fmt="%.1f ms", padding=3)
    axis.set_xscale("log")
    axis.set_xlabel("processor time per document of 2,500 characters, one thread")
    axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=110)


WORDS = ["借条", "借据", "现金", "转账", "银行流水", "砍头息", "手续费", "服务费", "保证金", "空白合同", "流水", "恶意串通", "虚假诉讼", "虚构", "伪造", "公告送达", "未到庭", "缺席", "传票", "没有异议", "均无异议", "自愿", "调解协议", "以房抵债", "抵债", "破产", "管理人", "债权申报", "工资", "拖欠", "社会保险", "夫妻", "兄弟", "亲属", "关联", "实际控制人", "法定代表人", "公章", "印章", "签名", "复印件", "原件", "鉴定", "评估", "高利", "月息", "职业放贷", "套路贷", "追偿", "查封", "拍卖", "分配"]  # fmt: skip
PATTERNS = (
    r"[（(]\d{4}[）)][^号\s]{2,12}号", r"\d{4}年\d{1,2}月\d{1,2}日", r"[\d,.]+万?元", r"(?:原告|被告|上诉人|申请人)[：:][^，。\s]+",
    r"[一-鿿]{2,20}人民法院", r"[一-鿿]{2,20}(?:有限责任公司|有限公司)", r"《[^》]+》第[一二三四五六七八九十百零]+条",
    r"审\s*判\s*长\s*[一-鿿]+", r"年利率\s*[\d.]+\s*%", r"案件受理费[^，。]*元",
)  # fmt: skip
# name, how to make it, rounds
ROWS: tuple[tuple[str, Callable[[], Work], int], ...] = (
    ("xiezhi", lambda: xiezhi(True), 3),
    ("xiezhi, rules alone", lambda: xiezhi(False), 3),
    ("xiezhi, encoder pass", encoder, 3),
    ("BERT-base ×3, PyTorch", bert_torch, 1),
    ("BERT-base ×3, ONNX", bert_onnx, 1),
    ("spaCy zh with jieba", spacy_zh, 3),
    ("regular expressions", expressions, 3),
)


class Shelf(list):  # type: ignore[type-arg]
    """Filings in memory, as `find_duplicates` reads them."""

    def take(self, ids: Sequence[str]) -> list[object]:
        by_id = {filing.id: filing for filing in self}
        return [by_id[id] for id in ids]


if __name__ == "__main__":
    main()
