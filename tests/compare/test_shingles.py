from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.compare import Filing
from xiezhi.compare.bands import CROWD, band_keys, candidates
from xiezhi.compare.boilerplate import Boilerplate, strangers
from xiezhi.compare.masks import mask
from xiezhi.compare.shingles import LENGTH, jaccard, rolling, shingle

WORDS = st.text("原告被告借款合同判决归还本金利息", max_size=40)


@given(WORDS)
def test_equal_runs_have_equal_hashes_and_others_others(text: str) -> None:
    hashes = rolling(np.array([ord(char) for char in text], np.uint32)).tolist()
    runs = [text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1)]
    assert len(hashes) == len(runs)
    assert len(set(hashes)) == len(set(runs))
    assert dict(zip(runs, hashes, strict=True)) == dict(zip(reversed(runs), reversed(hashes), strict=True))


@given(WORDS, WORDS)
def test_jaccard_is_that_of_the_sets(a: str, b: str) -> None:
    hashes = [np.unique(rolling(np.array([ord(char) for char in text], np.uint32))) for text in (a, b)]
    left, right = ({text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1)} for text in (a, b))
    expected = len(left & right) / len(left | right) if left and right else 0.0
    assert jaccard(*hashes) == expected


@given(st.lists(WORDS, max_size=5))
def test_no_shingle_reaches_over_the_end_of_a_document(texts: list[str]) -> None:
    filings = [Filing(str(n), text) for n, text in enumerate(texts)]
    shingles = shingle(mask(filings))
    for number, filing in enumerate(filings):
        assert shingles.of(number).tolist() == shingle(mask([filing])).hashes.tolist()


def test_a_party_counts_once_for_boilerplate() -> None:
    filings = [Filing(str(n), "", parties=("钱万贯", f"借款人{n}")) for n in range(9)]
    filings += [Filing(f"other {n}", "", parties=(f"原告{n}", f"被告{n}")) for n in range(3)]
    assert [filing.id for filing in strangers(filings)] == ["0", "other 0", "other 1", "other 2"]


def test_what_many_strangers_share_is_boilerplate() -> None:
    common, own = np.arange(5, dtype=np.uint64), [np.array([100 + n], np.uint64) for n in range(40)]
    learned = Boilerplate.learn(np.concatenate((common, one)) for one in own)
    assert learned.holds(common).all()
    assert not any(learned.holds(one).any() for one in own)
    assert learned.sample == 40


def test_equal_documents_meet_and_a_crowd_stays_connected_with_few_pairs() -> None:
    text = "".join(chr(0x4E00 + n * 7) for n in range(120))
    filings = [Filing(str(n), text) for n in range(CROWD * 3)] + [Filing("other", text[::-1])]
    pairs = {tuple(pair) for pair in candidates(band_keys(shingle(mask(filings)))).tolist()}
    assert {(0, n) for n in range(1, CROWD * 3)} <= pairs
    assert len(pairs) < CROWD * 6
    assert not any(CROWD * 3 in pair for pair in pairs)
