"""Where a link leads: out into the world, to a file beside this one, or nowhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import Struct

#: Schemes a link may have; every other one loses its address.
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo", "xmpp", "matrix", "signal"})

_SCHEME = re.compile(r"([^/?#]*?):")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]")


class Outside(Struct, frozen=True):
    """An address in the world, of one of :data:`SCHEMES`."""

    url: str

    @property
    def is_web(self) -> bool:
        """Whether a browser would fetch it."""
        return self.url.lower().startswith(("http:", "https:"))


class Beside(Struct, frozen=True):
    """A file, by its path from the file that names it; percent signs decoded."""

    target: str


def read_address(written: str) -> Outside | Beside | None:
    """Tell where an address leads; None if it leads nowhere we let it.

    Browsers skip blanks and control characters in a scheme, so they are left out before it is
    looked at. ``//host`` is the web. Absolute paths, drive letters, backslashes, ``file:`` and
    bare fragments lead nowhere.
    """
    bare = _IGNORED.sub("", written)
    if bare.startswith("//"):
        return Outside("https:" + bare)
    scheme = _SCHEME.match(bare)
    if scheme:
        return Outside(bare) if scheme[1].lower() in SCHEMES else None
    target = unquote(re.split(r"[?#]", written.strip(), maxsplit=1)[0])
    if not target.strip() or target.startswith(("/", "\\")) or "\\" in target or _is_odd(target):
        return None
    return Beside(target)


def _is_odd(target: str) -> bool:
    return any(ord(c) < 0x20 or "\ufdd0" <= c <= "\ufdef" for c in target)
