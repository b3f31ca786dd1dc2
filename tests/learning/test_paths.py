from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

torch = pytest.importorskip("torch")

from xiezhi.inference.decode import legal  # noqa: E402
from xiezhi.learning.fit import FitConfig, fit  # noqa: E402
from xiezhi.learning.paths import path_loss  # noqa: E402
from xiezhi.learning.tagging import TagSet  # noqa: E402

TAGS = TagSet(("PERSON", "MONEY"))
NUMBERS = st.floats(-4, 4, width=32)


def spelt_out(scores: np.ndarray, open_: np.ndarray, moves: np.ndarray) -> float:
    """The loss of one window by adding up every path there is."""
    steps = legal(moves)
    every, right = [], []
    for path in product(range(TAGS.size), repeat=len(scores)):
        total = moves[0, path[0]] + moves[path[-1], 0] + sum(scores[i, tag] for i, tag in enumerate(path))
        total += sum(steps[a, b] for a, b in pairwise(path))
        every.append(total)
        if all(open_[i, tag] for i, tag in enumerate(path)):
            right.append(total)
    known = (~open_.all(-1)).sum()
    return float(np.logaddexp.reduce(every) - np.logaddexp.reduce(right)) / max(1, known)


@settings(max_examples=30, deadline=None)
@given(
    scores=arrays.arrays(np.float32, (4, TAGS.size), elements=NUMBERS),
    moves=arrays.arrays(np.float32, (TAGS.size, TAGS.size), elements=NUMBERS),
    more=arrays.arrays(np.bool_, (4, TAGS.size)),
    path=st.sampled_from([(0, 1, 2, 0), (2, 2, 3, 4), (1, 1, 0, 0), (3, 4, 4, 1)]),
)
def test_the_loss_is_that_of_all_paths_added_up(
    scores: np.ndarray, moves: np.ndarray, more: np.ndarray, path: tuple[int, ...]
) -> None:
    more[np.arange(4), path] = True
    wide = np.zeros((1, 7, TAGS.size), np.float32)
    wide[0, 1:5] = scores
    open_, real = np.ones((1, 7, TAGS.size), bool), np.zeros((1, 7), bool)
    open_[0, 1:5], real[0, 1:5] = more, True
    loss = path_loss(torch.tensor(wide), torch.tensor(open_), torch.tensor(real), moves)
    assert float(loss) == pytest.approx(spelt_out(scores, more, moves), abs=2e-3)


def test_the_gradient_is_finite_where_labels_start_with_an_inside() -> None:
    scores = torch.zeros(1, 3, TAGS.size, requires_grad=True)
    allowed = torch.zeros(1, 3, TAGS.size, dtype=torch.bool)
    allowed[0, [0, 1, 2], [2, 4, 0]] = True  # an I of money after an I of a person: no legal path
    loss = path_loss(scores, allowed, torch.ones(1, 3, dtype=torch.bool), np.zeros((5, 5), np.float32))
    torch.autograd.backward(loss)
    assert scores.grad is not None
    assert bool(torch.isfinite(scores.grad).all())
    assert loss.item() > 5


def test_tokens_are_hidden_while_it_learns() -> None:
    seen: list[torch.Tensor] = []

    class Feed:
        task = "any"

        def batches(self, luck: np.random.Generator):  # type: ignore[no-untyped-def]
            yield {"ids": torch.arange(2000).reshape(10, 200)}

        def loss(self, model: torch.nn.Module, batch: dict[str, torch.Tensor]) -> torch.Tensor:
            seen.append(batch["ids"])
            return sum(p.sum() for p in model.parameters())

    from xiezhi.learning.encoder import BertEncoder, EncoderConfig
    from xiezhi.learning.heads import MultiTask

    small = EncoderConfig(8, hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8)
    model = MultiTask(BertEncoder(small), {"any": 3})
    fit(model, [(Feed(), 1.0)], FitConfig(2, hidden=0.2, mask=4))
    assert [ids.flatten()[:5].tolist() for ids in seen] == [[0, 1, 2, 3, 4]] * 2
    shares = [float((ids.flatten()[5:] == 4).float().mean()) for ids in seen]
    assert all(0.15 < share < 0.25 for share in shares)
    fit(model, [(Feed(), 1.0)], FitConfig(1))
    assert bool((seen[-1].flatten() == torch.arange(2000)).all())
