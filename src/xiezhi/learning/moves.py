"""Count which tag follows which in labelled documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xiezhi.learning.tagging import TagSet, TagWindow

SHARE = 0.5
"""How much a log frequency counts beside the model's log probability. On theft sentences that were held back anything from
0.3 to 1 was within half a point of F1."""
_UNSEEN = 0.3


def count_moves(items: Sequence[TagWindow], tags: TagSet) -> np.ndarray:
    """`[tags, tags]`: the log frequency of each step from one tag to the next, times `SHARE`.

    A window begins as if after O. Steps from or to a token that may carry several tags are not counted.
    """
    counts = np.full((tags.size, tags.size), _UNSEEN)
    for item in items:
        known = [int(mask).bit_length() - 1 if int(mask).bit_count() == 1 else -1 for mask in item.allowed]
        for before, after in zip([0, *known], known, strict=False):
            if before >= 0 and after >= 0:
                counts[before, after] += 1
    frequency: np.ndarray = np.log(counts / counts.sum(axis=1, keepdims=True))
    return (SHARE * frequency).astype(np.float32)
