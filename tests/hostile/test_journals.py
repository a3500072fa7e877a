"""Small odd journals: name → files → what is reported, what is to be read, what must not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.build.reading import read
from tests.hostile.holding import TODAY, held, write

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Case:
    """A journal, and what is expected of it."""

    name: str
    files: Files
    codes: tuple[str, ...] | None = ()
    """Every kind of fault that is reported, and no other; None: any."""
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    people: tuple[str, ...] | None = None
    """Ids of everybody there is."""


def note(front: str, body: str = "Hello.", name: str = "2026-10-18-walk") -> dict[str, str]:
    """A note in Maya's folder, and Maya."""
    return {"contacts/maya.md": "", f"contacts/maya/{name}.md": f"---\n{front}\n---\n{body}\n"}


def person(front: str, body: str = "") -> dict[str, str]:
    """Maya, with a front matter."""
    return {"contacts/maya.md": f"---\n{front}\n---\n{body}"}


def settings(text: str) -> dict[str, str]:
    """A journal.yaml beside Maya."""
    return {"journal.yaml": text, "contacts/maya.md": "Hello.\n"}


IDS = [
    Case("nothing at all", {}, people=()),
    Case(
        "a space",
        {"contacts/Maya Okafor.md": "Zebra."},
        shown=("Zebra", "Maya Okafor"),
        people=("maya okafor",),
    ),
    Case("dots", {"contacts/j.r.r. tolkien.md": "Zebra."}, shown=("Zebra",), people=("j.r.r. tolkien",)),
    Case("only a dot before the ending", {"contacts/..md": "Zebra."}, people=()),
    Case("blank before the ending", {"contacts/ .md": "Zebra."}, shown=("Zebra",), people=(" ",)),
    Case(
        "only punctuation", {"contacts/!!!.md": "Zebra.", "contacts/???.md": "Lynx."}, shown=("Zebra", "Lynx")
    ),
    Case("only emoji", {"contacts/😀.md": "Zebra.", "contacts/😁.md": "Lynx."}, shown=("Zebra", "Lynx")),
    Case("not Latin", {"contacts/مها.md": "Zebra.", "contacts/田中.md": "Lynx."}, shown=("Zebra", "Lynx")),
    Case("device", {f"contacts/{n}.md": f"Zebra{n}" for n in ("con", "nul", "com1", "AUX", "lpt9", "prn")}),
    Case(
        "composed and decomposed",
        {"contacts/a/Zo\u00eb.md": "Zebra", "contacts/b/Zoe\u0308.md": "Lynx"},
        ("duplicate-id",),
        ("Zebra",),
        ("Lynx",),
    ),
    Case(
        "case twins", {"contacts/maya.md": "Zebra", "contacts/Maya.md": "Lynx"}, ("duplicate-id",), ("Lynx",)
    ),
    Case("both endings", {"contacts/maya.md": "Zebra", "contacts/maya.markdown": "Lynx"}, ("duplicate-id",)),
    Case("ß and ss", {"contacts/groß.md": "Zebra", "contacts/gross.md": "Lynx"}, ("duplicate-id",)),
    Case(
        "very long",
        {f"contacts/{'x' * 250}.md": "Zebra", f"contacts/{'x' * 249}y.md": "Lynx"},
        shown=("Zebra", "Lynx"),
    ),
    Case("long and not Latin", {f"contacts/{'田' * 80}.md": "Zebra"}, shown=("Zebra",)),
    Case(
        "slug twins",
        {"contacts/a b.md": "Zebra", "contacts/a-b.md": "Lynx"},
        ("output-clash",),
        ("Zebra", "Lynx"),
    ),
    Case(
        "upper ending",
        {"contacts/maya.MD": "Zebra", "contacts/tom.MarkDown": "Lynx"},
        shown=("Zebra", "Lynx"),
    ),
    Case("markup", {"contacts/<b>&'\"{{7*7}}.md": "Zebra"}, shown=("Zebra", "{{7*7}}"), hidden=("49",)),
    Case("percent", {"contacts/100%25.md": "Zebra", "contacts/a#b?c.md": "Lynx"}, shown=("Zebra", "Lynx")),
    Case("backslash", {"contacts/a\\b.md": "Zebra"}, shown=("Zebra",)),
    Case("colon", {"contacts/a:b.md": "Zebra"}, shown=("Zebra",)),
    Case("control character", {"contacts/a\x1bb.md": "Zebra"}, ("unsafe-name",), hidden=("Zebra",)),
    Case("line separator", {"contacts/a\u2028b.md": "Zebra"}, ("unsafe-name",), hidden=("Zebra",)),
    Case("bidi override", {"contacts/a\u202eb.md": "Zebra"}, shown=("Zebra",)),
    Case("zero width", {"contacts/a\u200bb.md": "Zebra", "contacts/ab.md": "Lynx"}, shown=("Zebra", "Lynx")),
    Case(
        "me",
        {"contacts/me.md": "Zebra", "contacts/me/2026-10-18.md": "- [ ] me: Lynx"},
        shown=("Zebra", "Lynx"),
    ),
    Case("starts with #", {"contacts/#1-fan.md": "Zebra"}, shown=("Zebra",)),
    Case("number", {"contacts/1984.md": "Zebra"}, shown=("Zebra",), people=("1984",)),
    Case("digits and a hyphen", {"contacts/7-eleven.md": "Zebra"}, ("bad-note-date",), hidden=("Zebra",)),
]

