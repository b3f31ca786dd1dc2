"""`xiezhi train --task signs`: annotated cases in, a model folder out that suggests signs beside the rules."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer

from xiezhi.analyzer import SIGNS
from xiezhi.errors import XiezhiError
from xiezhi.inference import grams
from xiezhi.inference.manifest import Manifest, SentenceTask, checksum
from xiezhi.learning.cases import Case, read_cases
from xiezhi.learning.config import LEAST_DOCUMENTS, TrainConfig
from xiezhi.learning.confusions import Confusion
from xiezhi.learning.leaks import crossing
from xiezhi.learning.signs import LEAST_PASSAGES, Held, Learnt, applied, held_back, judged, learn
from xiezhi.signs import Catalogue, load_catalogue


@dataclass(frozen=True, slots=True)
class LearntSigns:
    """What came out: the signs served, and the figures on cases that were held back."""

    labels: tuple[str, ...]
    held: Held
    confusions: tuple[Confusion, ...]


def train_signs(config: TrainConfig, base: Path) -> LearntSigns:
    """Learn signs from annotated cases and write them beside everything the base model knows.

    The encoder and its other heads stay as they are. Figures come from the documents in `config.check`, or else from
    cross-validation by case over `config.data`; the model that is written has learnt from all of `config.data`.

    Raises:
        XiezhiError: XZ803 no annotated documents, XZ806 too few, XZ807 near-duplicates in `config.check`, XZ811 no sign
            is learnt well enough.
    """
    catalogue = load_catalogue()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    cases = read_cases(config.data, catalogue, tokenizer, config.group)
    if len({case.group for case in cases}) < LEAST_DOCUMENTS:
        raise XiezhiError("XZ806", count=len(cases), least=LEAST_DOCUMENTS)
    learnt = learn(cases, config.seed, config.labels)
    if learnt is None:
        raise XiezhiError("XZ811", count=len(cases), least=LEAST_PASSAGES)
    check = read_cases(config.check, catalogue, tokenizer, config.group) if config.check else None
    if check:
        _refuse_copies(cases, check)
        held = judged([(case, applied(learnt, case, catalogue, tokenizer)) for case in check])
    else:
        held = held_back(cases, catalogue, tokenizer, config.seed, config.labels)
    _write(config, base, learnt, catalogue)
    wrong = tuple(Confusion(name, catalogue[id].name, "", id) for name, id, right in held.added if not right)
    return LearntSigns(learnt.labels, held, wrong)


def _refuse_copies(cases: Sequence[Case], check: Sequence[Case]) -> None:
    known, held = ([case.page.source.text for case in side] for side in (cases, check))
    for left, right, share in crossing(known, held):
        raise XiezhiError("XZ807", left=cases[left].name, right=check[right].name, share=round(100 * share))


def _write(config: TrainConfig, base: Path, learnt: Learnt, catalogue: Catalogue) -> None:
    """The base model with the new signs in it."""
    folder = config.output
    folder.mkdir(parents=True, exist_ok=True)
    manifest = Manifest.read(base)
    for name in manifest.files:
        shutil.copyfile(base / name, folder / name)
    if (base / "encoder").is_dir():
        shutil.copytree(base / "encoder", folder / "encoder", dirs_exist_ok=True)
    grams.save(folder / grams.FILE, {**grams.load(base / grams.FILE), SIGNS: learnt.grams})
    names = tuple(catalogue[id].name if id in catalogue else id for id in learnt.labels)
    complete = replace(
        manifest,
        name=config.name,
        version=time.strftime("%Y%m%d"),
        sentences={**manifest.sentences, SIGNS: SentenceTask(learnt.labels, names, learnt.thresholds)},
        files={name: checksum(folder / name) for name in sorted({grams.FILE, *manifest.files})},
    )
    text = json.dumps(complete.to_json(), ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
