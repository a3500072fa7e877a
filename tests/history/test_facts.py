"""Reading a version key by key says what reading it whole says."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.content.frontmatter.reading import split
from journal.history import facts
from journal.history.pieces import take_apart

LINES = st.sampled_from(
    [
        *(
            "city: Leeds",
            "city : Gent",
            "city:",
            "city: [Leeds, Gent]",
            "city: [Leeds,",
            "City: Lyon",
            "city:Leeds",
        ),
        *(
            "city: 'Leeds'",
            'city: "Leeds',
            "city: |",
            "city: # none",
            "city: Leeds # for now",
            '"city": Porto',
        ),
        *(
            "  Porto",
            "  - {in: Porto, until: 2026-01}",
            "- Porto",
            "  Porto]",
            "  ",
            "",
            "\tPorto",
            "# a comment",
        ),
        *("work: {org: Arup,", "  role: engineer}", "work: Arup", "work:", "  org: Arup", "  until: 2026-01"),
        *("phone: '0113'", "phone: 0113", "name: Maya", "special: 'it is", "city: in quotes'", "special: >"),
        *(
            "tags: [a",
            "city: b]",
            "tags: {",
            "}",
            "...",
            "----",
            "special: it's",
            "special: \u2028city: Lyon",
            "éa: b",
        ),
        *(
            "<<<<<<< HEAD",
            "&a",
            "email: *a",
            "email: a@example.org",
            "x: y: z",
            "\x00",
            "city: \x07",
            "---",
            "—",
        ),
    ]
)


@given(st.lists(LINES, max_size=7), st.sampled_from(["---", "---  ", "\n---", "—", "----", ""]))
@settings(max_examples=60, deadline=None)
@example(["special: 'it is", "city: in quotes'"], "---")
@example(["tags: {", "city: b]", "}"], "---")
@example(["city : Gent"], "---")
@example(["city: Leeds"], "—")
@example(["city: Leeds", "name: Maya", "phone: 0113", "work: {org: Arup,", "  role: engineer}"], "---")
def test_key_by_key_is_whole(lines: list[str], opening: str) -> None:
    """Wherever the real reader finds nothing wrong, the shorter way comes to the same."""
    text = "\n".join([opening, *lines, "---", "city: a story"])
    document, faults = split("maya.md", text)
    if document.readable and not faults:
        assert facts.read_facts("maya.md", text.encode()) == facts._whole("maya.md", text)


def test_most_files_are_read_key_by_key() -> None:
    """What people and importers usually write takes the short way."""
    text = (
        "---\nname: Maya Okafor\naka: [May]\ncity:\n  - {in: Leeds, until: 2026-06}\nbeyond money: much\n"
        "special: |\n  It was\n\n  warm.\nphone: {mobile: '0113'}\n---\nA story.\n"
    )
    pieces = take_apart(text)
    assert pieces is not None
    assert list(pieces) == ["name", "aka", "city", "beyond money", "special", "phone"]
    assert pieces["city"] == "city:\n  - {in: Leeds, until: 2026-06}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("No front matter.\n", {}, id="a story alone"),
        pytest.param("", {}, id="an empty file"),
        pytest.param("---\ncity: Leeds\ncity: Gent\n---\n", None, id="a key twice leaves it in doubt"),
    ],
)
def test_odd_files(text: str, expected: dict[str, object] | None) -> None:
    """Nothing written is nothing known; what is in doubt is left out."""
    found = facts.read_facts("maya.md", text.encode())
    assert found is not None
    assert found.get("city") == (() if expected == {} else None)
