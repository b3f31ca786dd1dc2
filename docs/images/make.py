"""Take the pictures of the review pages that the docs show, from the project's own documents (all persons invented).

python docs/images/make.py
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.web.browsing import launched, served  # noqa: E402

from xiezhi.archive import Settings as RunSettings  # noqa: E402
from xiezhi.archive import annotate  # noqa: E402
from xiezhi.web import Settings, create_app  # noqa: E402

HERE = Path(__file__).parent
HOVER = "document.querySelector('#e1-0').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
# name: (address, width, height, language, ground, keys, script)
PICTURES: dict[str, tuple[str, int, int, str, str, str, str]] = {
    "review-document": ("/document?id=loan_judgment", 1280, 820, "zh", "light", "jaj", ""),
    "review-document-en": ("/document?id=loan_judgment", 1280, 820, "en", "dark", "jj", HOVER),
    "review-clues": ("/clues", 1280, 820, "zh", "light", "", ""),
    "review-compare": ("/compare?a=loan_complaint&b=loan_complaint_twin", 1280, 820, "zh", "light", "", ""),
    "review-person": ("/person?name=荆门市盛昊投资有限公司", 1280, 820, "zh", "light", "", ""),
    "review-agreement": ("/reviews", 1280, 620, "en", "light", "", ""),
    "review-phone": ("/document?id=loan_judgment", 390, 760, "zh", "light", "j", ""),
}


def main() -> None:
    """Make a run, open each page, write each picture."""
    with tempfile.TemporaryDirectory() as scratch, launched() as browser:
        folder = Path(scratch)
        with served(create_app(Settings(run=made(folder), model=False))) as address:
            for name, picture in PICTURES.items():
                (HERE / f"{name}.png").write_bytes(taken(browser, address, *picture))


def made(folder: Path) -> Path:
    """A run of the project's own documents, and one complaint twice with other people."""
    source = folder / "in"
    source.mkdir()
    for path in sorted((ROOT / "corpora").rglob("*.txt")):
        shutil.copy(path, source)
    twin = (source / "loan_complaint.txt").read_text(encoding="utf-8")
    for old, new in (
        ("查晓岚", "费云舟"),
        ("鲍庆元", "仲怀远"),
        ("2023年2月13日", "2023年4月20日"),
        ("5月", "8月"),
    ):
        twin = twin.replace(old, new)
    (source / "loan_complaint_twin.txt").write_text(twin, encoding="utf-8")
    annotate([source], folder / "run", settings=RunSettings(model=False), workers=0)
    return folder / "run"


def taken(
    browser: Any,
    address: str,
    path: str,
    width: int,
    height: int,
    language: str,
    ground: str,
    keys: str,
    script: str,
) -> bytes:
    """One picture, in 256 colours."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=ground)
    cookies = {
        "xiezhi_language": language,
        "xiezhi_reviewer": "Li%20Ming" if language == "en" else "%E6%9D%8E%E6%98%8E",
    }
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(address + path)
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    if script:
        page.evaluate(script)
        page.wait_for_timeout(200)
    image = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    out = io.BytesIO()
    image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
