"""The terminal speaks what the environment asks for: every word of it is looked up.

The catalogue is compiled from all messages that can be collected; its letters have marks. What is
still in plain letters then is the writer's own, or a name that is typed: of a command, a key, a file.
"""

from __future__ import annotations

import os
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import click
import pytest

from journal.cli import main
from journal.cli.root import COMMANDS, cli
from journal.cli.tongue import asked_for, in_words
from journal.content.schema.note_fields import EXCHANGES, NOTE
from journal.content.schema.person_fields import PERSON
from journal.content.schema.settings_fields import CIRCLE, SETTINGS
from journal.language import ENGLISH, Language, language_of, speaking
from journal.model.numbers import NUMBERS
from journal.model.settings import Settings
from journal.practices.gathering import USUAL_SIZE
from journal.serve import listen, run_in_thread
from journal.serve.live import Live, panel
from journal.serve.outcome import Outcome
from tests.cli.conftest import FILES, write
from tests.errors.recipes import carry_out, needs_unprivileged_user
from tests.language.catalogue import CODE, compile_pseudo
from tests.language.pseudo import marked, plain

GALLERY = Path(__file__).parents[1] / "errors"
FOLDERS = sorted(folder for folder in GALLERY.iterdir() if (folder / "expected.txt").exists())

#: What click says by itself, from its own catalogue.
CLICKS = (
    *("Usage:", "Options:", "[OPTIONS]", "COMMAND [ARGS]...", "Show the version and exit."),
    *("Commands:", "Show this message and exit."),
)
WORD = re.compile(r"[A-Za-z]{2,}")
#: What is typed or has its place in a file, and is the same in every language.
TYPED = frozenset(
    word
    for name in (
        *(*PERSON, *NOTE, *SETTINGS, *CIRCLE, *EXCHANGES, *COMMANDS, *NUMBERS),
        *(number for rule in NUMBERS.values() for number in rule),
        *(circle.name for circle in Settings().circles),
        *("journal.yaml", "contacts/", ".md", "site", "git", "UTF", "json", "text", "html"),
        *("days", "weeks", "months", "years", "none", "true", "false", "by", "28 February", "1 March"),
        *("warm", "easy", "flat", "strained", "know", "like", "trust", "drift", "rupture", "lost", "moved"),
        *("through", "sibling", "tom-reyes", "child", "grandchild", "people/"),
    )
    for word in WORD.findall(name)
)


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the catalogue of the pseudo-language."""
    return compile_pseudo(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def pseudo(catalogues: Path) -> Language:
    """The pseudo-language."""
    return language_of([CODE], catalogues)


@pytest.fixture
def abroad(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that asks for the pseudo-language."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "JOURNAL_ROOT", "JOURNAL_TODAY", "_JOURNAL_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_IE.UTF-8")
    monkeypatch.setenv("LANGUAGE", f"{CODE}:en")
    monkeypatch.setattr("journal.cli.language_of", partial(language_of, catalogues=catalogues))


def commands(group: click.Command = cli, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command by its words, groups and the program itself included."""
    yield before
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            found = group.get_command(context, name)
            assert found is not None
            yield from commands(found, (*before, name))


def unmarked(text: str, known: Iterable[str] = ()) -> list[str]:
    """Words in plain letters that nobody typed: ours, and never looked up."""
    text = re.sub(r"`[^`]*`|--?[a-z][a-z-]*|\[[a-z0-9-]+\]|file://\S*|\\[xu]\S*|0x[0-9A-F]+", " ", text)
    folded = {word.casefold() for word in known}
    return [word for word in WORD.findall(text) if word not in TYPED and word.casefold() not in folded]


