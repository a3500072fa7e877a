"""The docs tell what the program does: nothing it can do is missing, nothing stands there that it cannot."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from journal import build
from journal.build import reading
from journal.cli import main
from journal.cli.root import COMMANDS, cli
from journal.content.frontmatter.reading import read_mapping
from journal.content.names import Names
from journal.content.schema.note_fields import EXCHANGES, NOTE
from journal.content.schema.person_fields import PERSON
from journal.content.schema.settings_fields import CIRCLE, SETTINGS, read_settings
from journal.diagnostics import CODES, draw
from journal.model.numbers import NUMBERS, RULES
from journal.model.privacy import PRIVATE_KEYS
from journal.model.settings import Settings
from journal.site.views.frame import Frame

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")] + DOCS
FORMAT, NUMBERS_PAGE, COMMANDS_PAGE, ERRORS, THEMES = (
    ROOT / "docs" / f"{name}.md" for name in ("format", "numbers", "commands", "errors", "themes")
)

_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.M | re.S)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path) -> Iterator[tuple[str, str, str]]:
    """Language, name and content of each example."""
    yield from _BLOCK.findall(text(page))


def without_blocks(page: Path) -> str:
    return _BLOCK.sub("", text(page))


def in_code(page: Path) -> set[str]:
    """Everything that stands in backticks outside the examples."""
    return set(re.findall(r"`([^`\n]+)`", without_blocks(page)))


def rows(page: Path, section: str | None = None) -> list[list[str]]:
    """The cells of every table row, of one section or of all."""
    body = without_blocks(page)
    if section is not None:
        body = re.split(r"^#+ ", body.split(f" {section}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    found = [line.strip()[1:-1].split(" | ") for line in body.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in found if not re.fullmatch(r" *-+ *", row[0])]


def first_cells(page: Path, section: str) -> set[str]:
    """The words in backticks of the first column of a section's tables."""
    return {word for row in rows(page, section) for word in re.findall(r"`([^`]+)`", row[0])}


# commands


def command_tree(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None, name
            yield from command_tree(below, (*path, name))


TREE = dict(command_tree(cli))
OPTIONS = {
    path: {
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    for path, command in TREE.items()
}


def command_section(path: tuple[str, ...]) -> str:
    """The part of docs/commands.md about one command; that of the whole program for none."""
    title = path[0] if path else "Before the command"
    body = text(COMMANDS_PAGE)
    assert f"\n## {title}\n" in body, f"docs/commands.md says nothing about {title}"
    return re.split(r"^## ", body.split(f"\n## {title}\n", 1)[1], maxsplit=1, flags=re.M)[0]


@pytest.mark.parametrize("path", [pytest.param(p, id=" ".join(p) or "journal") for p in TREE])
def test_every_option_is_told_with_its_command(path: tuple[str, ...]) -> None:
    """Whoever looks up a command finds all it can do."""
    told = set(re.findall(r"--[a-z][a-z-]*", command_section(path)))
    assert OPTIONS[path] <= told


@pytest.mark.parametrize("path", [pytest.param(p, id=" ".join(p) or "journal") for p in TREE if len(p) < 2])
def test_no_option_is_told_that_is_not_there(path: tuple[str, ...]) -> None:
    """A table of options lists the command's own, and no other."""
    rows_of = re.findall(r"^\| (`--.*?) \|", command_section(path), re.M)
    told = {option for row in rows_of for option in re.findall(r"--[a-z][a-z-]*", row)}
    own = {option for below, options in OPTIONS.items() if below[: len(path)] == path for option in options}
    assert told <= (own if path else OPTIONS[()])


def test_the_readme_lists_every_command_and_no_other() -> None:
    """The table of commands in the README is the program's."""
    told = set(re.findall(r"^\| `journal ([a-z]+)", text(ROOT / "README.md"), re.M))
    assert told == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_exist(page: Path) -> None:
    """A line one may type is one the program or the Makefile understands."""
    shell = "\n".join(content for language, _, content in blocks(page) if language in {"sh", "console"})
    typed = [*in_code(page), *(line.split("#")[0] for line in shell.splitlines())]
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.M))
    for line in typed:
        for words in re.findall(r"(?:^|[\s/(]|&& )journal ((?:--?\w[^;&|#)]*|[a-z]+[^;&|#)]*))", line):
            _check_line(words.split(), line)
        for target in re.findall(r"(?:^|&& )make ([a-z]+)", line):
            assert target in targets, line