PLACES = [
    Case(
        "person folder in person folder",
        {
            "contacts/maya.md": "",
            "contacts/maya/tom.md": "Zebra",
            "contacts/maya/tom/gifts.md": "Lynx",
            "contacts/maya/tom/2026-10-18.md": "Ibex",
        },
        shown=("Zebra", "Lynx", "Ibex"),
    ),
    Case(
        "own file inside",
        {"contacts/maya/maya.md": "Zebra", "contacts/maya/gifts.md": "Lynx"},
        shown=("Zebra", "Lynx"),
        people=("maya",),
    ),
    Case(
        "own file inside and beside",
        {"contacts/maya.md": "Zebra", "contacts/maya/maya.md": "Lynx"},
        ("duplicate-id",),
        shown=("Zebra",),
    ),
    Case("note in folder of nobody", {"contacts/nobody/2026-10-18.md": "Zebra"}, shown=("Zebra",), people=()),
    Case("note at the top", {"contacts/2026-10-18.md": "Zebra"}, shown=("Zebra",), people=()),
    Case("folder called like a file", {"contacts/x.md/y.md": "Zebra"}, shown=("Zebra",)),
    Case("folder called like a note", {"contacts/2026-10-18.md/y.md": "Zebra"}, shown=("Zebra",)),
    Case(
        "folder in another case",
        {"contacts/Maya.md": "", "contacts/MAYA/2026-10-18.md": "Zebra"},
        shown=("Zebra",),
    ),
    Case(
        "folder decomposed",
        {"contacts/zo\u00eb.md": "", "contacts/zoe\u0308/2026-10-18.md": "Zebra"},
        shown=("Zebra",),
    ),
    Case(
        "page called as a tag",
        {"contacts/maya.md": "", "contacts/maya/index-of-gifts.md": "Zebra"},
        shown=("Zebra",),
    ),
    Case(
        "two notes one name",
        {
            "contacts/maya.md": "",
            "contacts/maya/2026-10-18.md": "Zebra",
            "contacts/maya/2026-10-18.markdown": "Lynx",
            "contacts/2026-10-18.md": "Ibex",
        },
        shown=("Zebra", "Lynx", "Ibex"),
    ),
    Case(
        "story and page promise",
        {
            "contacts/maya.md": "- [ ] Zebra by 2026-12-01\n- [ ] Maya: Lynx",
            "contacts/maya/p.md": "- [ ] Ibex\n- [x] maya: Oryx",
        },
        shown=("Zebra", "Lynx", "Ibex", "Oryx"),
    ),
    Case(
        "unreadable person",
        {
            "contacts/maya.md": b"\xff\xfe\xfd",
            "contacts/maya/gifts.md": "Zebra",
            "contacts/maya/2026-10-18.md": "Lynx",
        },
        ("not-utf-8",),
        ("Zebra", "Lynx"),
        people=("maya",),
    ),
    Case(
        "unreadable note",
        {"contacts/maya.md": "Zebra", "contacts/maya/2026-10-18.md": b"Lynx \x80"},
        ("not-utf-8",),
        ("Zebra",),
        ("Lynx",),
    ),
    Case(
        "unreadable page",
        {"contacts/maya.md": "Zebra", "contacts/maya/x.md": b"Lynx \x80"},
        ("not-utf-8",),
        ("Zebra",),
        ("Lynx",),
    ),
]