@pytest.mark.parametrize(
    "command", [pytest.param(words, id=" ".join(words) or "journal") for words in commands()]
)
def test_the_help_of_every_command_is_looked_up(
    command: tuple[str, ...], abroad: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a command says of itself stands in the catalogue, every paragraph and option of it."""
    assert main([*command, "--help"]) == 0
    said = capsys.readouterr().out
    for word in CLICKS:
        said = said.replace(word, "")
    assert unmarked(said) == []
    assert plain(said) != said


@pytest.mark.parametrize("folder", [pytest.param(folder, id=folder.name) for folder in FOLDERS])
def test_every_fault_is_told_in_the_language(
    folder: Path, abroad: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Message, help and label of each kind of fault; the lines they speak of are the writer's."""
    if needs_unprivileged_user(folder) and os.geteuid() == 0:
        pytest.skip("the superuser may read every file")
    root = tmp_path / "journal"
    shutil.copytree(folder, root, symlinks=True, ignore=shutil.ignore_patterns("expected.txt"))
    (root / "contacts").mkdir(exist_ok=True)
    carry_out(root)
    known = {word for path in root.rglob("*") for word in written(path, root)}  # before there is a cache
    main(["--root", str(root), "check"])
    printed = capsys.readouterr()
    lines = [line for line in printed.err.splitlines() if not re.match(r"\s*\d* \|", line)]
    assert unmarked("\n".join([*lines, printed.out]), known) == []
    assert " help: " not in printed.err  # which is also something that can be given


def written(path: Path, root: Path) -> list[str]:
    """The words of a file, and of its name."""
    inside = path.is_file() and not path.is_symlink() and path.stat().st_size < 100_000
    text = path.read_bytes().decode("utf-8", "replace") if inside else ""
    return WORD.findall(f"{path.relative_to(root)} {text}")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((*command.split(),), id=command)
        for command in (
            *(
                "check",
                "today",
                "due --all",
                "due --untriaged",
                "week",
                "notes",
                "notes --since 2030-01-01",
                "notes --place Nowhere",
            ),
            *(
                "stats",
                "promises",
                "brief maya --why",
                "brief nobody",
                "brief tom",
                "gather",
                "gather --city X",
            ),
            *(
                "due --circle X",
                "nothing",
                "--quiet --verbose today",
                "notes --since 2026-02-02 --until 2026-01-01",
            ),
            *(
                "--today never due",
                "build --edition /",
                "--root /nowhere today",
                "export json --output contacts/a",
            ),
            "week --json --format text",
        )
    ],
)
def test_what_commands_print_is_looked_up(
    arguments: tuple[str, ...],
    abroad: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Results, notes and refusals; names, places and the writer's own words stay as they are."""
    write(tmp_path, {**FILES, "contacts/zoe.md": "---\ncircle: nowhere\n---\n- [ ] Call her by Friday\n"})
    monkeypatch.chdir(tmp_path)
    main(["--today", "2026-11-22", *arguments])
    printed = capsys.readouterr()
    known = {word for path in tmp_path.rglob("*.md") for word in written(path, tmp_path)}
    known |= {
        *WORD.findall(" ".join(arguments)),
        *WORD.findall(str(tmp_path)),
        "Tom",
        "Reyes",
        "Brown",
        "Zoe",
    }
    clicks = {"Usage", "OPTIONS", "COMMAND", "ARGS", "Try", "for", "help", "Error", "Invalid", "value"}
    known |= clicks if printed.err.startswith("Usage") else set()
    shown = re.sub(r"^\s*\d* \|.*$", "", printed.out + printed.err, flags=re.MULTILINE)
    assert plain(shown) != shown
    assert unmarked(shown, known) == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        pytest.param({}, [], id="nothing is asked for"),
        pytest.param({"LANG": "de_AT.UTF-8"}, ["de-AT"], id="a place and a coding"),
        pytest.param({"LANG": "sr_RS@latin"}, ["sr-RS"], id="a variant"),
        pytest.param({"LANG": "de_DE", "LC_MESSAGES": "fr_FR"}, ["fr-FR"], id="messages before all else"),
        pytest.param({"LC_MESSAGES": "fr", "LC_ALL": "pt_BR"}, ["pt-BR"], id="LC_ALL before messages"),
        pytest.param({"LC_ALL": "", "LANG": "de"}, ["de"], id="empty is not said"),
        pytest.param({"LANGUAGE": "fr:de_CH", "LANG": "es_ES.UTF-8"}, ["fr", "de-CH"], id="several"),
        pytest.param({"LANGUAGE": "en_GB:de"}, ["en-GB"], id="English, before a language with a catalogue"),
        pytest.param({"LANGUAGE": "de:C:fr"}, ["de"], id="no language, before another"),
        pytest.param({"LANGUAGE": "de", "LC_ALL": "C"}, [], id="C: a script that reads what is printed"),
        pytest.param({"LANGUAGE": "de", "LANG": "C.UTF-8"}, ["de"], id="C with letters"),
        pytest.param({"LANG": "zh_Hant_TW.UTF-8"}, ["zh-Hant-TW"], id="a script"),
        pytest.param({"LANGUAGE": "../../etc:de"}, ["de"], id="no language at all"),
    ],
)
def test_the_environment_says_which_language(environment: dict[str, str], expected: list[str]) -> None:
    """LANGUAGE, else LC_ALL, LC_MESSAGES, LANG, as gettext's programs read them."""
    assert asked_for(environment) == expected


