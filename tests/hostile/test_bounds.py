"""Large and deep input has limits (PROMISES 11): past them a diagnostic, never a hang or a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.build.reading import read
from journal.content.schema import spelling
from tests.hostile.holding import TODAY, held, write

NOTE = "contacts/maya/2026-10-18.md"


def in_note(text: str) -> dict[str, str]:
    """A body of a note with Maya."""
    return {"contacts/maya.md": "", NOTE: text}


def in_front(text: str) -> dict[str, str]:
    """A front matter of Maya's."""
    return {"contacts/maya.md": f"---\n{text}\n---\nHello.\n"}


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        pytest.param(in_note(("word " * 200 + "\n\n") * 2000), {"too-complex"}, id="2 MB"),
        pytest.param(in_note("x" * (2 * 1024 * 1024 + 1)), {"too-large"}, id="a byte more than 2 MB"),
        pytest.param(in_note("word " * 100_000), None, id="one long line"),
        pytest.param(in_note("[" * 20_000), {"too-complex"}, id="brackets"),
        pytest.param(in_note("<a " * 20_000), {"too-complex"}, id="tags"),
        pytest.param(in_note("<div>" * 5_000), {"too-complex"}, id="elements"),
        pytest.param(in_note("*_" * 50_000), {"too-complex"}, id="emphasis"),
        pytest.param(in_note(">" * 5_000 + "x"), {"too-complex"}, id="quotations"),
        pytest.param(
            in_note("".join("  " * n + "- x\n" for n in range(400))), {"too-complex"}, id="deep lists"
        ),
        pytest.param(in_note("- [ ] Maya: x by 2026-12-01\n" * 10_000), {"too-complex"}, id="10,000 tasks"),
        pytest.param(in_note("- [ ] Maya: x by 2026-12-01\n" * 2_000), set(), id="2,000 tasks"),
        pytest.param(in_note("[[nobody]]\n" * 2_000), {"unknown-link"}, id="links to nobody"),
        pytest.param(in_note("a\x01\n" * 20_000), None, id="control characters"),
        pytest.param(in_note("<<<<<<< x\n" * 20_000), None, id="marks of conflicts"),
        pytest.param(in_note("---\n" * 20_000), None, id="fences"),
        pytest.param(in_note("---\n" + "a: b\n" * 20_000), {"front-matter-unclosed"}, id="no end"),
        pytest.param(in_note("private" + ":" * 100_000), None, id="colons"),
        pytest.param(in_front("x: " + "y" * (64 * 1024)), {"front-matter-too-large"}, id="over 64 KB"),
        pytest.param(in_front("x: " + "y" * (64 * 1024 - 10)), set(), id="just 64 KB"),
        pytest.param(in_front("a: b: c\n" * 5_000), {"yaml-colon-in-value"}, id="faults"),
        pytest.param(in_front("a: b\n" * 5_000), {"yaml-duplicate-key"}, id="the same key"),
        pytest.param(in_front("foo: {" + "a," * 10_000 + "}"), {"yaml-empty-key"}, id="commas in braces"),
        pytest.param(in_front("foo: " + "[" * 10_000), {"yaml-too-deep"}, id="brackets in YAML"),
        pytest.param(in_front("- " * 10_000), {"yaml-too-deep"}, id="lists in YAML"),
        pytest.param(in_front("? " * 10_000), None, id="keys in YAML"),
        pytest.param(in_front('foo: "' + "\n\n" * 10_000 + '"'), set(), id="quoted lines"),
        pytest.param(
            in_front("tags: [" + ",".join(map(str, range(600))) + "]"), {"too-large"}, id="tags of one"
        ),
        pytest.param(in_front(f"name: {'x' * 501}"), {"name-too-long"}, id="name"),
        pytest.param(in_front(f"aka: [{'x' * 501}]"), {"name-too-long"}, id="alias"),
    ],
)
def test_a_limit_is_reported(files: dict[str, str], codes: set[str] | None, tmp_path: Path) -> None:
    """The file is shown as far as it can be, and what could not be read is said."""
    found = held(write(tmp_path / "j", files))
    assert codes is None or found.codes == codes
    assert "people/maya.html" in found.site