DAYS = [
    Case(
        "first and last day",
        {
            "contacts/maya.md": "",
            "contacts/maya/0001-01-01.md": "Zebra",
            "contacts/maya/9999-12-31.md": "Lynx",
        },
        shown=("Zebra", "Lynx"),
    ),
    Case("year 0", {"contacts/0000-01-01.md": "Zebra"}, ("bad-note-date",)),
    Case("year 10000", {"contacts/10000-01-01.md": "Zebra"}, ("bad-note-date",)),
    Case("far cadence", person("cadence: 999 years\nmet: 2012-01-01")),
    Case(
        "far cadence, last day",
        person(
            "cadence: 999 years\nmet: 9999-12-31\nbirthday: 9999-12-31\ndates: "
            "[{on: 9999-12-31, what: Zebra, remind: 999 years}]"
        ),
        shown=("Zebra",),
    ),
    Case(
        "first day everywhere",
        person(
            "cadence: 1 day\nmet: 0001-01-01\nbirthday: 0001-01-01\ndates: "
            "[{on: 0001-01-01, what: Zebra, remind: 999 years}]\nevents: "
            "[{on: 0001, what: Lynx}]\nconfirmed: 0001\n"
            "city: {name: Leeds, since: 0001, until: 0001}"
        ),
        shown=("Zebra", "Lynx", "Leeds"),
    ),
    Case(
        "last day everywhere",
        person(
            "paused: {until: 9999-12-31}\nlapse: {why: drift, since: 9999}\n"
            "died: 9999\nevents: [{on: 9999-12, what: Zebra}]\nconfirmed: 9999\n"
            "city: {name: Leeds, since: 9999}\nwork: {org: Zebra, until: 9999}"
        ),
        shown=("Zebra",),
    ),
    Case(
        "leap birthday", person("birthday: 2000-02-29\ndates: [{on: 02-29, what: Zebra}]"), shown=("Zebra",)
    ),
    Case("no leap birthday", person("birthday: 2001-02-29"), ("bad-date",)),
    Case("died before born", person("birthday: 1990-01-01\ndied: 1980-01-01"), None, shown=("Maya",)),
    Case("met before born", person("birthday: 1990-01-01\nmet: 1980-01-01"), None),
    Case("born tomorrow", person("birthday: 2026-11-23\nmet: 2027-01-01")),
    Case("arabic digits", person("birthday: ٢٠٢٠-٠١-٠١\ncadence: ٣ weeks"), ("bad-date", "bad-cadence")),
    Case("cadences", person("cadence: 99999999999 d"), ("bad-cadence",)),
    Case("weird times", note("date: 2026-10-18T24:00"), ("bad-time",), ("Hello",)),
    Case("time with zone", note("date: 2026-10-18T12:00Z"), ("bad-date",), ("Hello",)),
    Case(
        "plan far away",
        {
            "contacts/maya.md": "",
            "contacts/maya/9999-12-31.md": (
                "---\nnews: [she turns on 9999-12-31]\n---\n- [ ] Zebra by 9999-12-31\n"
                "- [ ] Lynx by 0001-01-01"
            ),
        },
        None,
        shown=("Zebra", "Lynx"),
    ),
]