def _check_line(words: list[str], line: str) -> None:
    """Walk a command line down the tree; each option belongs to the command it stands behind."""
    path: tuple[str, ...] = ()
    takes_value = {"--root", "--today"}
    position = 0
    while position < len(words):
        word = words[position].strip("[]")
        position += 1
        if word.startswith("--"):
            assert word in OPTIONS[path] | {"--help"}, line
            position += word in takes_value
        elif (*path, word) in TREE:
            path = (*path, word)
        elif not path:
            assert word in {"COMMAND", "-h"}, line
            return


@pytest.mark.parametrize(
    ("section", "command"),
    [
        pytest.param("build", ("build",), id="build"),
        pytest.param("check", ("check",), id="check"),
        pytest.param("today", ("today",), id="today"),
        pytest.param("week", ("week",), id="week"),
        pytest.param("stats", ("stats",), id="stats"),
        pytest.param("brief", ("brief", "maya-okafor"), id="brief"),
        pytest.param("gather", ("gather",), id="gather"),
    ],
)
def test_the_shapes_of_json_are_told(
    section: str, command: tuple[str, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The keys that a program finds are those that its author read about."""
    assert main(["--root", str(made(tmp_path)), "--today", "2026-11-22", *command, "--json"]) == 0
    keys = set(json.loads(capfd.readouterr().out))
    (shape,) = re.findall(r"\{\s*\"[^{}]*\}", command_section((section,)))
    assert set(re.findall(r'"(\w+)"(?=[:,}\s])', re.sub(r': "[^"]*"', ":", shape))) == keys


# the format


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        pytest.param("A note", set(NOTE), id="note"),
        pytest.param("journal.yaml", set(SETTINGS) | set(CIRCLE), id="settings"),
    ],
)
def test_every_key_has_a_row_and_no_other(section: str, keys: set[str]) -> None:
    """The tables of keys are those of the program."""
    assert first_cells(FORMAT, section) == keys


def test_every_key_of_a_person_has_a_row_and_no_other() -> None:
    """Likewise a person's, over the three tables; another word for a key stands in its row."""
    sections = ("Who they are", "How it is between you", "How to reach them, and what a good host remembers")
    told = set().union(*(first_cells(FORMAT, section) for section in sections))
    assert told | {"aliases"} == set(PERSON)
    assert "aliases" in in_code(FORMAT)


@pytest.mark.parametrize(
    "word",
    [
        *EXCHANGES,
        *PRIVATE_KEYS,
        *("beyond money", "yearly", "give", "remind", "through", "org", "role", "since", "until", "why"),
        *("sorry", "about", "closed", "drift", "rupture", "lost", "moved"),
        *("visit", "meal", "walk", "event", "meeting", "call", "video", "letter", "card", "email", "message"),
        *("social", "daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "none"),
    ],
)
def test_the_words_inside_keys_are_told(word: str) -> None:
    """Keys inside keys, channels, kinds and rhythms stand in the format's page."""
    assert word in in_code(FORMAT)


def test_the_settings_that_hold_are_those_told() -> None:
    """The journal.yaml of the docs says in full what holds without one."""
    written = next(content for _, name, content in blocks(FORMAT) if name == "journal.yaml")
    found = _settings_of(written)
    assert found == Settings()


def _settings_of(written: str) -> Settings:
    mapping, _ = read_mapping("journal.yaml", written)
    settings, faults = read_settings("journal.yaml", tuple(written.splitlines()), mapping, Names())
    assert faults == ()
    return settings


def test_every_number_is_told_with_its_bounds_and_reason() -> None:
    """The table of numbers is the program's, to the word."""
    told = {line for line in text(NUMBERS_PAGE).splitlines() if re.match(r"\| [A-Z]\d+ \| `", line)}
    expected = {
        f"| {rule} | `{name}` | {n.default:g} | {n.low:g} | {n.high:g} | {n.reason} |"
        for rule, numbers in NUMBERS.items()
        for name, n in numbers.items()
    }
    assert told == expected, "docs/numbers.md lacks\n" + "\n".join(sorted(expected - told))


def test_every_rule_is_told_and_no_other() -> None:
    """What `quiet` may name is what the docs list, each section before its rules."""
    table = rows(NUMBERS_PAGE, "Which rules there are")[1:]
    assert [row[1] for row in table] == [f"{s}{n}" for s, last in RULES.items() for n in range(1, last + 1)]
    assert [row[0][0] for row in table if row[0]] == list(RULES)


def test_every_code_is_told_with_its_severity_and_no_other() -> None:
    """The list of what can be wrong is the program's."""
    told = {
        row[0].strip("`"): row[1] for row in rows(ERRORS) if len(row) == 4 and re.fullmatch(r"`.+`", row[0])
    }
    assert told == {code: severity.value for code, severity in CODES.items()}


def test_the_mistakes_of_yaml_are_told_by_their_codes(tmp_path: Path) -> None:
    """Each line of the table is really met with the code it names, and what to write instead is fine."""
    table = rows(FORMAT, "YAML, and what people really write")[1:]
    assert len(table) > 10
    for wrong, code, right in (row for row in table if all(cell.startswith("`") for cell in row)):
        for number, (line, expected) in enumerate(((wrong, {code.strip("`")}), (right, set()))):
            journal = made(tmp_path / f"{len(list(tmp_path.iterdir()))}-{number}")
            kind = "person" if line.strip("`").startswith(("special", "worth", "cadence")) else "note"
            put(journal, kind, line.strip("`") + "\n")
            assert {found.code for found in reading.check(journal)} == expected, line


# examples

NOTE_FILE = "contacts/maya-okafor/2026-10-18-walk-by-the-canal.md"
OTHERS = {
    **{f"contacts/{id}.md": "" for id in ("maya-okafor", "tom-reyes", "hana-sato", "sam-okafor", "alex")},
    "contacts/ife-okafor.md": "",
    "contacts/maya-okafor/maya.jpg": "a picture",
    "contacts/maya-okafor/view.jpg": "a picture",
    NOTE_FILE: "Rain.\n",
}


def made(root: Path) -> Path:
    """A journal in which everybody whom the examples name exists."""
    for path, content in OTHERS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return root


def put(root: Path, name: str, content: str) -> None:
    """Write an example where its name says: a path, or the front matter or text of a person or note."""
    places = {"person": "contacts/maya-okafor.md", "note": NOTE_FILE}
    if name in places and not content.startswith("- ["):
        content = f"---\n{content}---\n"
    target = root / places.get(name, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")


EXAMPLES = [
    pytest.param(name, content, id=f"{page.name}-{number}-{name}")
    for page in (ROOT / "README.md", FORMAT, NUMBERS_PAGE)
    for number, (language, name, content) in enumerate(blocks(page))
    if language in {"yaml", "markdown"}
]


@pytest.mark.parametrize(("name", "content"), EXAMPLES)
def test_examples_are_read_without_a_complaint(name: str, content: str, tmp_path: Path) -> None:
    """What the docs show can be typed as it stands."""
    assert name, "say behind the language of an example what it is: person, note or a path"
    put(made(tmp_path), name, content)
    assert "\n\n".join(map(draw, reading.check(tmp_path))) == ""


def test_the_examples_of_the_readme_make_a_journal(tmp_path: Path) -> None:
    """The files shown in the README, put together, build without a complaint."""
    for language, name, content in blocks(ROOT / "README.md"):
        if language in {"yaml", "markdown"}:
            put(tmp_path, name, content)
    (tmp_path / "contacts/tom-reyes.md").touch()
    report = build_site(tmp_path)
    assert report.diagnostics == ()
    assert (report.people, report.notes) == (2, 1)


# themes


def build_site(root: Path) -> build.Report:
    day = date(2026, 11, 22)
    return build.build(build.Request(root=root, today=day, local_today=day, cache=False))


SHOWN_IN_THEMES = {name: content for _, name, content in blocks(THEMES) if name}


def with_examples(root: Path, *names: str) -> build.Report:
    """Build a journal with some of the examples of docs/themes.md, as they are printed."""
    made(root)
    put(root, "person", "tags: [climbing]\n")
    put(root, "note", "tags: [climbing]\n")
    for name in names:
        put(root, name, SHOWN_IN_THEMES[name])
    return build_site(root)


def themed(root: Path, *names: str) -> Path:
    """The site of such a journal."""
    report = with_examples(root, *names)
    assert report.published, [draw(d) for d in report.diagnostics]
    return root / "site"


def test_a_section_of_ones_own_stands_on_each_persons_page(tmp_path: Path) -> None:
    """A template may extend the one it replaces."""
    page = text(themed(tmp_path, "templates/person.html") / "people/maya-okafor.html")
    assert "What would make Maya laugh?" in page
    assert 'class="masthead"' in page


def test_a_stylesheet_of_ones_own_and_another_title(tmp_path: Path) -> None:
    """An own base.html holds for every page, and own assets are copied beside ours."""
    site = themed(tmp_path, "templates/base.html", "templates/assets/own.css")
    page = text(site / "people/maya-okafor.html")
    assert "<title>Journal: Maya Okafor</title>" in page
    assert 'href="../assets/own.css"' in page
    assert "--ribbon" in text(site / "assets/own.css")
    assert (site / "assets/journal.css").is_file()


def test_a_line_of_ones_own_on_todays_page(tmp_path: Path) -> None:
    """The view's values are at hand in a block that is overridden."""
    page = text(themed(tmp_path, "templates/today.html") / "index.html")
    assert "Three breaths first. It is Sunday." in page
    assert "Coming up" in page


def test_a_file_in_place_of_ours(tmp_path: Path) -> None:
    """What stands in a journal under the name of a built-in file is taken for it altogether."""
    page = text(themed(tmp_path, "templates/years.html") / "tags/climbing.html")
    assert '<h2 id="y-2026">2026</h2>' in page
    assert '<li dir="auto"><a href="../journal/2026-10.html#2026-10-18">Walk by the canal</a>' in page
    assert "<details" not in page.split("<main", 1)[1].split("</main>")[0]


def test_words_in_a_template(tmp_path: Path) -> None:
    """Each way to look a word up is taken on a page as it is printed."""
    page = (
        '{% extends "!theme/person.html" %}{% block reading %}' + SHOWN_IN_THEMES["words"] + "{% endblock %}"
    )
    put(tmp_path, "templates/person.html", page)
    page = text(themed(tmp_path) / "people/maya-okafor.html")
    said = (
        "Before you reach out",
        "Everything about Maya",
        "1 note",
        "Soon",
        "Afterwards, write it down in <code>",
    )
    assert [words for words in said if words not in page] == []


def test_a_fault_in_a_template_is_told_as_it_is_shown(tmp_path: Path) -> None:
    """With its file, line and what to do, to the letter; and the last site stands as it was."""
    before = text(themed(tmp_path) / "gather.html")
    report = with_examples(tmp_path, "templates/gather.html")
    assert not report.published
    assert [draw(found) for found in report.diagnostics] == [SHOWN_IN_THEMES["fault"].rstrip("\n")]
    assert text(tmp_path / "site/gather.html") == before


def test_each_example_of_a_theme_is_built() -> None:
    """No example stands in docs/themes.md that no test here builds with."""
    here = text(Path(__file__)).split("# themes\n", 1)[1]
    examples = {name for language, name, _ in blocks(THEMES) if language in {"css", "html"}}
    assert {name for name in examples if f'"{name}"' not in here} == set()
    assert len(examples) >= 6


def test_a_page_of_the_example_keeps_the_policy(tmp_path: Path) -> None:
    """Whoever changes the title and the styles keeps what protects the pages, and the search."""
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]+">')
    page = text(themed(tmp_path, "templates/base.html", "templates/assets/own.css") / "index.html")
    assert policy.findall(page) == policy.findall(text(ROOT / "templates/base.html"))
    assert 'class="search"' in page


def test_every_template_is_told_and_no_other() -> None:
    """The table of templates is the folder's."""
    told = {row[0].strip("`") for row in rows(THEMES, "The templates") if row[0].endswith(".html`")}
    assert told == {path.name for path in (ROOT / "templates").glob("*.html")}


def test_every_shared_piece_is_told() -> None:
    """Whoever writes a template finds the macros there are."""
    row = next(row for row in rows(THEMES, "The templates") if row[0] == "`pieces.html`")
    macros = re.findall(r"macro (\w+)", text(ROOT / "templates/pieces.html"))
    assert re.findall(r"`(\w+)`", row[1]) == macros


def test_every_field_of_the_frame_is_told_and_no_other() -> None:
    """What every page knows is what the docs list."""
    told = set(re.findall(r"frame\.(\w+)", " ".join(in_code(THEMES)))) - {"html"}
    assert told == {name for name in dir(Frame) if not name.startswith("_")}


def test_every_token_is_told_and_no_other() -> None:
    """The colours and sizes of the docs are the stylesheet's."""
    declared = text(ROOT / "templates/assets/journal.css").split(":root {", 1)[1].split("\n}", 1)[0]
    table = rows(THEMES, "The colours and sizes")[1:]
    told = {word for row in table for cell in row for word in re.findall(r"`(--[^`]+)`", cell)}
    assert told == set(re.findall(r"(?:^|;)\s*(--[\w-]+):", declared, re.M))


# the docs themselves


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file or a heading of the docs finds it."""
    prose = re.sub(r"`[^`\n]*`", "", without_blocks(page))
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, heading = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{page.name}: {target}"
        if heading:
            assert heading in set(headings(found)), f"{page.name}: {target}"


def headings(page: Path) -> Iterator[str]:
    """The anchors of a page's headings, as hosts of git make them."""
    for title in re.findall(r"^#+ (.+)$", without_blocks(page), re.M):
        kept = re.sub(r"[^\w\- ]", "", title.lower())
        yield kept.replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_docs_keep_their_voice(page: Path) -> None:
    """No exclamation marks in our own sentences."""
    prose = re.sub(r"`[^`\n]*`", "", without_blocks(page))
    assert "!" not in re.sub(r"!\[", "", prose)
