"""`xiezhi exchange …`: other people's formats, written and checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xiezhi.cli.model import chosen
from xiezhi.cli.speak import complain
from xiezhi.errors import XiezhiError
from xiezhi.language import language, say, told
from xiezhi.schema import Analysis

if TYPE_CHECKING:
    from xiezhi.analyzer import Analyzer

# As in `xiezhi.exchange.labels.FORMATS`: help must not wait for the import.
LABEL_FORMATS = ("annotation", "doccano", "label-studio", "brat", "conll", "docbin")


@click.group()
def exchange() -> None:
    """Write and check other people's formats."""


@exchange.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "form", required=True, type=click.Choice(["package", "akn", "csv", "xlsx", "json"]))
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="A file; csv, akn, json: a folder."
)
@click.option("--mask", is_flag=True, help="Names to stable pseudonyms, numbers to keyed hashes.")
@click.option("--key", type=click.Path(path_type=Path), help="The key of --mask; a new file gets a new key.")
@click.option("--by", default="", help="Who packs, for the audit trail of a package.")
@click.option("--signs", "sign_dirs", multiple=True, type=click.Path(path_type=Path), help="Your own signs.")
@click.option("--model", type=click.Path(path_type=Path), help="Another model than the packed one.")
@click.option("--no-model", is_flag=True, help="Rules alone.")
def write(
    files: tuple[Path, ...], form: str, output: Path, mask: bool, key: Path | None, by: str, **engine: Any
) -> None:
    """Analyze documents and write them as a case package, Akoma Ntoso, tables or JSON.

    With --mask the same person has the same pseudonym in every document written with the same --key.
    """
    from xiezhi.analyzer import Analyzer

    if mask and key is None:
        raise click.UsageError(
            say(
                "--mask 须给 --key 文件（给出新文件名的，生成新密钥）",
                "--mask needs --key FILE (a new file is made with a new key)",
            )
        )
    new = mask and key is not None and not key.exists()
    secret = _key(key) if mask and key else None
    if new:
        click.echo(
            say(
                f"新密钥 → {key}。请妥善保管，不要随数据包发出。",
                f"a new key → {key}: keep it, and never send it along",
            ),
            err=True,
        )
    using = chosen(engine["model"], no_model=engine["no_model"])
    cases, failed = _cases(files, Analyzer.load(extra_signs=engine["sign_dirs"], model=using))
    if not cases:
        raise XiezhiError("XZ514", paths=", ".join(map(str, files)))
    if form != "package" and secret is not None:
        from xiezhi.exchange.masking import mask_case

        cases = [mask_case(analysis, text, secret) for analysis, text in cases]
    try:
        _put(form, cases, output, secret, by)
    except OSError as error:
        raise XiezhiError("XZ607", path=output, reason=error.strerror or error) from error
    click.echo(say(f"{len(cases)} 份文书 → {output}", f"{len(cases)} document(s) → {output}"), err=True)
    sys.exit(1 if failed else 0)


def _key(path: Path) -> bytes:
    from xiezhi.exchange.hashing import read_key

    return read_key(path)


def _cases(files: tuple[Path, ...], analyzer: Analyzer) -> tuple[list[tuple[Analysis, str]], int]:
    """The documents analyzed, and how many could not be read."""
    from xiezhi.reading import Failure, read_many

    cases, failed = [], 0
    for item in read_many(list(files)):
        if isinstance(item, Failure):
            failed += 1
            complain(item, item.source)
        else:
            cases.append((analyzer.analyze(item), item.text))
    return cases, failed


def _put(form: str, cases: list[tuple[Analysis, str]], output: Path, secret: bytes | None, by: str) -> None:
    if form == "package":
        from xiezhi.exchange.package import package

        at = datetime.now(UTC).isoformat(timespec="seconds")
        output.write_bytes(package(cases, key=secret, by=by, at=at))
    elif form == "xlsx":
        from xiezhi.exchange.tables import workbook

        output.write_bytes(workbook([analysis for analysis, _ in cases]))
    else:
        output.mkdir(parents=True, exist_ok=True)
        for name, data in _folder(form, cases):
            (output / name).write_bytes(data)


def _folder(form: str, cases: list[tuple[Analysis, str]]) -> Iterator[tuple[str, bytes]]:
    """Files of a folder by name; documents of one name are numbered."""
    if form == "csv":
        from xiezhi.exchange.tables import csv_files

        yield from csv_files([analysis for analysis, _ in cases]).items()
        return
    import json

    from xiezhi.exchange import to_akn

    taken: set[str] = set()
    for number, (analysis, text) in enumerate(cases, start=1):
        stem = analysis.document.id.replace("/", "_").lstrip("#")
        stem = f"{stem}-{number}" if stem in taken else stem
        taken.add(stem)
        if form == "akn":
            yield f"{stem}.akn.xml", to_akn(analysis, text).encode()
        else:
            yield (
                f"{stem}.json",
                (json.dumps(analysis.to_dict(), ensure_ascii=False, indent=1) + "\n").encode(),
            )
            yield f"{stem}.txt", text.encode("utf-8", "surrogatepass")


@exchange.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check case packages (.zip) and Akoma Ntoso documents (.xml); exit status 1 where one has faults."""
    from xiezhi.exchange.akn import check_akn
    from xiezhi.exchange.checking import check_package
    from xiezhi.exchange.faults_zh import in_chinese

    wrong = 0
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise XiezhiError("XZ101", path=path, reason=error.strerror or error) from error
        found = check_akn(data) if path.suffix.lower() == ".xml" else check_package(data)
        wrong += bool(found)
        faults = say(f"{len(found)} 处错误", f"{len(found)} fault" + "s" * (len(found) > 1))
        click.echo(f"{path}: {faults if found else say('无误', 'ok')}")
        for fault in found:
            click.echo(f"  {say(in_chinese(fault), fault)}")
    sys.exit(1 if wrong else 0)


@exchange.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--from", "read_as", required=True, type=click.Choice(LABEL_FORMATS))
@click.option("--to", "write_as", required=True, type=click.Choice(LABEL_FORMATS))
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="A file; annotation, brat: a folder."
)
def labels(source: Path, read_as: str, write_as: str, output: Path) -> None:
    """Carry labels to another tool and back: doccano, Label Studio, brat, CoNLL columns, spaCy's DocBin.

    Every span is held against its text; an error names file and line. What the target cannot say is told.
    """
    from xiezhi.exchange.labels import read_labels, write_labels

    documents = read_labels(source, read_as)
    for problem in write_labels(documents, output, write_as):
        click.echo(f"{problem.code}: {told(problem.code, problem.message, language())[0]}", err=True)
    spans = sum(len(document.labels) for document in documents)
    chinese, english = (
        f"{len(documents)} 份文书，{spans:,} 处标注",
        f"{len(documents)} document(s) with {spans:,} labels",
    )
    click.echo(f"{say(chinese, english)} → {output}", err=True)
