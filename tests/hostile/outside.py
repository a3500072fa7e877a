"""A site as a stranger sees it: pages parsed, text read, every address looked at.

Nothing here uses the program's own ideas of safety; what may stand in a page is
listed anew.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_TAGS = """
html head meta title link script body a header div nav ul ol li dl dt dd main section article aside
footer h1 h2 h3 h4 h5 h6 p span small strong em b i u s del ins mark sub sup kbd code pre blockquote
q cite abbr ruby rt rp bdi br hr wbr img figure figcaption picture source time table caption colgroup
col thead tbody tfoot tr th td details summary dialog form input button label select option fieldset
legend output progress meter data svg marker g path circle rect line polyline polygon text tspan title desc
defs use template
"""
TAGS = frozenset(re.findall(r"\w+", _TAGS))
#: Elements that a word may go on through; before and after any other it ends.
WITHIN = frozenset(
    re.findall(
        r"\w+", "a span small strong em b i u s del ins mark sub sup kbd code q cite abbr bdi time wbr"
    )
)
#: Elements that are never closed.
VOID = frozenset({"meta", "link", "br", "hr", "wbr", "img", "input", "col", "source"})
#: Elements of a drawing, closed or not.
DRAWN = frozenset({"path", "circle", "rect", "line", "polyline", "polygon", "use"})
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "geo", "signal", "sgnl"})
#: Attributes that load something by themselves: never from the network.
LOADS = frozenset({"src", "srcset", "poster", "data", "background", "xlink:href"})
POLICY = "default-src 'none'"
FORBIDDEN = frozenset({"style", "srcdoc", "formaction", "action", "ping", "http-equiv", "target", "download"})


@dataclass
class Seen(HTMLParser):
    """One page, read by the standard library's parser."""

    path: str
    texts: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    """The same, with a space where an element ends a word."""
    wrongs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.joined.append("" if tag in WITHIN else " ")
        values = {name: value or "" for name, value in attrs}
        if tag not in TAGS:
            self.wrongs.append(f"<{tag}> stands in it")
        if len(values) != len(attrs):
            self.wrongs.append(f"<{tag}> has an attribute twice")
        for name, value in values.items():
            self.attribute(tag, name, value, values)
        if tag == "template" and values.get("id") != "words":
            self.wrongs.append("a template that is not the words of our scripts")
        if tag == "script" and not values.get("src"):
            self.wrongs.append("a script without a file of its own")
        if tag not in VOID | DRAWN:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        self.joined.append("" if tag in WITHIN else " ")
        if tag in DRAWN:
            return
        if not self.open or self.open[-1] != tag:
            self.wrongs.append(f"</{tag}> closes {self.open[-3:]}")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script" and data.strip():
            self.wrongs.append("a script inside the page")
        self.texts.append(data)
        self.joined.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrongs.append(f"a comment: {data[:40]}")

    def handle_pi(self, data: str) -> None:
        self.wrongs.append(f"an instruction: {data[:40]}")

    def unknown_decl(self, data: str) -> None:
        self.wrongs.append(f"a declaration: {data[:40]}")

    def attribute(self, tag: str, name: str, value: str, all_: dict[str, str]) -> None:
        """Look at one attribute."""
        policy = tag == "meta" and all_.get("http-equiv") == "Content-Security-Policy"
        if policy and name == "content":
            self.policies.append(value)
        calendar = tag == "a" and all_.get("href", "").rpartition("/")[2] == "calendar.ics"
        allowed = (policy and name == "http-equiv") or (calendar and name == "download")
        if name.startswith("on") or (name in FORBIDDEN and not allowed):
            self.wrongs.append(f"{name}= on <{tag}>")
        if name == "id":
            if value in self.ids:
                self.wrongs.append(f"the id {value!r} twice")
            self.ids.add(value)
        if name == "href":
            (self.loads if tag in {"link", "use"} else self.links).append(value)
        if name in LOADS:
            self.loads.append(value)

    def text(self) -> str:
        """All text twice: its pieces joined as a browser joins them, and parted."""
        return " ".join(["".join(self.joined), *self.texts])


@lru_cache(maxsize=512)
def look(path: str, data: bytes) -> Seen:
    """Parse a page."""
    page = Seen(path)
    page.feed(data.decode("utf-8"))
    page.close()
    if page.open:
        page.wrongs.append(f"never closed: {page.open}")
    if len(page.policies) != 1 or POLICY not in page.policies[0] or "unsafe" in page.policies[0]:
        page.wrongs.append(f"policy: {page.policies}")
    return page


def wrongs(site: dict[str, bytes]) -> list[str]:
    """Everything in a site that must not be there."""
    pages = {path: look(path, data) for path, data in site.items() if path.endswith(".html")}
    found = [f"{path}: {wrong}" for path, page in pages.items() for wrong in page.wrongs]
    for path, page in pages.items():
        links = (_wrong_link(path, link, site, pages) for link in page.links)
        found += [f"{path}: {wrong}" for wrong in links if wrong]
        found += [f"{path} loads {load}" for load in page.loads if not _is_inside(path, load, site)]
    found += [f"{path}: {wrong}" for path, data in site.items() if (wrong := _wrong_script(path, data))]
    return found


def _wrong_link(path: str, link: str, site: dict[str, bytes], pages: dict[str, Seen]) -> str | None:
    if re.search(r"[\x00-\x20\\]", link):
        return f"signs that no address holds: {link!r}"
    parts = urlsplit(link)
    if parts.scheme:
        return None if parts.scheme in SCHEMES else f"scheme of {link!r}"
    if parts.netloc or link.startswith("//"):
        return f"leads to the network: {link!r}"
    target = _target(path, link)
    if target not in site:
        return f"leads nowhere: {link!r}"
    fragment = unquote(parts.fragment)
    if fragment and target in pages and fragment not in pages[target].ids:
        return f"leads to no place in a page: {link!r}"
    return None


def _target(path: str, link: str) -> str:
    written = unquote(link.partition("#")[0].partition("?")[0])
    return normpath(join(dirname(path), written)) if written else path


def _is_inside(path: str, load: str, site: dict[str, bytes]) -> bool:
    parts = urlsplit(load)
    return not parts.scheme and not parts.netloc and (load.startswith("#") or _target(path, load) in site)


def _wrong_script(path: str, data: bytes) -> str | None:
    if not path.startswith("search/"):
        return None
    text = data.decode("utf-8")
    if re.search("</|<!--|[\u2028\u2029\u0085\x00-\x08]", text):
        return "signs that end a script"
    start = text.index("]=" if text.startswith("(") else "=") + (2 if text.startswith("(") else 1)
    try:
        json.loads(text[start:].rstrip().removesuffix(";"), parse_constant=_refuse)
    except ValueError as error:
        return f"no data: {error}"
    return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def text_of(site: dict[str, bytes], *, but: str = "") -> str:
    """Everything that can be read on a site's pages, one of them left out."""
    return "\n".join(
        look(path, data).text()
        for path, data in sorted(site.items())
        if path.endswith(".html") and path != but
    )