def test_many_notes_on_one_day(tmp_path: Path) -> None:
    """Each has a place of its own on the pages of its month and its year."""
    files = {f"contacts/maya/2026-10-18-{n}.md": f"Note zebra{n}." for n in range(300)}
    found = held(write(tmp_path / "j", {"contacts/maya.md": "", **files}), TODAY)
    for page in ("journal/2026.html", "journal/2026-10.html"):
        assert b'id="2026-10-18-300"' in found.site[page]


def test_a_large_family(tmp_path: Path) -> None:
    """Sixty children, sixty generations, and three who are each other's parents."""
    children = ", ".join(f"c{n}" for n in range(60))
    files = {"journal.yaml": "me: g30", "contacts/ma.md": f"---\nrelations: {{child: [{children}]}}\n---\n"}
    files |= {f"contacts/c{n}.md": "---\nbirthday: 02-29\n---\n" for n in range(60)}
    files |= {f"contacts/g{n}.md": f"---\nrelations: {{child: g{n + 1}}}\n---\n" for n in range(60)}
    files |= {f"contacts/{a}.md": f"---\nrelations: {{parent: {b}}}\n---\n" for a, b in ("xy", "yz", "zx")}
    found = held(write(tmp_path / "j", files | {"contacts/g60.md": ""}))
    assert found.site["family.html"].count(b"people/") >= 60 + 60 + 3


def test_days_far_off(tmp_path: Path) -> None:
    """The first day there is, the last one, and a promise for the next century."""
    notes = {
        "contacts/maya/0001-01-01.md": "- [ ] Pay by 0001-01-02",
        "contacts/maya/9999-12-31.md": "The end.",
        "contacts/maya/2024-02-29.md": "- [ ] Look at the comet by 2199-12-31",
    }
    found = held(write(tmp_path / "j", {"contacts/maya.md": "---\nbirthday: 0001-02-29\n---\n", **notes}))
    assert {"calendar/0001-01.html", "journal/0001-01.html", "journal/0001.html"} <= found.site.keys()
    assert {"journal/9999-12.html", "journal/9999.html"} <= found.site.keys()
    assert b"by 31 December 2199" in found.site["promises.html"]


def test_many_cities(tmp_path: Path) -> None:
    """Each stands on the page of all, and has one of its own."""
    people = {f"contacts/p{n}.md": f"---\ncity: City {n} upon Water\n---\n" for n in range(120)}
    found = held(write(tmp_path / "j", people))
    assert sum(name.startswith("cities/") for name in found.site) == 120


def test_many_people(tmp_path: Path) -> None:
    """Each has a page, those of one name too."""
    people = {f"contacts/p{n}.md": "---\nname: Ann Lee\nrelations: {friend: p1}\n---\n" for n in range(300)}
    found = held(write(tmp_path / "j", people))
    assert len([path for path in found.site if path.startswith("people/")]) == 300


def test_unknown_names_are_not_compared_with_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of names that are nobody's among hundreds of people cost hundreds of comparisons."""
    counted: list[str] = []
    measure = spelling.distance

    def counting(first: str, second: str, limit: int = 3) -> int:
        counted.append(first)
        return measure(first, second, limit)

    monkeypatch.setattr(spelling, "distance", counting)
    people = {f"contacts/{n:04}x{n * 7919 % 10007:05}.md": "" for n in range(300)}
    names = ", ".join(f"stranger{n * 104729 % 100003:06}" for n in range(300))
    whole = read(write(tmp_path / "j", {**people, "contacts/2026-10-18.md": f"---\nwith: [{names}]\n---\n"}))
    assert len(whole.diagnostics) == 300
    assert len(counted) < 3000
