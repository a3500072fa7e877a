"""The day at the foot of a page, put in last and exchanged on another day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from journal.build import Request, build
from journal.site.stamp import MARK, cuts, pieces, recut
from tests.writing import write


@given(some.lists(some.binary(), min_size=1), some.binary(), some.binary())
def test_a_page_is_cut_where_its_day_stood(parts: list[bytes], before: bytes, now: bytes) -> None:
    """Whatever the page and the day say, and however long each is."""
    found = recut(before.join(parts), cuts(parts), before)
    assert found == tuple(parts)
    assert recut(now.join(found), cuts(parts), now) == tuple(parts)


def test_a_page_without_a_day_is_whole() -> None:
    """As one of a theme that does not say it."""
    assert pieces(b"<p>Hello") == (b"<p>Hello",)
    assert recut(b"<p>Hello", cuts([b"<p>Hello"]), b"Sunday") == (b"<p>Hello",)


def test_no_writer_can_put_the_day_anywhere(tmp_path: Path) -> None:
    """The mark is a comment of HTML: in a name or a text it is words, or nothing."""
    person = f'---\nname: "Maya {MARK}"\ntags: ["{MARK}"]\n---\nHello {MARK} there.\n\n`{MARK}`\n'
    write(tmp_path, {"contacts/maya.md": person, "contacts/maya/2026-11-20.md": f"# {MARK}\n\n{MARK}\n"})
    today = date(2026, 11, 22)
    build(Request(tmp_path, today, today))
    for page in (tmp_path / "site").rglob("*.html"):
        assert page.read_text().count("22 November 2026.") == 1, page
        assert MARK not in page.read_text()


def test_a_theme_may_say_the_day_where_it_likes(tmp_path: Path) -> None:
    """Twice, or in capital letters: the next day it is another."""
    person = "{% extends '!theme/person.html' %}{% block head %}{{ view.frame.made|upper }}{% endblock %}"
    year = "{% extends '!theme/year.html' %}{% block head %}<i>{{ view.frame.dated }}</i>{% endblock %}"
    write(
        tmp_path,
        {
            "contacts/maya.md": "",
            "contacts/maya/2025-11-20.md": "Hello.\n",
            "templates/person.html": person,
            "templates/year.html": year,
        },
    )
    for day, said in ((22, "Sunday 22"), (23, "Monday 23")):
        today = date(2026, 11, day)
        build(Request(tmp_path, today, today))
        page = (tmp_path / "site/journal/2025.html").read_text()
        assert f"<i>Made for {said} November 2026.</i>" in page
        assert f"MADE FOR {said.upper()} NOVEMBER 2026." in (tmp_path / "site/people/maya.html").read_text()
