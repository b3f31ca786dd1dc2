"""The catalogue of errors as a whole: one meaning for a code, every code in use, nothing used that is not there."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import xiezhi
from xiezhi.errors import CATALOGUE, Problem, XiezhiError
from xiezhi.errors.of_documents import OF_DOCUMENTS
from xiezhi.errors.of_work import OF_WORK

_CODE = re.compile(r"\"(XZ\d{3})\b")


def _used() -> set[str]:
    room = Path(xiezhi.__file__).parent
    files = [path for path in room.rglob("*.py") if "errors" not in path.parent.name]
    return {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}


def test_a_code_means_one_thing() -> None:
    assert not OF_DOCUMENTS.keys() & OF_WORK.keys()
    assert all(code < "XZ500" for code in OF_DOCUMENTS)
    assert all(code >= "XZ500" for code in OF_WORK)


def test_every_code_is_in_use_and_every_code_in_use_is_known() -> None:
    assert _used() == CATALOGUE.keys()


def test_an_error_comes_whole_out_of_another_process() -> None:
    error = pickle.loads(pickle.dumps(XiezhiError("XZ103", size=7, limit=5)))
    assert (error.code, error.values) == ("XZ103", {"size": 7, "limit": 5})
    assert "7 bytes" in error.message


def test_a_problem_keeps_its_place() -> None:
    problem = Problem.of("XZ121", 3, 9, page=2)
    assert (problem.message, problem.start, problem.end) == ("page 2 has no text layer", 3, 9)
