"""The pages as a person uses them, in a real browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browsing import Window, launched, served
from tests.web.conftest import DOCUMENTS

from xiezhi.web import Settings, create_app

pytest.importorskip("playwright", reason="the browser tests need the Python package playwright")

LOAN = "/document?id=loan_judgment"
PAGES = {
    "start": "/",
    "document": LOAN,
    "clues": "/clues",
    "person": "/person?name=郝秉谦",
    "comparison": "/compare?a=loan_complaint&b=loan_complaint_twin",
    "choice": "/compare?a=loan_judgment",
    "reviews": "/reviews",
    "screening": "/screening",
    "error": "/document?id=nobody",
}
CLUE = {
    "rank": 1, "sign": "x", "name": "相同文书", "name_en": "Same paper", "strength": "medium", "names": "鲍庆元、仲怀远",
    "finding": "两份起诉状除姓名、日期外相同", "finding_en": "2 papers alike but for names and days", "first_day": "2023-02-13",
    "last_day": None, "authority": ["某规定第1条"], "against": ["可能为系列案件"], "to_verify": ["底单"],
    "documents": ["loan_complaint", "loan_complaint_twin"],
}  # fmt: skip
Open = Callable[..., Window]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def address(made_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    run = Path(shutil.copytree(made_run, tmp_path_factory.mktemp("browser") / "run"))
    (run / "screening").mkdir()
    (run / "screening" / "clues.json").write_text(json.dumps({"clues": [CLUE]}), encoding="utf-8")
    with served(create_app(Settings(run=run, model=False, screening=run / "screening"))) as found:
        yield found


@pytest.fixture
def window(browser: Any, address: str) -> Iterator[Open]:
    """Opens windows, and holds at the end that nothing went wrong in any of them."""
    opened: list[tuple[Any, Window, list[str]]] = []

    def make(
        width: int = 1280,
        language: str = "zh",
        scheme: str = "light",
        reviewer: str = "",
        expected: tuple[str, ...] = (),
    ) -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": 860}, color_scheme=scheme, accept_downloads=True
        )
        cookies = {"xiezhi_language": language, "xiezhi_reviewer": reviewer}
        context.add_cookies([{"name": k, "value": v, "url": address} for k, v in cookies.items() if v])
        found = Window(context.new_page(), address).watch()
        opened.append((context, found, list(expected)))
        return found

    yield make
    for context, found, expected in opened:
        context.close()
        assert [each for each in found.troubles if not any(one in each for one in expected)] == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_open_to_everybody(
    window: Open, name: str, language: str, scheme: str, width: int
) -> None:
    """No barrier that axe calls serious, nothing wider than the window, no error, no request to another host."""
    seen = window(width, language, scheme, reviewer="Li", expected=("404",) if name == "error" else ()).go(
        PAGES[name]
    )
    assert seen.barriers() == []
    assert seen.overflow() <= 0
    title = seen.page.title()
    assert ("xiezhi review" in title) == (language == "en")


def test_axe_sees_what_is_wrong(window: Open) -> None:
    seen = window().go("/")
    seen.page.evaluate("document.querySelector('.brand img').removeAttribute('alt')")
    seen.page.evaluate(
        "document.querySelector('.lead').id = 'pale'; document.querySelector('#pale').style.color = '#ddd'"
    )
    found = {each.split()[0] for each in seen.barriers()}
    assert found == {"image-alt", "color-contrast"}


def test_keys_lead_from_sign_to_sign(window: Open) -> None:
    seen = window().go(LOAN)
    for n in (0, 1, 2):
        seen.page.keyboard.press("j")
        assert seen.one("article.sign.now").get_attribute("id") == f"s{n}"
        assert seen.in_view(f"#e{n}-0")
        assert seen.in_view(f"#s{n} h3")
    seen.page.keyboard.press("k")
    assert seen.one("article.sign.now").get_attribute("id") == "s1"
    assert seen.page.evaluate("document.activeElement.id") == "s1"


def test_a_thumb_steps_through_the_signs(window: Open) -> None:
    seen = window(390).go(LOAN)
    for n in (1, 2):
        seen.page.get_by_label("下一处迹象").click()
        seen.page.wait_for_timeout(400)
        assert (
            200 < seen.one(f"#e{n - 1}-0").bounding_box()["y"] < 560
        )  # in the middle, not under the buttons
        assert seen.one("[data-at]").inner_text().startswith(f"{n} / ")
        assert seen.in_view(f"#e{n - 1}-0")
    seen.page.get_by_label("上一处迹象").click()
    assert seen.one("[data-at]").inner_text().startswith("1 / ")
    assert not seen.one("#tooltip").is_visible() or seen.in_view("#tooltip")


def test_from_sign_to_passage_and_back(window: Open) -> None:
    seen = window().go(LOAN)
    link = seen.one("#s3 a[data-passage]")
    quote = link.inner_text().strip("“”")
    link.click()
    place = link.get_attribute("href")[1:]
    assert seen.in_view(f"#{place}")
    assert seen.page.evaluate("document.activeElement.id") == place
    assert quote.startswith(seen.one(f"#{place}").inner_text()[:4])
    seen.page.keyboard.press("Enter")  # a link: back to the card
    assert seen.page.evaluate("document.activeElement.id") == "s3"


def test_hover_and_focus_tell_authority(window: Open) -> None:
    seen = window().go(LOAN)
    mark = seen.one(".body a.sign[id]")
    for show in (mark.hover, mark.focus):
        show()
        tip = seen.one("#tooltip")
        assert tip.is_visible()
        assert "最高人民法院" in tip.inner_text()
        assert "依据" in tip.inner_text()
        seen.page.keyboard.press("Escape")
        assert not tip.is_visible()
        seen.page.mouse.move(5, 5)


def test_deciding_by_keys(window: Open) -> None:
    seen = window(expected=("422",)).go(LOAN)
    seen.page.keyboard.press("j")
    seen.page.keyboard.press("a")
    seen.one("#notice .alert").wait_for()
    assert "姓名" in seen.one("#notice").inner_text()
    seen.one("#reviewer").fill("李明")
    seen.one(".reviewer button").click()
    seen.settle()
    for key, word in (("a", "已采纳"), ("r", "未采纳")):
        if not seen.page.locator("article.sign.now").count():
            seen.page.keyboard.press("j")
        seen.page.keyboard.press(key)
        seen.page.locator("#s0 .verdict", has_text=word).wait_for()
    assert seen.page.evaluate("document.activeElement.id") == "s0"
    seen.settle()
    seen.page.keyboard.press("j")
    seen.one("#s1.now").wait_for()
    seen.page.keyboard.press("c")
    form = seen.one("#s1 form.correction")
    form.wait_for()
    form.locator("select[name='v.status']").select_option("denied")
    form.locator("input[name=note]").fill("当庭否认")
    form.locator("button").click()
    seen.page.locator("#s1 .verdict", has_text="已更正").wait_for()
    assert "当庭否认" in seen.one("#s1").inner_text()
    assert "李明" in seen.go("/reviews").one("main").inner_text()


def test_a_fact_is_reviewed_where_it_stands(window: Open) -> None:
    seen = window(reviewer="Wang", language="en").go(LOAN)
    line = seen.page.locator(".line", has_text="Dated")
    line.locator("summary").click()
    line.locator(".correct").click()
    line.locator("input[name='v.value']").fill("2021-06-26")
    line.locator("form.correction button").click()
    line.locator(".verdict", has_text="Corrected").wait_for()


def test_a_selected_passage_becomes_a_sign(window: Open) -> None:
    seen = window(reviewer="Wang").go("/document?id=labour_award")
    seen.page.evaluate(
        "() => { const n = document.querySelector('.body p:nth-of-type(4)'); const r = document.createRange();"
        " r.selectNodeContents(n); const s = getSelection(); s.removeAllRanges(); s.addRange(r) }"
    )
    quote = seen.page.evaluate("[...getSelection().toString()].slice(0, 80).join('')")
    seen.one(".add summary").click()
    seen.one("[data-add] a").click()
    area = seen.one("[data-add] textarea")
    area.wait_for()
    assert area.input_value() == quote
    seen.one("[data-add] button").click()
    seen.one(".added .verdict").wait_for()
    assert quote[:10] in seen.one(".added").inner_text()


def test_files_are_chosen_and_dropped(window: Open) -> None:
    seen = window().go("/")
    seen.one("input[type=file]").set_input_files(str(DOCUMENTS / "payment_order.txt"))
    assert "payment_order.txt" in seen.one(".dropzone").inner_text()
    seen.one("button.primary").click()
    seen.page.wait_for_url("**/document?id=dropped-*")
    seen.go("/")
    text = (DOCUMENTS / "answer.txt").read_text(encoding="utf-8")
    seen.page.evaluate(
        "text => { const t = new DataTransfer(); t.items.add(new File([text], '答辩状.txt')); const z ="
        " document.querySelector('[data-dropzone]'); z.dispatchEvent(new DragEvent('dragenter', {dataTransfer: t,"
        " bubbles: true, cancelable: true})); z.dispatchEvent(new DragEvent('drop', {dataTransfer: t, bubbles: true,"
        " cancelable: true})) }",
        text,
    )
    seen.page.wait_for_url("**/document?id=dropped-*")
    assert "答辩" in seen.one(".body").inner_text()


def test_a_script_in_a_judgment_does_not_run(window: Open) -> None:
    seen = window().go("/")
    evil = "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"
    text = f"民事判决书\n原告：林一舟{evil}，男。\n被告：石大江，男。\n原告称其于当日以现金方式交付被告860000元{evil}。"
    seen.one("textarea").fill(text)
    seen.one("button.primary").click()
    seen.page.wait_for_url("**/document?id=dropped-*")
    seen.one(".body a").hover()
    assert seen.page.evaluate("window.hit") is None
    assert "<script>window.hit" in seen.one(".body").inner_text()


def test_the_list_filters_as_one_chooses(window: Open) -> None:
    seen = window().go("/clues")
    rows = seen.page.locator("[data-row]")
    before = rows.count()
    seen.one("select[name=sign]").select_option("large_cash_delivery")
    rows.nth(before - 1).wait_for(state="detached")
    assert "sign=large_cash_delivery" in seen.page.url
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("/")
    assert seen.page.evaluate("document.activeElement.name") == "words"
    seen.page.keyboard.type("郝秉谦")
    seen.page.keyboard.press("Enter")
    rows.nth(1).wait_for(state="detached")
    rows.locator("th a").click()
    seen.page.wait_for_url("**/document?id=loan_judgment")
    assert "90417" in seen.one("h1").inner_text()


def test_help_opens_and_closes(window: Open) -> None:
    seen = window().go("/")
    seen.one("h1").click()
    seen.page.keyboard.press("?")
    assert seen.one("#help").is_visible()
    seen.page.keyboard.press("Escape")
    assert not seen.one("#help").is_visible()


def test_language_and_theme_are_switched_in_place(window: Open) -> None:
    seen = window().go(LOAN)
    seen.page.get_by_label("Switch to English").click()
    seen.page.locator("html[lang=en]").wait_for()
    assert seen.page.url.endswith(LOAN)
    assert "Signs to look into" in seen.one(".panel").inner_text()
    seen.page.get_by_label("Light or dark").click()
    seen.page.locator("html[data-theme=dark]").wait_for()
    seen.settle()
    assert seen.page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    assert seen.barriers() == []


def test_print_shows_the_document_and_not_the_tools(window: Open) -> None:
    seen = window().go(LOAN)
    seen.page.emulate_media(media="print")
    for selector in (".top", ".decide form", ".actions", ".parts"):
        assert not seen.one(selector).is_visible()
    for selector in (".body p", "article.sign .tip", "footer"):
        assert seen.one(selector).is_visible()
    assert seen.page.pdf().startswith(b"%PDF")


def test_a_long_document_is_walked_through(window: Open, tmp_path: Path) -> None:
    """100,000 characters: the last sign is reached and shown."""
    text = (DOCUMENTS / "loan_judgment.txt").read_text(encoding="utf-8")
    middle = text.index("本院认为")
    filler = "另查明，双方另有往来，与本案无关，各方均无异议。\n" * 4000
    path = tmp_path / "long.txt"
    path.write_text(text[:middle] + filler + text[middle:], encoding="utf-8")
    seen = window().go("/")
    seen.one("input[type=file]").set_input_files(str(path))
    seen.one("button.primary").click()
    seen.page.wait_for_url("**/document?id=dropped-*")
    anchors = seen.page.eval_on_selector_all(".body a.sign[id]", "all => all.map(e => e.id)")
    last = anchors[-1]
    seen.page.locator(f".panel a[href='#{last}']").click()
    seen.page.wait_for_timeout(100)
    assert seen.in_view(f"#{last}")


@pytest.mark.real
def test_real_documents_open_without_trouble(window: Open, shared: Path) -> None:
    """Samples beside the project, one after the other, as files and on a small screen."""
    samples = sorted(
        path for path in (shared / "samples").rglob("*") if path.suffix in (".txt", ".html", ".docx", ".pdf")
    )
    assert samples
    seen = window(390)
    for path in samples[:: max(1, len(samples) // 8)][:8]:
        seen.go("/").one("input[type=file]").set_input_files(str(path))
        seen.one("button.primary").click()
        seen.page.wait_for_url("**/document?id=dropped-*")
        assert seen.overflow() <= 0
        assert seen.one(".body p").is_visible()
        if seen.page.locator("article.sign").count():
            seen.page.keyboard.press("j")
            assert seen.in_view(".body a.now")
    assert seen.barriers() == []