PEOPLE = [
    Case(
        "through a loop",
        {"contacts/a.md": "---\nmet: {through: b}\n---", "contacts/b.md": "---\nmet: {through: a}\n---"},
        None,
    ),
    Case("through oneself", person("met: {through: maya}"), None),
    Case(
        "related to oneself",
        person("relations: {partner: maya, child: [maya, maya], sibling: Zebra}"),
        None,
        shown=("Zebra",),
    ),
    Case(
        "parents in a circle",
        {
            "contacts/a.md": "---\nrelations: {child: b, parent: b}\n---",
            "contacts/b.md": "---\nrelations: {child: a}\n---",
        },
        None,
    ),
    Case("owner nobody", person("owner: Zebra"), ("unknown-person",), ("Zebra",)),
    Case(
        "with one person five ways",
        {
            **note("with: [maya, MAYA, Maya Okafor, May, '[[maya|Zebra]]']"),
            "contacts/maya.md": "---\nname: Maya Okafor\naka: [May]\n---\n",
        },
        shown=("Hello",),
    ),
    Case(
        "with twelve",
        {
            **{f"contacts/p{n}.md": "" for n in range(12)},
            "contacts/2026-10-18.md": f"---\nwith: [{', '.join(f'p{n}' for n in range(12))}]\n---\nZebra",
        },
        shown=("Zebra",),
    ),
    Case(
        "with ambiguous",
        {
            "contacts/tom-a.md": "",
            "contacts/tom-b.md": "",
            "contacts/2026-10-18.md": "---\nwith: Tom\n---\nZebra",
        },
        ("ambiguous-person",),
        ("Zebra", "Tom"),
    ),
    Case("with keys inside", note("with: [{a: Zebra}]"), ("wrong-kind",)),
    Case(
        "tags that collide",
        {
            **person(
                "tags: [a b, a-b, A-B, a_b, A B, '..', '/', '.', '!!!', '???', 😀, '#', ' ', con, ü, u\u0308]"
            ),
            "contacts/2026-10-18.md": "---\ntags: [x, X, 'x ', x/y, x-y]\n---\nZebra",
        },
        shown=("Zebra", "!!!"),
    ),
    Case(
        "cities that collide",
        {
            f"contacts/p{n}.md": f"---\ncity: {city}\nwork: {city}\n---\n"
            for n, city in enumerate(
                [
                    "Leeds",
                    "leeds",
                    "LEEDS",
                    "'..'",
                    "'/'",
                    "'.'",
                    "'!'",
                    "😀",
                    "nul",
                    "Zürich",
                    "Zu\u0308rich",
                ]
            )
        },
    ),
    Case("long tag", person(f"tags: [{'x' * 5000}, {'x' * 5000}y]")),
    Case(
        "circles that collide",
        {
            **settings(
                "circles: {a b: {}, a-b: {}, 'A B': {}, '..': {}, '/': {}, '!': {}, '<b>': {}}\n"
                "default_circle: '..'\n"
            ),
            "contacts/b.md": "---\ncircle: '<b>'\n---\n",
            "contacts/c.md": "---\ncircle: a-b\n---\n",
            "contacts/d.md": "---\ncircle: A B\n---\n",
        },
    ),
    Case("same name thrice", {f"contacts/p{n}.md": "---\nname: Ann Lee\nsort: x\n---\n" for n in range(3)}),
    Case("name of combining marks", person('name: "\u0301\u0302"')),
    Case("name of blanks", person('name: " \u00a0 "')),
    Case(
        "alias of everybody",
        {
            "contacts/a.md": "---\naka: [b, a, '']\n---\n",
            "contacts/b.md": "---\naka: [a]\n---\n",
            "contacts/b/2026-10-18.md": "- [ ] a: Zebra\n- [ ] b: Lynx",
        },
        shown=("Zebra", "Lynx"),
    ),
]

