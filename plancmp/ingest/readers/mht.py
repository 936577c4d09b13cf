"""The page in an MHT file: a message with the page as its first part of HTML."""

from __future__ import annotations

import email
import email.policy
import re


def is_mht(start: bytes) -> bool:
    """Whether a file that begins so is a saved page: header lines of a message of several parts."""
    return (
        bool(re.match(rb"(?:[A-Za-z-]{2,30}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}", start))
        and b"multipart/related" in start.lower()
    )


def page(raw: bytes) -> bytes | None:
    """The bytes of the page, None where the file holds none."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            found = part.get_payload(decode=True)
            if isinstance(found, bytes):
                charset = part.get_content_charset()
                return found if charset in (None, "utf-8") else _as_utf8(found, charset)
    return None


def _as_utf8(raw: bytes, charset: str) -> bytes:
    try:
        return raw.decode("gb18030" if charset.startswith("gb") else charset, "replace").encode("utf-8")
    except LookupError:
        return raw
