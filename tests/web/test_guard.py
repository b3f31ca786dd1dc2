"""Who may ask, how much may be sent, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import Reader, open_pages

from xiezhi.errors import XiezhiError
from xiezhi.web import Settings, create_app
from xiezhi.web.guard import Keys
from xiezhi.web.settings import is_loopback

TOKEN = "a-token-that-nobody-guesses"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "review.example"])
def test_another_address_is_refused_without_a_token(host: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        Settings(host=host).checked()
    assert caught.value.code == "XZ701"
    assert Settings(host=host, token=TOKEN).checked().token == TOKEN


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("127.9.9.9", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_a_short_token_is_refused() -> None:
    with pytest.raises(XiezhiError, match="XZ702"):
        create_app(Settings(token="short"))


def test_a_folder_without_clues_is_no_screening(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError, match="XZ717"):
        create_app(Settings(screening=tmp_path))


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8650", "10.1.2.3:8650", ""]
)
def test_a_strange_host_name_is_refused(visitor: Reader, host: str) -> None:
    """DNS rebinding: a stranger's name that leads to 127.0.0.1."""
    assert visitor.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8650", "127.0.0.1", "[::1]:8650", "LOCALHOST"])
def test_own_names_are_let_in(visitor: Reader, host: str) -> None:
    assert visitor.get("/", headers={"Host": host}).status_code == 200


def test_a_named_host_and_addresses_are_let_in_where_the_pages_are_open_to_others() -> None:
    pages = open_pages(Settings(host="0.0.0.0", token=TOKEN, names=("review.office.example",), model=False))
    for host, status in (("review.office.example", 200), ("10.1.2.3:8650", 200), ("other.example", 421)):
        assert pages.get("/login", headers={"Host": host}).status_code == status


def test_no_page_without_the_token(run: Path) -> None:
    pages = open_pages(Settings(run=run, token=TOKEN, model=False))
    for address in ("/", "/clues", "/document?id=loan_judgment", "/export", "/reviews", "/person?name=x"):
        answer = pages.client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
        assert "loan" not in answer.text
    assert pages.client.post("/decide", data={}).status_code == 401


def test_the_token_opens_and_a_wrong_one_does_not() -> None:
    pages = open_pages(Settings(token=TOKEN, model=False))
    page = pages.get("/login").text
    form_token = page.split('name="form_token" value="')[1].split('"')[0]
    wrong = pages.client.post("/login", data={"form_token": form_token, "token": "x" * 20})
    assert wrong.status_code == 401
    assert "XZ706" in wrong.text
    right = pages.client.post("/login", data={"form_token": form_token, "token": TOKEN})
    assert right.status_code == 200
    assert 'type="file"' in right.text


def test_a_session_of_another_process_is_worth_nothing() -> None:
    pages = open_pages(Settings(token=TOKEN, model=False))
    pages.client.cookies.set("xiezhi", Keys().session(admitted=True))
    assert pages.client.get("/", follow_redirects=False).status_code == 303


def test_a_guest_cannot_become_admitted_by_renaming() -> None:
    keys = Keys()
    guest = keys.session(admitted=False)
    assert keys.is_known(guest)
    assert not keys.is_admitted(guest)
    assert not keys.is_known(guest[:-1] + ("0" if guest[-1] != "0" else "1"))
    assert not keys.is_known("")
    assert not keys.is_known("é.é")


def test_every_form_needs_the_token_of_the_session(reader: Reader) -> None:
    posts = sorted(_posts(reader.client))
    assert {"/decide", "/documents", "/forget", "/login", "/preferences"} == set(posts)
    other = open_pages(Settings(model=False))
    for address in posts:
        for token in (None, "", "0" * 64, other.token()):
            data = {} if token is None else {"form_token": token}
            answer = reader.client.post(
                address, data={"doc": "loan_judgment", **data}, follow_redirects=False
            )
            assert answer.status_code == 403, address
            assert "XZ704" in answer.text


def _posts(client: TestClient) -> set[str]:
    found = set()
    for router in client.app.routes:  # type: ignore[attr-defined]
        for route in getattr(getattr(router, "original_router", None), "routes", [router]):
            if "POST" in (getattr(route, "methods", None) or ()):
                found.add(route.path)
    return found


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_forms_of_other_sites_are_refused(reader: Reader, site: str) -> None:
    data = {"form_token": reader.token(), "language": "en"}
    assert reader.client.post("/preferences", data=data, headers={"Sec-Fetch-Site": site}).status_code == 403


def test_too_much_is_refused_whatever_its_head_says(tmp_path: Path) -> None:
    pages = open_pages(Settings(max_upload=20_000, model=False))
    token = pages.token()
    big = "原告" * 20_000
    answer = pages.client.post("/documents", data={"form_token": token, "text": big})
    assert answer.status_code == 413

    def parts():  # type: ignore[no-untyped-def]
        yield b"form_token=" + token.encode() + b"&text="
        for _ in range(50):
            yield b"a" * 1000

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    chunked = pages.client.post("/documents", content=parts(), headers=kind)
    assert chunked.status_code == 413
    assert "XZ705" in chunked.text


@pytest.mark.parametrize(
    "address",
    ["/", "/clues", "/document?id=loan_judgment", "/static/xiezhi.js", "/nothing", "/export?form=zip"],
)
def test_headers_of_every_answer(reader: Reader, address: str) -> None:
    headers = reader.get(address).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_the_session_is_kept_from_scripts_and_other_sites(visitor: Reader) -> None:
    said = visitor.get("/").headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=Strict" in said


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_no_way_leads_out(visitor: Reader, back: str) -> None:
    answer = visitor.post("/preferences", {"language": "en", "back": back})
    assert answer.headers["location"] == "/"
