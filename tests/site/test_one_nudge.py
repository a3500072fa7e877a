"""Today says one thing about each person: the first that its rules found (PLAYBOOK "Ranking")."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.build.reading import read
from journal.practices.assess import assess
from journal.wording.reasons import reason
from tests.making import TODAY
from tests.site.test_views import pages_of, sample

ROOT = Path(__file__).parents[2]


def test_the_sample_says_the_first_finding_of_each_and_no_other() -> None:
    """Whoever is asked for has one sentence; the rest waits on their own page."""
    book = read(ROOT, cache=False).journal
    found = assess(book, TODAY)
    page = sample()[1]["index.html"].text
    assert len(found.asked) > 1
    for id in found.asked:
        first, *others = (" ".join(reason(each, book, found).split()) for each in found.findings[id])
        assert first in page
        for other in others:
            assert other not in page, (id, other)


NEWS = "---\nkind: thought\nnews: Maya moves to Porto\n---\n"
GIFT = "---\nreceived: {gift: plums}\n---\n"
OWED = "- [ ] Send the photos by 2026-11-01\n"


@pytest.mark.parametrize(
    ("files", "said", "unsaid"),
    [
        pytest.param(
            {"2026-09-01.md": GIFT + OWED, "2026-11-02.md": NEWS},
            "Send the photos",
            "A word about it",
            id="W3, K5",
        ),
        pytest.param(
            {"2026-09-01.md": GIFT, "2026-11-02.md": NEWS}, "A word about it", "say thank you", id="K5, G3"
        ),
        pytest.param({"2026-09-01.md": GIFT}, "say thank you", "due 1 October", id="G3, C1"),
    ],
)
def test_the_first_that_holds_is_said(files: dict[str, str], said: str, unsaid: str, tmp_path: Path) -> None:
    """A word owed, then news unanswered, then thanks; the clock last."""
    journal = {"contacts/maya.md": "---\ncircle: close\n---\n"}
    journal |= {f"contacts/maya/{name}": text for name, text in files.items()}
    page = pages_of(tmp_path, journal)["index.html"].text
    assert said in page
    assert unsaid not in page


def test_a_fact_to_make_sure_of_stands_on_today(tmp_path: Path) -> None:
    """K2: one a week, the oldest first; who is suggested already is not named twice."""
    journal = {
        "journal.yaml": "quiet: [K3, R]\n",
        "contacts/ann.md": "---\ncity: Leeds\nconfirmed: 2023-01\n---\n",
        "contacts/bob.md": "---\ncity: Leeds\nconfirmed: 2024-01\n---\n",
        "contacts/eva.md": "---\nneeds: [a flat in Lisbon]\n---\n",
        "contacts/tom.md": "---\noffers: [a flat in Lisbon]\n---\n",
    }
    page = pages_of(tmp_path, journal)["index.html"].text
    assert page.count("You last made sure of") == 1
    assert "You last made sure of Ann’s city in January 2023" in " ".join(page.split())
    assert "To make sure of" in page
    del journal["contacts/eva.md"]
    alone = pages_of(tmp_path / "alone", journal)["index.html"].text
    assert alone.count("You last made sure of") == 1
    assert "To make sure of" not in alone