def test_without_a_catalogue_the_terminal_speaks_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A language that nobody has translated is no error."""
    monkeypatch.setenv("LANGUAGE", "tlh")
    assert main(["--help"]) == 0
    assert "A book of your people" in capsys.readouterr().out
    assert language_of(["tlh"]) == ENGLISH


def test_a_command_itself_stays_english(pseudo: Language) -> None:
    """Its help is said anew each time: what is spoken first does not stay."""
    with speaking(pseudo):
        said = in_words(cli)
    assert (said.help, cli.help) == (
        marked(cli.help or ""),
        "A book of your people: Markdown files in, a private site out.",
    )
    assert in_words(cli).help == cli.help


def test_the_help_of_gather_knows_the_usual_number() -> None:
    """A help is a literal, so that it can be translated; the number in it is the program's."""
    from journal.cli.gathering import gather  # noqa: PLC0415 -- commands are loaded when they run

    size = next(option for option in gather.params if option.name == "size")
    assert isinstance(size, click.Option)
    assert f"Default: {USUAL_SIZE}." in (size.help or "")


def test_the_server_speaks_in_each_of_its_threads(pseudo: Language, tmp_path: Path) -> None:
    """A connection is answered in a thread of its own, in the language of whoever serves."""
    with speaking(pseudo):
        server = listen("127.0.0.1", (0,), tmp_path, Live("s"))
        stop = run_in_thread(server)
    try:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{server.url}nothing.html")
        page = refused.value.read().decode()
        refused.value.close()
    finally:
        stop()
    assert f'<html lang="{CODE}">' in page
    assert marked("There is no such page (any more, or yet).") in page


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(Outcome(ok=False, pages_changed=False, problems=("1",)), id="one"),
        pytest.param(Outcome(ok=False, pages_changed=False, problems=("1",) * 30), id="many"),
        pytest.param(Outcome(ok=False, pages_changed=False, message="1"), id="no build"),
    ],
)
def test_what_is_shown_over_a_page_is_looked_up(pseudo: Language, outcome: Outcome) -> None:
    """Heading, note and button of what is wrong."""
    with speaking(pseudo):
        shown = panel(outcome)
    assert shown is not None
    assert unmarked(" ".join(str(shown[key]) for key in ("heading", "note", "dismiss"))) == []


def test_a_page_for_mail_says_which_language_it_speaks(
    abroad: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mail of the week is said as the terminal speaks; whoever reads it aloud must know."""
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    for language, expected in ((CODE, CODE), ("en", "en")):
        monkeypatch.setenv("LANGUAGE", language)
        main(["--today", "2026-11-22", "week", "--format", "html"])
        assert f'<html lang="{expected}">' in capsys.readouterr().out


def test_braces_of_the_writer_are_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is put into a message is never read as one."""
    brace = '"{name} {0} {} {x!r}"'
    keys = ("language", "circle", "cadence", "birthday", "photo", "stage", "fragile", "died", "met", "quiet")
    person = "".join(f"{key}: {brace}\n" for key in keys)
    body = "[[{name}]] ![x]({0}.png)\n\n- [ ] {0}: by {name}, by Friday {}\n"
    note = f"---\nwith: {brace}\ngave: {brace}\nprivate: {brace}\n---\n{body}"
    files = {
        "contacts/maya.md": f"---\n{person}---\n{body}",
        "contacts/2026-01-01-{name}.md": note,
        "contacts/tom.md": "---\nname: &{x} {0}\nname: a: {b}\n---\n",
        "journal.yaml": f"{{0}}: 1\ndefault_circle: {brace}\nme: {brace}\nnumbers: {{W1: {{'{{0}}': 1}}}}\n",
    }
    write(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert "fault of the program" not in told
    assert told.count("‘{name} {0} {} {x!r}’") >= len(keys)
    for arguments in (["brief", "{name}"], ["gather", "--city", "{0}"], ["due", "--circle", "{}"], ["{x}"]):
        assert main(arguments) == 2
        assert arguments[-1] in capsys.readouterr().err
