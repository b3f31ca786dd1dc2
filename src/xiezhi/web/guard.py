"""What stands before every page: who may ask, how much may be sent, and the headers every answer carries."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xiezhi.web.settings import Settings, is_loopback

COOKIE = "xiezhi"
_OPEN = ("/login", "/static/")
_HEADERS = {
    # Nothing but files of this server, no script or style inside a page, no page inside another.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class TooLarge(Exception):
    """A request sends more than the settings allow."""


class Keys:
    """The secret of this process, and what is made from it: sessions, and the tokens of their forms."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def _sign(self, purpose: str, value: str) -> str:
        return hmac.new(self._secret, f"{purpose}\0{value}".encode(), "sha256").hexdigest()

    def session(self, admitted: bool) -> str:
        """A new session for the cookie; `admitted` ones have given the token."""
        id = secrets.token_hex(16)
        kind = "admitted" if admitted else "guest"
        return f"{id}.{self._sign(kind, id)}"

    def is_admitted(self, session: str) -> bool:
        """Whether this session gave the token."""
        return self._is("admitted", session)

    def is_known(self, session: str) -> bool:
        """Whether this process made this session."""
        return self._is("admitted", session) or self._is("guest", session)

    def _is(self, kind: str, session: str) -> bool:
        id, _, signature = session.partition(".")
        return hmac.compare_digest(signature.encode(), self._sign(kind, id).encode())

    def form(self, session: str) -> str:
        """The token that every form of this session carries (against requests forged by other pages)."""
        return self._sign("form", session)

    def fits(self, session: str, form: str) -> bool:
        """Whether a form's token belongs to the session."""
        return hmac.compare_digest(self.form(session).encode(), form.encode())


class Guard:
    """ASGI middleware: host, size and token are checked; every answer gets its headers and its session."""

    def __init__(self, app: ASGIApp, settings: Settings, keys: Keys) -> None:
        self.app, self.settings, self.keys = app, settings, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here: host, size, token and origin come first (ASGI)."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = _session(headers)
        fresh = None if self.keys.is_known(session) else self.keys.session(admitted=False)
        scope["session"] = fresh or session
        answer = _Answer(send, fresh)
        refusal = self._refusal(scope, headers, session)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self.app(scope, _Counted(receive, self.settings.max_upload), answer)

    def _refusal(self, scope: Scope, headers: Headers, session: str) -> ASGIApp | None:
        if not self._is_own_name(headers.get("host", "")):
            return PlainTextResponse("XZ703: unknown host name", 421)
        if scope["method"] not in ("GET", "HEAD") and headers.get("sec-fetch-site") in (
            "cross-site",
            "same-site",
        ):
            return PlainTextResponse("XZ704: asked from another site", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.settings.max_upload:
            return PlainTextResponse(f"XZ705: more than {self.settings.max_upload} bytes", 413)
        if self.settings.token is None or scope["path"].startswith(_OPEN):
            return None
        if self.keys.is_admitted(session):
            return None
        if scope["method"] == "GET":
            return RedirectResponse("/login", 303)
        return PlainTextResponse("XZ706: the token is needed", 401)

    def _is_own_name(self, host: str) -> bool:
        """A name that leads here. An address is no name that a stranger's DNS could turn to this machine."""
        name = _without_port(host).lower()
        if name in ("localhost", self.settings.host.lower(), *(each.lower() for each in self.settings.names)):
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not is_loopback(self.settings.host)


class _Answer:
    """Sends an answer with its headers."""

    def __init__(self, send: Send, session: str | None) -> None:
        self.send, self.session = send, session

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            # A page shows personal data: no copy of it stays behind in the browser.
            headers.setdefault("Cache-Control", "no-store")
            if self.session and not any(_sets_session(headers.getlist("set-cookie"))):
                headers.append("Set-Cookie", cookie(self.session))
        await self.send(message)


class _Counted:
    """Receives a body and stops where it grows over the limit, whatever its head says."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive, self.most, self.got = receive, most, 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.got += len(message.get("body", b""))
        if self.got > self.most:
            raise TooLarge
        return message


def cookie(session: str) -> str:
    """The `Set-Cookie` of a session: kept from scripts and from other sites' requests."""
    return f"{COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict"


def _sets_session(cookies: Iterable[str]) -> Iterable[bool]:
    return (each.startswith(f"{COOKIE}=") for each in cookies)


def _session(headers: Headers) -> str:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    morsel: Any = jar.get(COOKIE)
    return morsel.value if morsel else ""


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host
