"""Small archives of invented judgments, in every format that is read."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

SURNAMES = "林石白江顾柳沈叶"
GIVEN = "一舟", "大江", "雪晴", "远帆", "青松", "小雨", "明川"


def judgment(number: int) -> str:
    """An invented judgment on a loan; no two numbers give the same text."""
    lender = SURNAMES[number % 8] + GIVEN[number % 7]
    borrower = SURNAMES[(number + 3) % 8] + GIVEN[(number + 2) % 7]
    amount = 10_000 + 100 * number
    return (
        f"青岚县人民法院\n民事判决书\n（2019）云2599民初{number + 1}号\n"
        f"原告：{lender}，男，汉族，住青岚县东街{number}号。\n被告：{borrower}，女，汉族，住青岚县西街2号。\n"
        f"原告{lender}与被告{borrower}民间借贷纠纷一案，本院于2019年3月1日立案后，依法适用简易程序进行了审理。"
        "本案现已审理终结。\n"
        f"{lender}向本院提出诉讼请求：判令{borrower}偿还借款本金{amount}元。\n"
        f"经审理查明：2018年5月6日，{borrower}向{lender}借款{amount}元，并出具借条。\n"
        "本院认为，合法的借贷关系受法律保护。依照《中华人民共和国合同法》第二百零六条规定，判决如下：\n"
        f"{borrower}于本判决生效之日起十日内偿还{lender}借款{amount}元。\n"
        "审判员　　白　露\n二〇一九年五月二十日\n书记员　　江小雨\n"
    )


def row(number: int) -> dict[str, str]:
    """The same judgment as a row of a dump, in the columns of the usual exports."""
    return {
        "案号": f"（2019）云2599民初{number + 1}号",
        "案件名称": "借款案",
        "法院": "青岚县人民法院",
        "裁判日期": "2019-05-20",
        "当事人": "甲；乙",
        "案由": "民间借贷纠纷",
        "全文": judgment(number),
    }


def write_csv(
    path: Path, rows: Sequence[Mapping[str, str]], encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    """A CSV file with a header, every cell quoted where needed."""
    path.write_bytes(csv_bytes(rows, encoding, delimiter))
    return path


def csv_bytes(rows: Sequence[Mapping[str, str]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """The bytes of that file."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode(encoding)


def jsonl_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def write_parquet(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """A Parquet file with two row groups."""
    pq.write_table(pa.Table.from_pylist(list(rows)), path, row_group_size=max(1, len(rows) // 2))
    return path


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook, each sheet as rows of cells."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(list(cells))
    book.save(path)
    return path


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """A ZIP."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def write_folder(folder: Path, numbers: Sequence[int]) -> Path:
    """One text file per judgment, in two subfolders."""
    for number in numbers:
        path = folder / ("甲" if number % 2 else "乙") / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(judgment(number), encoding="utf-8")
    return folder


def tree(run: Path) -> dict[str, bytes]:
    """Every table and marker of a run, byte for byte."""
    kept = (
        p for p in sorted(run.rglob("*")) if p.is_file() and p.parent != run and p.parent.name != "search"
    )
    return {str(path.relative_to(run)): path.read_bytes() for path in kept}


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """The files of two trees that are not the same, each with what it holds, so that a failing test can be read."""
    names = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
    return {name: (_told(name, one), _told(name, other)) for name in names}


def _told(name: str, files: Mapping[str, bytes]) -> str:
    if name not in files:
        return "absent"
    if name.endswith(".parquet"):
        return repr(pq.read_table(io.BytesIO(files[name])).to_pylist())[:600]
    return files[name].decode(errors="replace")[:600]