PROMISES = [
    Case(
        "the writer by name",
        {
            "journal.yaml": "me: alex\n",
            "contacts/alex.md": "- [ ] Alex: Zebra",
            **note("felt: warm", "- [ ] alex: Lynx"),
        },
        shown=("Zebra", "Lynx"),
    ),
    Case(
        "every mark",
        note(
            "with: [maya]",
            "- [ ] one1\n- [x] two2\n- [X] three3\n- [-] four4\n* [ ] five5\n+ "
            "[x] six6\n1. [ ] seven7\n- [] eight8\n- [?] nine9\n-[ ] ten10",
        ),
        shown=("one1", "three3", "seven7", "eight8", "nine9", "ten10"),
    ),
    Case(
        "empty items",
        note(
            "felt: warm",
            "- [ ]\n- [ ] \n- [x] Maya:\n- [ ] :\n- [ ] (me)\n- [ ] by 2026-12-01\n"
            "- [ ] Maya: by 2026-12-01\n",
        ),
        shown=(),
    ),
    Case(
        "nested",
        note("felt: warm", "- list\n  - [ ] Zebra\n    - [x] Lynx (done 2026-10-20)\n      continued\n"),
        shown=("Zebra", "Lynx", "continued"),
    ),
    Case(
        "in quotation, code and table",
        note(
            "felt: warm",
            "> - [ ] Zebra\n\n```\n- [ ] Lynx\n```\n\n    - [ ] Ibex\n\n| a |\n|---|\n| - [ ] Oryx |\n",
        ),
        shown=("Zebra", "Lynx", "Ibex", "Oryx"),
    ),
    Case(
        "impossible days",
        note(
            "felt: warm", "- [ ] Zebra by 2026-02-30\n- [x] Lynx (done 2026-13-01)\n- [ ] Ibex due 2026-1-5"
        ),
        ("bad-promise-date",),
        ("Zebra", "Lynx", "Ibex"),
    ),
    Case(
        "vague days",
        note("felt: warm", "- [ ] Zebra by Friday\n- [ ] Lynx by next March\n- [ ] Ibex due mid-June"),
        ("vague-promise-date",),
        ("Zebra", "Lynx", "Ibex"),
    ),
    Case("two days", note("felt: warm", "- [ ] Zebra by 2026-12-01, by 2026-12-24"), shown=("Zebra",)),
    Case(
        "markup",
        note(
            "felt: warm",
            "- [ ] **Maya**: <b>Zebra</b> `x` [[maya|<i>]] [l](javascript:x) ![p](x.png) &lt;script&gt;",
        ),
        ("missing-file",),
        ("Zebra",),
    ),
    Case(
        "by link",
        note("felt: warm", "- [ ] [[maya]]: Zebra\n- [ ] [[maya|May]]: Lynx"),
        shown=("Zebra", "Lynx"),
    ),
    Case(
        "nobody's note", {"contacts/2026-10-18.md": "- [ ] Zebra\n- [ ] (me) Lynx"}, shown=("Zebra", "Lynx")
    ),
    Case(
        "ambiguous",
        {
            "contacts/tom-a.md": "",
            "contacts/tom-b.md": "",
            "contacts/2026-10-18.md": "---\nwith: [tom-a, tom-b]\n---\n- [ ] Tom: Zebra",
        },
        ("ambiguous-person",),
        ("Zebra",),
    ),
    Case("long", note("felt: warm", "- [ ] " + "zebra " * 2000)),
]

FILES = [
    Case("missing", note("felt: warm", "![a](x.png) [b](y.pdf)"), ("missing-file",), ("a", "b")),
    Case(
        "outside",
        note(
            "felt: warm",
            "![a](../../x.png) [b](../../../../etc/passwd) [c](/etc/passwd) "
            "[d](%2e%2e/%2e%2e/%2e%2e/etc/passwd)",
        ),
        ("file-outside",),
    ),
    Case(
        "odd names",
        {
            **note(
                "felt: warm",
                "![a](a%20b.png) ![b](<c d.png>) ![c](%C3%A9.png) ![d](e\u0301.png) "
                "[e](x%23y.pdf) [f](100%.pdf) [g](sub/../h.txt)",
            ),
            **{
                f"contacts/maya/{n}": b"x"
                for n in ("a b.png", "c d.png", "\u00e9.png", "x#y.pdf", "100%.pdf", "h.txt")
            },
        },
    ),
    Case("other case", {**note("felt: warm", "![a](A.PNG)"), "contacts/maya/a.png": b"x"}, ("missing-file",)),
    Case(
        "a folder",
        {**note("felt: warm", "[a](sub) [b](sub/) [c](.) [d](..)"), "contacts/maya/sub/x.txt": b"x"},
        ("missing-file", "file-outside"),
    ),
    Case(
        "active",
        {
            **note("felt: warm", "[a](x.html) ![b](x.svg) [c](x.js) [d](x) [e](x.HTML)"),
            **{
                f"contacts/maya/{n}": b"<script>x</script>"
                for n in ("x.html", "x.svg", "x.js", "x", "x.HTML")
            },
        },
        ("active-file",),
    ),
    Case(
        "to Markdown",
        {
            **note("felt: warm", "[a](../maya.md) [b](2026-10-18-walk.md) [c](nothing.md#x)"),
            "contacts/maya/gifts.md": "[d](../maya.md)",
        },
        ("missing-file",),
    ),
    Case("photo", {**person("photo: '../maya.jpg'"), "maya.jpg": b"x"}, ("file-outside",)),
    Case("photo of the network", person("photo: https://evil.example/x.jpg"), ("missing-file",)),
    Case("photo with odd signs", {**person('photo: "a b\'<>#%.jpg"'), "contacts/a b'<>#%.jpg": b"x"}),
    Case(
        "two of one slug",
        {
            **note("felt: warm", "[a](x%20y.txt) [b](x-y.txt) [c](X-Y.txt)"),
            **{f"contacts/maya/{n}": n.encode() for n in ("x y.txt", "x-y.txt", "X-Y.txt")},
        },
    ),
]

