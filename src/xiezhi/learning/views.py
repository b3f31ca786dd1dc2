"""Learn the two views beside the encoder's vector from who is more alike: n-grams, and telling words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from xiezhi.inference.grams import features, keys_of
from xiezhi.inference.views import Views
from xiezhi.learning.matching import Triple, learn_projection

_TELLING = (
    "抵押 质押 连带 保证人 担保 借条 借据 欠条 收条 合同 协议 转账 汇款 银行 现金 月利率 月息 年利率 利息 无息 未约定 违约金 逾期 "
    "滞纳金 夫妻 妻子 丈夫 共同债务 婚姻 公司 法定代表人 经营 工程 赌 彩礼 合伙 买卖 货款 工资 缺席 拒不到庭 未到庭 公告 辩称 "
    "不同意 没有借 不认可 未收到 已还 偿还 归还 部分 分期 下落 高利 四倍 24% 本金 复利 律师费 诉讼时效 催要 催讨 承诺 亲戚 朋友 "
    "同学 同事 资金周转 做生意 买房 购房 看病 录音 短信 微信 证人 鉴定 笔迹 死亡 继承 遗产 社 信用 抵债 房产 车辆 股 砂 沙 投资 "
    "转让 债权转让 撤回 撤诉 反诉"
)
"""What loans differ in: security, paper, payment, interest, who borrowed and what for, what the other side says. Written down
before any figure was seen; words that hardly any document or nearly every one has are left out in learning."""
_ORDER = 3
_RARE = 4


def learn_views(
    tokenizer: Tokenizer,
    texts: Sequence[str],
    triples: Sequence[Triple],
    *,
    width: int,
    seed: int,
    most: int = 6_000,
) -> Views:
    """The n-grams' map and the words' strengths under which nearer documents are nearer.

    Args:
        most: n-grams kept, the most frequent first.
    """
    tokens = [np.array(e.ids) for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    keys, rarity, table = _table(tokens, most)
    weights, shift = _strings(torch.from_numpy(table), triples, width, seed)
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-9) / 127
    words, here = _present(texts)
    usual = here.mean(axis=0)
    return Views(
        keys, rarity, np.rint(weights / scale).astype(np.int8), scale.astype(np.float32), shift,
        np.array(words, dtype=np.str_), _strength(torch.from_numpy(here - usual), triples), usual,
    )  # fmt: skip


def _table(tokens: Sequence[np.ndarray], most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """N-grams in at least two documents, how rare they are, and the documents `[texts, n-grams]` in them."""
    owner, keys = keys_of(tokens, _ORDER)
    seen, frequency = np.unique(np.unique(np.stack([keys, owner]), axis=1)[0], return_counts=True)
    chosen = np.sort(np.lexsort((seen, -frequency))[:most])
    chosen = chosen[frequency[chosen] > 1]
    rarity = (np.log((1 + len(tokens)) / (1 + frequency[chosen])) + 1).astype(np.float32)
    rows, columns, values = features(tokens, seen[chosen], rarity, _ORDER)
    table = np.zeros((len(tokens), len(chosen)), dtype=np.float32)
    table[rows, columns] = values
    return seen[chosen], rarity, table


def _strings(
    table: Tensor, triples: Sequence[Triple], width: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """The map `[n-grams, width]` and its shift: principal directions, then the projection learnt in them."""
    mean = table.mean(0)
    _, _, found = torch.linalg.svd(table - mean, full_matrices=False)
    found = found[:width]
    head = learn_projection((table - mean) @ found.T, triples, width, seed=seed)
    whole = head.weight.detach() @ found
    return whole.T.contiguous().numpy(), (head.bias.detach() - whole @ mean).numpy()


def _present(texts: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """The telling words that tell documents apart here, and which text has which."""
    telling = _TELLING.split()
    here = np.array([[word in text for word in telling] for text in texts], dtype=np.float32)
    counts = here.sum(axis=0)
    kept = np.flatnonzero((counts > _RARE) & (counts < len(texts) - _RARE))
    return [telling[i] for i in kept.tolist()], here[:, kept]


def _strength(here: Tensor, triples: Sequence[Triple], steps: int = 200, heat: float = 0.1) -> np.ndarray:
    """How much each word counts; all count the same where the triples do not say otherwise."""
    if not here.shape[1]:
        return np.zeros(0, dtype=np.float32)
    change = torch.zeros(here.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([change], lr=0.03)
    rows = torch.tensor(triples)
    for _ in range(steps):
        unit = torch.nn.functional.normalize(here * torch.exp(change), dim=-1)
        anchor, near, far = (unit[rows[:, i]] for i in range(3))
        gain = ((anchor * near).sum(-1) - (anchor * far).sum(-1)) / heat
        loss = torch.nn.functional.softplus(-gain).mean() + change.square().mean()
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    strength: np.ndarray = torch.exp(change).detach().numpy()
    return strength
