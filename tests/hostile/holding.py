"""One journal taken through read, check and build, and what must hold for every journal there can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from journal.build import Request, build
from journal.build.reading import check, read
from journal.diagnostics import Diagnostic, draw, visible
from journal.model.journal import Journal
from journal.model.prose import Prose
from journal.wording.time import day_month
from tests.hostile.outside import text_of, wrongs

TODAY = date(2026, 11, 22)
#: What the machine is called while these tests run.
MACHINE = "machine-of-the-tests"
#: Files of the theme: the same for every journal, and looked at elsewhere.
_THEME = ("assets/",)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a journal."""

    root: Path
    journal: Journal
    diagnostics: tuple[Diagnostic, ...]
    site: dict[str, bytes]

    @property
    def codes(self) -> set[str]:
        """Every kind of fault that was reported."""
        return {diagnostic.code for diagnostic in self.diagnostics}

    @property
    def text(self) -> str:
        """Everything that can be read on the site, the page of faults left out."""
        return text_of(self.site, but="tidy.html")


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a journal's files, in the order given; ``contacts/`` is always there."""
    (root / "contacts").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return root


def outcome(root: Path, today: date | None = TODAY, jobs: int = 1, *, cache: bool = False) -> Outcome:
    """Read, check and build a journal; its site stands beside it."""
    loaded = read(root, cache=cache, jobs=jobs)
    found = check(root, cache=cache, jobs=jobs)
    output = root.parent / "out"
    report = build(Request(root, today, TODAY, output=output, cache=cache, jobs=jobs))
    assert report.published
    assert report.has_errors == any(fault.is_error for fault in report.diagnostics)
    assert set(loaded.diagnostics) <= set(found) == set(report.diagnostics)
    return Outcome(root, loaded.journal, report.diagnostics, site_of(output))


def site_of(output: Path) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.relative_to(output).parts[0].startswith(".")
    }


def held(root: Path, today: date | None = TODAY) -> Outcome:
    """Build a journal and hold its site to everything that is promised of any."""
    found = outcome(root, today)
    problems = [*wrongs(found.site), *unaccounted(found), *unseen(found), *machine_in(found)]
    assert not problems, problems[:20]
    for diagnostic in found.diagnostics:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e\u2028]", draw(diagnostic))
    return found


def unaccounted(found: Outcome) -> list[str]:
    """Markdown files below ``contacts/`` that are neither on the site nor reported."""
    journal = found.journal
    built = {person.file for person in journal.people.values()} | {note.file for note in journal.notes}
    built |= {page.file for person in journal.people.values() for page in person.pages}
    reported = {diagnostic.path for diagnostic in found.diagnostics}
    lost = []
    for path in sorted((found.root / "contacts").rglob("*")):
        name = path.relative_to(found.root).as_posix()
        if path.suffix.lower() not in {".md", ".markdown"} or path.is_dir() or _passed_over(name):
            continue
        above = {visible(folder.as_posix()) for folder in PurePosixPath(name).parents}
        if name not in built and visible(name) not in reported and not above & reported:
            lost.append(name)
    return lost


def _passed_over(name: str) -> bool:
    parts = name.split("/")
    return any(part[0] in "._" for part in parts) or parts[-1].split(".")[0].lower() in {"readme", "index"}


def unseen(found: Outcome) -> list[str]:
    """Words and own keys of built files that stand on no page."""
    seen = set(_words(found.text))
    lost = []
    for where, prose, more in _written(found.journal):
        text = _in_words(prose)
        spoken = " ".join([text, prose.title or "", *(f"{key} {value}" for key, value in more)])
        lost += [f"{where}: {word}" for word in _words(spoken) if word not in seen]
    return lost


def _in_words(prose: Prose) -> str:
    """The text of a prose as a page shows it: a task says its days in words, where there are such days."""
    text = prose.text
    for task in prose.tasks:
        for before, day in re.findall(r"\b(by|due|done) (\d{4}-\d{2}-\d{2})\b", task.text):
            with suppress(ValueError):
                said = day_month(date.fromisoformat(day), TODAY)
                text = text.replace(f"{before} {day}", f"{before} {said}")
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _written(journal: Journal) -> list[tuple[str, Prose, tuple[tuple[str, str], ...]]]:
    found = [(note.file, note.prose, note.more) for note in journal.notes]
    for person in journal.people.values():
        found.append((person.file, person.story, person.more))
        found += [(page.file, page.prose, page.more) for page in person.pages]
    return found


def machine_in(found: Outcome) -> list[str]:
    """Pages that tell of the machine they were made on."""
    tell = [str(found.root.parent), str(Path.home()) + "/", MACHINE]
    return [
        f"{path}: {word}"
        for path, data in found.site.items()
        for word in tell
        if not path.startswith(_THEME) and word.encode() in data
    ]