TEXTS = [
    Case(
        "windows",
        {"contacts/maya.md": "---\r\nname: Zebra\r\ntags:\r\n- a\r\n---\r\nLynx\r\n\r\n- [ ] Ibex\r\n"},
        shown=("Zebra", "Lynx", "Ibex"),
    ),
    Case("old Mac", {"contacts/maya.md": "---\rname: Zebra\r---\rLynx\r"}, shown=("Zebra", "Lynx")),
    Case("mixed ends", {"contacts/maya.md": "---\nname: Zebra\r\n---\rLynx\n\r"}, shown=("Zebra", "Lynx")),
    Case("mark of order", {"contacts/maya.md": b"\xef\xbb\xbf---\nname: Zebra\n---\n"}, shown=("Zebra",)),
    Case(
        "mark of order twice",
        {"contacts/maya.md": b"\xef\xbb\xbf\xef\xbb\xbf---\nname: Zebra\n---\n"},
        shown=("Zebra",),
    ),
    Case("UTF-16", {"contacts/maya.md": "---\nname: Zebra\n---\n".encode("utf-16")}, ("not-utf-8",)),
    Case("UTF-32", {"contacts/maya.md": "Zebra".encode("utf-32")}, ("not-utf-8",)),
    Case("latin 1", {"contacts/maya.md": "Zoë".encode("latin-1")}, ("not-utf-8",)),
    Case("nothing but NUL", {"contacts/maya.md": b"\0" * 1000}, None),
    Case("NUL in the text", {"contacts/maya.md": b"Zebra\0Lynx"}, ("control-character",), ("Zebra", "Lynx")),
    Case("surrogate", {"contacts/maya.md": "Zebra \ud800"}, ("not-utf-8",)),
    Case(
        "separators",
        {"contacts/maya.md": "---\nspecial: a\u2028b\n---\nZebra\u2028Lynx\x85Ibex\n"},
        None,
        ("Zebra",),
    ),
    Case(
        "only fences",
        {"contacts/maya.md": "---\n---\n", "contacts/tom.md": "---", "contacts/ann.md": "---\n"},
        ("front-matter-unclosed",),
    ),
    Case("ends with points", {"contacts/maya.md": "---\nname: Zebra\n...\nLynx"}, shown=("Zebra", "Lynx")),
    Case(
        "three documents",
        {"contacts/maya.md": "---\nname: Zebra\n---\nLynx\n---\nname: Ibex\n---\n"},
        shown=("Zebra", "Lynx", "Ibex"),
    ),
    Case(
        "a conflict",
        {"contacts/maya.md": "Zebra\n<<<<<<< HEAD\nLynx\n=======\nIbex\n>>>>>>> other\n"},
        ("conflict-marker",),
        ("Zebra", "Lynx", "Ibex"),
    ),
    Case(
        "a conflict in code",
        {"contacts/maya.md": "```\n<<<<<<< HEAD\nLynx\n=======\n>>>>>>> x\n```\n"},
        shown=("Lynx",),
    ),
    Case(
        "front matter is a list",
        {"contacts/maya.md": "---\n- Zebra\n---\nLynx"},
        ("yaml-not-a-mapping",),
        ("Lynx",),
    ),
    Case(
        "front matter is text",
        {"contacts/maya.md": "---\nZebra\n---\nLynx"},
        ("yaml-not-a-mapping",),
        ("Lynx",),
    ),
    Case(
        "aliases that explode",
        person("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]", "Zebra"),
        ("yaml-anchor",),
        ("Zebra",),
    ),
    Case("merge keys", person("<<: {name: Lynx}", "Zebra"), ("yaml-anchor",), ("Zebra",)),
    Case(
        "python tags",
        person('name: !!python/object/apply:os.system ["true"]', "Zebra"),
        ("yaml-tag",),
        ("Zebra",),
    ),
    Case("deep brackets", person("tags: " + "[" * 500 + "]" * 500, "Zebra"), ("yaml-too-deep",), ("Zebra",)),
    Case("key that is a list", person("? [a, b]\n: Lynx", "Zebra"), ("yaml-syntax",), ("Zebra",)),
    Case("empty key", person("'': Lynx\n' ': x", "Zebra"), ("yaml-syntax",), ("Zebra",)),
    Case(
        "number keys",
        person("1: Lynx\n2026-10-18: Ibex\ntrue: Oryx\nnull: Emu", "Zebra"),
        shown=("Lynx", "Ibex", "Oryx", "Emu"),
    ),
    Case(
        "markup in keys",
        person("'<script>x': '<b>Lynx'\n'{{7*7}}': y", "Zebra"),
        shown=("<script>x", "<b>Lynx", "{{7*7}}"),
    ),
]

