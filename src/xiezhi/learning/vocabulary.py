"""The tokenizer of our own encoder: one token per character, so that every span is exact.

Text is brought to NFKC and lower case, runs of white space that hold a line break become one `\\n` token, other
white space is dropped. Offsets of tokens always count code points of the text that came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_ALWAYS = (
    "\n0123456789abcdefghijklmnopqrstuvwxyz.,:;!?()[]{}<>《》【】「」〈〉、。“”‘’·—…-_+=×/\\*#@&%$¥~|^°'\""
)


def _assemble(vocabulary: dict[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"\s*\n\s*"), "\n")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\S\n]+"), "removed"),
            pre_tokenizers.Split(Regex(r"[\s\S]"), "isolated"),
        ]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    tokenizer.add_special_tokens(list(SPECIAL))
    return tokenizer


def build_tokenizer(texts: Iterable[str], min_count: int = 5) -> Tokenizer:
    """A character tokenizer whose vocabulary holds every character seen at least `min_count` times.

    The order of the vocabulary is: special tokens, ASCII and punctuation, then characters by falling frequency
    (ties by code point), so the same texts always give the same file.
    """
    normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(normalizer.normalize_str(text))
    known = [*SPECIAL, *dict.fromkeys(_ALWAYS)]
    frequent = sorted(
        (c for c, n in counts.items() if n >= min_count and not c.isspace()), key=lambda c: (-counts[c], c)
    )
    vocabulary = {token: index for index, token in enumerate(dict.fromkeys([*known, *frequent]))}
    return _assemble(vocabulary)
