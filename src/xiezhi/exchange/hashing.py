"""Keyed hashes: the same name or number gives the same token under one key, and nothing without it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from xiezhi.errors import XiezhiError

_LEAST = 16
_PLACES = 10  # 50 bits: a million different names share a token with odds of about 1 in 2,000


def read_key(path: Path) -> bytes:
    """The key in a file; a new file gets 32 random bytes that only its owner may read.

    Raises:
        XiezhiError: XZ608 when the file cannot be read or written, or is too short to be a secret.
    """
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes()
    except OSError as error:
        raise XiezhiError("XZ608", path=path, reason=error.strerror or error) from error
    if len(key) < _LEAST:
        raise XiezhiError("XZ608", path=path, reason=f"{len(key)} bytes are too few")
    return key


def _make(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))


def token(key: bytes, value: str) -> str:
    """Ten letters and digits for a value, by HMAC-SHA-256."""
    digest = hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    return base64.b32encode(digest)[:_PLACES].decode("ascii")


def fingerprint(key: bytes, value: str) -> str:
    """The whole keyed hash, 64 hexadecimal digits."""
    return hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
