"""Load the catalogue of signs from TOML, validate it, and say by file and line what is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path

from xiezhi.errors import XiezhiError
from xiezhi.schema import Authority
from xiezhi.signs.fields import Fields, Problem
from xiezhi.signs.phrases import Phrase, PhraseError, compile_phrase
from xiezhi.signs.rules import (
    SCOPES,
    SPEAKERS,
    STATUSES,
    STRENGTHS,
    WINDOWS,
    Catalogue,
    Example,
    Pattern,
    SignRule,
)

_NOT_SIGNS = ("assessment.toml", "instruments.toml")
_LOOKED_ROUND = ("near", "absent", "clause_absent")
"""Lists of phrases that only look round a match, so that no word of them need be certain."""
Words = Mapping[str, tuple[str, ...]]


def load_catalogue(extra_dirs: Iterable[Path | str] = ()) -> Catalogue:
    """The signs that come with xiezhi, then those of each directory, which add to them or replace them by id.

    Raises:
        XiezhiError: XZ301 a directory without signs, XZ302 a file that is not TOML, XZ303 a sign that is wrong.
    """
    return _load(tuple(str(directory) for directory in extra_dirs))


@lru_cache(maxsize=8)
def _load(extra_dirs: tuple[str, ...]) -> Catalogue:
    signs: dict[str, SignRule] = {}
    shipped = resources.files("xiezhi.knowledge").joinpath("signs")
    for file in sorted((f for f in shipped.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        if file.name not in _NOT_SIGNS:
            signs |= read_signs(file.read_text(encoding="utf-8"), file.name)
    for directory in extra_dirs:
        signs |= read_directory(Path(directory))
    own = (Path(directory) / "assessment.toml" for directory in extra_dirs)
    return Catalogue(signs, tuple(_weights(file) for file in own if file.is_file()))


def _weights(file: Path) -> str:
    """The text of an office's weights, once it is sure to be TOML."""
    text = file.read_text(encoding="utf-8")
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise XiezhiError("XZ302", path=file, reason=error) from error
    return text


def read_directory(directory: Path) -> dict[str, SignRule]:
    """The signs of an office: every `.toml` file of a directory, in name order."""
    files = sorted(directory.glob("*.toml")) if directory.is_dir() else []
    if not files:
        raise XiezhiError("XZ301", path=directory)
    signs: dict[str, SignRule] = {}
    for file in files:
        if file.name not in _NOT_SIGNS:
            signs |= read_signs(file.read_text(encoding="utf-8"), str(file))
    return signs