SETTINGS = [
    Case("empty", settings("")),
    Case("only a comment", settings("# nothing\n")),
    Case("a list", settings("- a\n- b\n"), ("yaml-not-a-mapping",), ("Hello",)),
    Case("a word", settings("hello\n"), ("yaml-not-a-mapping",), ("Hello",)),
    Case("broken", settings("title: a: b\n"), ("yaml-colon-in-value",), ("Hello",)),
    Case("with fences", settings("---\ntitle: Zebra\n---\n"), shown=("Zebra", "Hello")),
    Case(
        "two documents", settings("title: Zebra\n---\ntitle: Lynx\n"), ("yaml-several-documents",), ("Hello",)
    ),
    Case("duplicate", settings("title: Zebra\ntitle: Lynx\n"), ("yaml-duplicate-key",), ("Zebra",)),
    Case("binary", {"journal.yaml": b"\x00\xff\xfe", "contacts/maya.md": "Hello"}, None, ("Hello",)),
    Case("large", settings("x: " + "y" * 70_000), ("front-matter-too-large",), ("Hello",)),
    Case(
        "markup title",
        settings("title: </title><script>x</script>{{7*7}}\n"),
        shown=("</title><script>x</script>{{7*7}}",),
    ),
    Case("language attack", settings("language: 'en\" onload=\"x'\n"), ("bad-choice",), ("Hello",)),
    Case("me nobody", settings("me: Zebra\n"), ("unknown-person",), ("Hello",)),
    Case("me somebody", settings("me: maya\n"), shown=("Hello",)),
    Case("everything quiet", settings("quiet: [G, S, C, D, K, W, P, X, C1]\n"), None, ("Hello",)),
    Case("default circle nobody", settings("default_circle: Zebra\n"), ("unknown-circle",), ("Hello",)),
    Case("default none", settings("default_circle: none\n"), shown=("Hello",)),
    Case("no circles", settings("circles: {}\n"), shown=("Hello",)),
    Case("empty circle", settings("circles: {near: }\ndefault_circle: near\n"), shown=("Hello",)),
    Case(
        "odd weights",
        settings(
            "circles: {a: {weight: -1}, b: {weight: .nan}, c: {weight: 1e9}, "
            "d: {weight: 0}, e: {holds: 0}, f: {path: "
            "[3, 2]}}\n"
        ),
        ("bad-number",),
        ("Hello",),
    ),
    Case("as of the first day", settings("as_of: 0001-01-01\n"), shown=("Hello",)),
    Case("as of the last day", settings("as_of: 9999-12-31\n"), shown=("Hello",)),
    Case("as of no day", settings("as_of: soon\n"), ("bad-date",), ("Hello",)),
    Case(
        "huge numbers",
        settings("numbers: {C1: {x: 1}, Z9: {y: 2}, W1: {late_days: 99999999999999999999}}\n"),
        None,
        ("Hello",),
    ),
    Case(
        "wrong ending",
        {"journal.yml": "title: Zebra\n", "contacts/maya.md": "Hello"},
        ("unknown-setting",),
        ("Hello",),
        ("Zebra",),
    ),
    Case("a folder", {"journal.yaml/x": "", "contacts/maya.md": "Hello"}, ("not-a-file",), ("Hello",)),
]

