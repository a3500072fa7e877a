"""Who is answered, and under which rules the browser shows a page (PROMISES 9). All pure functions.

The server listens on loopback alone, but a browser on this machine opens strangers'
pages too. So a request must name this server as its host (no name of a stranger's
may point here), must not come from within another site's page, and may only read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct

from journal.language import _

#: Where the server's own few addresses are; no page of the site begins so.
OWN = "/_journal/"

_TYPES: Mapping[str, str] = {
    "css": "text/css; charset=utf-8",
    "csv": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "avif": "image/avif",
    "gif": "image/gif",
    "heic": "image/heic",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "flac": "audio/flac",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
    "mov": "video/quicktime",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
}

#: The headers of every answer.
SECURITY: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), clipboard-read=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}

#: For a page that brings no policy of its own.
_STRICT = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
#: For what is no page.
INERT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

_META = re.compile(
    rb"""<meta\s+http-equiv=(["'])content-security-policy\1\s+content=(["'])(?P<policy>[^<>]*?)\2\s*/?>""",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(rb"</head\s*>", re.IGNORECASE)


class Refusal(Struct, frozen=True):
    """An answer that says no."""

    status: int
    text: str


def content_type(name: str) -> str:
    """Tell a file's type by its name, from our own list: a browser must not guess."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def hosts(port: int) -> frozenset[str]:
    """Name the hosts under which this machine reaches itself."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset({f"{name}:{port}" for name in names} | (set(names) if port == 80 else set()))


def refusal(
    method: str, target: str, headers: Sequence[tuple[str, str]], allowed: frozenset[str]
) -> Refusal | None:
    """Decide whether a request is answered: None, or what it is answered instead."""
    if _values(headers, "host") not in [[host] for host in allowed]:
        return Refusal(421, _("This server answers to this machine alone."))
    if method not in {"GET", "HEAD"}:
        return Refusal(405, _("This server can only be read from."))
    if (
        not target.startswith("/")
        or _values(headers, "content-length")
        or _values(headers, "transfer-encoding")
    ):
        return Refusal(400, _("This is no request for a page."))
    if _is_strangers(headers, allowed):
        return Refusal(403, _("Pages of other sites are not answered."))
    return None


def _is_strangers(headers: Sequence[tuple[str, str]], allowed: frozenset[str]) -> bool:
    """Whether a page of another site sent it. A link followed from there is the reader's own act."""
    if any(origin not in {f"http://{host}" for host in allowed} for origin in _values(headers, "origin")):
        return True
    sites, modes = _values(headers, "sec-fetch-site"), _values(headers, "sec-fetch-mode")
    from_here = all(site in {"same-origin", "none"} for site in sites)
    return not from_here and (
        modes != ["navigate"] or _values(headers, "sec-fetch-dest") not in ([], ["document"])
    )


def _values(headers: Iterable[tuple[str, str]], name: str) -> list[str]:
    return [value.strip().lower() for key, value in headers if key.lower() == name]


def live_page(page: bytes, build: str, files: str = "") -> tuple[bytes, str]:
    """Make a page renew itself after a build, and give the policy that allows it.

    The file on disk stays as it is; what is sent carries a script of this server
    and may connect back to it.

    Args:
        page: the page as it stands on disk.
        build: which build it was made by, as far as is known for sure.
        files: names the state of the styles, scripts and pictures it refers to.

    Returns:
        The page to send, and the value of its Content-Security-Policy header.
    """
    found = _META.search(page)
    policy = _connecting(html.unescape(found["policy"].decode(errors="replace")) if found else _STRICT)
    if found:
        start, end = found.span("policy")
        page = page[:start] + html.escape(policy).encode() + page[end:]
    return _with_script(page, build, _frame(page, files)), f"{policy}; frame-ancestors 'none'"


def _connecting(policy: str) -> str:
    """Let a policy allow connections back to this server; the rest of it stays."""
    kept = [part.strip() for part in policy.split(";")]
    kept = [part for part in kept if part and not part.lower().startswith(("connect-src", "frame-ancestors"))]
    return "; ".join(" ".join(part.split()) for part in [*kept, "connect-src 'self'"])


def _frame(page: bytes, files: str) -> str:
    """Names all of a page but what stands in its ``main``: of the same frame, only that need be replaced."""
    start, end = page.find(b"<main"), page.rfind(b"</main>")
    outside = page if start < 0 or end < start else page[:start] + page[end:]
    return blake2b(outside, digest_size=16, key=files.encode()[:64]).hexdigest()


def _with_script(page: bytes, build: str, frame: str) -> bytes:
    own = (
        f'<link rel="stylesheet" href="{OWN}reload.css">'
        f'<script src="{OWN}reload.js" data-build="{html.escape(build)}" data-frame="{frame}" defer></script>'
    ).encode()
    end = _HEAD_ENDS.search(page)
    place = end.start() if end else len(page)
    return page[:place] + own + page[place:]