def read_signs(text: str, file: str) -> dict[str, SignRule]:
    """The signs of one TOML text; `file` names it in errors."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise XiezhiError("XZ302", path=file, reason=error) from error
    try:
        return _signs_of(Fields(data, text, file))
    except Problem as problem:
        raise XiezhiError("XZ303", path=file, line=problem.line, reason=problem.reason) from problem


def _signs_of(top: Fields) -> dict[str, SignRule]:
    words = {name: tuple(listed) for name, listed in top.table("words").items()}
    signs: dict[str, SignRule] = {}
    for entry in top.each("sign"):
        rule = _sign(entry, words)
        if rule.id in signs:
            raise Problem(entry.line, f"the sign {rule.id} stands twice in this file")
        signs[rule.id] = rule
    top.done()
    return signs


def _sign(f: Fields, words: Words) -> SignRule:
    rule = SignRule(
        id=f.word("id"),
        name=f.text("name"),
        name_en=f.text("name_en"),
        group=f.text("group", default="office"),
        scope=f.one_of("scope", SCOPES, default="single"),
        strength=f.one_of("strength", STRENGTHS),
        about=f.text("about", default=""),
        authority=tuple(_authority(f, item) for item in f.texts("authority")),
        documents=f.texts("documents"),
        causes=f.texts("causes"),
        not_causes=f.texts("not_causes"),
        unless_plaintiff=_listed(f, "unless_plaintiff", words),
        unless=_phrases(f, "unless", words),
        patterns=tuple(_pattern(p, words) for p in f.each("pattern")),
        against=tuple(_pattern(p, words) for p in f.each("against")),
        counter=f.texts("counter"),
        to_verify=f.texts("to_verify"),
        examples=tuple(_example(e) for e in f.each("example")) + _short_examples(f),
        file=f.file,
        line=f.line,
    )
    f.done()
    return rule


def _authority(f: Fields, item: str) -> Authority:
    """`名称 | 条 | 日期`, or the short name of a known instrument and its article; a leading `*` is unverified."""
    parts = [part.strip() for part in item.lstrip("*").split("|")]
    if len(parts) > 3 or not parts[0]:
        raise Problem(f.line_of(item), f"authority 「{item}」 must read 名称 | 条 | 日期")
    known = _instruments().get(parts[0], {})
    name = str(known.get("name", parts[0]))
    date = parts[2] if len(parts) > 2 else str(known.get("date", ""))
    return Authority(
        name, (parts[1] if len(parts) > 1 else "") or None, date or None, not item.startswith("*")
    )


@lru_cache(maxsize=1)
def _instruments() -> dict[str, dict[str, str]]:
    """Short names of instruments, with their full names and dates."""
    file = resources.files("xiezhi.knowledge").joinpath("signs/instruments.toml")
    loaded: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return loaded


def _pattern(f: Fields, words: Words) -> Pattern:
    pattern = Pattern(
        any=_phrases(f, "any", words, required=True),
        near=_phrases(f, "near", words),
        absent=_phrases(f, "absent", words),
        clause_absent=_phrases(f, "clause_absent", words),
        window=f.one_of("window", WINDOWS, default="sentence"),
        speakers=f.many_of("speakers", SPEAKERS),
        statuses=f.many_of("statuses", STATUSES),
        sections=f.texts("sections"),
        not_sections=f.texts("not_sections"),
        causes=f.texts("causes"),
        not_subjects=f.many_of("not_subjects", SPEAKERS),
        speaker=f.one_of("speaker", ("", *SPEAKERS), default=""),
        status=f.one_of("status", ("", *STATUSES), default=""),
        judging=f.flag("judging", default=False),
        min_amount=f.number("min_amount", default=0.0),
    )
    f.done()
    return pattern


def _phrases(f: Fields, key: str, words: Words, *, required: bool = False) -> tuple[Phrase, ...]:
    compiled = []
    for source in f.texts(key, required=required):
        try:
            compiled.append(compile_phrase(source, words, anchored=key not in _LOOKED_ROUND))
        except PhraseError as error:
            raise Problem(f.line_of(source), f"phrase 「{source}」: {error}") from error
    return tuple(compiled)


def _listed(f: Fields, key: str, words: Words) -> tuple[str, ...]:
    """Plain words; an entry `<name>` stands for that whole word list."""
    found: list[str] = []
    for item in f.texts(key):
        if item.startswith("<") and item.endswith(">"):
            if item[1:-1] not in words:
                raise Problem(f.line_of(item), f"no word list is called {item}")
            found += words[item[1:-1]]
        else:
            found.append(item)
    return tuple(found)


def _example(f: Fields) -> Example:
    fires, silent = f.text("fires", default=""), f.text("silent", default="")
    if bool(fires) == bool(silent):
        raise Problem(f.line, "an example needs either `fires` or `silent`")
    example = Example(
        text=fires or silent,
        fires=bool(fires),
        section=f.text("section", default="findings"),
        kind=f.text("kind", default="civil_judgment"),
        cause=f.text("cause", default=""),
        line=f.line_of(fires or silent),
    )
    f.done()
    return example


def _short_examples(f: Fields) -> tuple[Example, ...]:
    """`fires = [...]` and `silent = [...]`: examples told in the court's findings."""
    pairs: list[tuple[str, bool]] = [(text, True) for text in f.texts("fires")]
    pairs += [(text, False) for text in f.texts("silent")]
    return tuple(Example(text, fires, line=f.line_of(text)) for text, fires in pairs)