CASES = [*IDS, *PLACES, *DAYS, *PEOPLE, *PROMISES, *FILES, *TEXTS, *SETTINGS]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{n:03} {case.name}") for n, case in enumerate(CASES)]
)
def test_odd_journals(case: Case, tmp_path: Path) -> None:
    """Each is built; what is wrong is reported, what was written is shown, nothing takes effect."""
    found = held(write(tmp_path / "j", case.files), None if "as_of" in str(case.files) else TODAY)
    if case.codes is not None:
        assert found.codes == set(case.codes)
    text = found.text
    assert [word for word in case.shown if word not in text] == []
    assert [word for word in case.hidden if word in text] == []
    if case.people is not None:
        assert tuple(found.journal.people) == case.people


CYRILLIC = "---\nname: Димитър Колев\naka: [Dimitar, Mitko]\n---\n"


@pytest.mark.parametrize(
    ("body", "promises"),
    [
        pytest.param(
            "- [ ] a\n- [x] b\n- [X] c\n- [-] d",
            ["open a me", "kept b me", "kept c me", "let-go d me"],
            id="marks",
        ),
        pytest.param("- [?] a\n- [] b\n-[ ] c\n[ ] d\n- [  ] e", [], id="no marks"),
        pytest.param("> - [ ] a\n\n```\n- [ ] b\n```\n\n    - [ ] c\n\n`- [ ] d`", [], id="quoted and code"),
        pytest.param("| a |\n|---|\n| - [ ] x |\n", [], id="in a table"),
        pytest.param("<!-- \n- [ ] a\n-->\n", [], id="in a comment"),
        pytest.param("1. [ ] a\n   * [x] b\n", ["open a me", "kept b me"], id="numbered and nested"),
        pytest.param("- [ ] Dimitar: a", ["open a dimitar-kolev"], id="first name of an alias"),
        pytest.param("- [ ] Димитър: a", ["open a dimitar-kolev"], id="first name"),
        pytest.param("- [ ] **mitko**: a", ["open a dimitar-kolev"], id="alias, in bold"),
        pytest.param("- [ ] [[dimitar-kolev|Mitko]]: a", ["open a dimitar-kolev"], id="link"),
        pytest.param("- [ ] DIMITAR-KOLEV: a", ["open a dimitar-kolev"], id="id"),
        pytest.param("- [ ] (me) Dimitar: a", ["open Dimitar: a me"], id="one's own"),
        pytest.param("- [ ] Send: a", ["open Send: a me"], id="nobody's name"),
        pytest.param("- [ ] Dimitar:a", ["open Dimitar:a me"], id="no blank"),
    ],
)
@pytest.mark.parametrize(
    "place", ["dimitar-kolev/2026-10-18.md", "dimitar-kolev/page.md", "dimitar-kolev.md"]
)
def test_what_counts_as_a_promise(body: str, promises: list[str], place: str, tmp_path: Path) -> None:
    """In a note, a page and a story alike: task items are promises, but in quotations, code and tables."""
    front = CYRILLIC if place == "dimitar-kolev.md" else ""
    files = {"contacts/dimitar-kolev.md": CYRILLIC, f"contacts/{place}": f"{front}Words.\n\n{body}\n"}
    found = read(write(tmp_path / "j", files), cache=False).journal
    assert [f"{p.mark} {p.text} {p.by}" for p in found.promises] == promises
