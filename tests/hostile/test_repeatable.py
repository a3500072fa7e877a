"""Same files and day, same bytes (PROMISES 10): whatever the machine, the order and the cache."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.build import Request
from journal.build.builder import Builder
from journal.build.gathering import CACHE_FOLDER
from tests.hostile.holding import TODAY, held, outcome, site_of, write

FILES = {
    "journal.yaml": "me: alex\n",
    "contacts/alex.md": "",
    "contacts/Zoë.md": "---\ntags: [b, a, ü, Ü]\ncity: [Leeds, Åre]\n"
    "relations: {partner: tom, child: [ann, bob]}\n---\nHi.\n",
    "contacts/tom.md": "---\nphoto: tom.jpg\ncadence: 3 weeks\nbirthday: 1990-11-25\n"
    "foo: 1\nbar: 2\n---\n[[ann]] [[Bob]]\n",
    "contacts/tom.jpg": "a picture",
    "contacts/ann.md": "---\nname: Ann Lee\ncadense: x\n---\n- [ ] Call by Friday\n",
    "contacts/bob.md": "---\nname: Bob Lee\nmet: {through: [ann, tom]}\n---\n",
    "contacts/bob/ideas.md": "A kite.\n",
    "contacts/bad.md": "---\nname: a: b\n---\nText.\n",
    **{
        f"contacts/{who}/2026-{month:02}-{day:02}-x.md": f"---\ntags: [t{day % 3}]\n---\nWith [[tom]].\n"
        for who, day in (("Zoë", 1), ("tom", 14), ("ann", 28))
        for month in range(1, 12)
    },
    "contacts/2026-11-20.md": "---\nwith: [ann, bob, tom, Zoë]\nprivate: maybe\n---\n"
    "- [ ] tom: x by 2026-12-01\n",
}

_BUILD = """
import sys
from datetime import date
from pathlib import Path
from journal.build import Request, build
root, out, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
day = date(2026, 11, 22)
report = build(Request(root, day, day, output=out, cache=False, jobs=jobs))
print(report.people, report.notes, *map(ascii, report.diagnostics), sep="\\n")
"""


def fingerprint(site: dict[str, bytes]) -> str:
    """One word for a whole site."""
    return hashlib.sha256(repr(sorted(site.items())).encode()).hexdigest()


def built_elsewhere(root: Path, out: Path, jobs: int = 1, **environment: str) -> tuple[str, str]:
    """Build in a process of its own; what the site is, and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(root), str(out), str(jobs)],
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return fingerprint(site_of(out)), done.stdout


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The site as it is made here."""
    found = held(write(tmp_path_factory.mktemp("reference") / "j", FILES))
    said = [str(len(found.journal.people)), str(len(found.journal.notes)), *map(ascii, found.diagnostics)]
    return fingerprint(found.site), "\n".join(said) + "\n"


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {
            "TZ": ":nonsense",
            "PYTHONHASHSEED": "0",
            "LC_ALL": "de_DE.ISO-8859-1",
            "COLUMNS": "20",
            "PYTHONUTF8": "1",
        },
    ],
    ids=["far east", "far west", "nonsense"],
)
def test_the_machine_does_not_matter(
    environment: dict[str, str], reference: tuple[str, str], tmp_path: Path
) -> None:
    """Time zone, locale, hash seed and place on the disk change no byte."""
    root = write(tmp_path / "somewhere else" / "j", dict(reversed(FILES.items())))
    assert built_elsewhere(root, tmp_path / "out", **environment) == reference


def test_several_processes_do_not_matter(reference: tuple[str, str], tmp_path: Path) -> None:
    """Two processes make what one makes, where there is enough to share."""
    more = {f"contacts/many/2020-{1 + n % 12:02}-{1 + n % 28:02}-{n}.md": f"Note {n}." for n in range(220)}
    root = write(tmp_path / "j", FILES | more)
    one, two = (built_elsewhere(root, tmp_path / f"out{jobs}", jobs) for jobs in (1, 2))
    assert one == two != reference


def damage_nothing(_: Path) -> None:
    """Leave the cache as it is."""


def empty_files(cache: Path) -> None:
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")


def turn_bytes(cache: Path) -> None:
    for path in cache.rglob("*"):
        if path.is_file():
            data = bytearray(path.read_bytes())
            for at in range(5000, len(data), 97):
                data[at] ^= 0x55
            path.write_bytes(bytes(data))


def put_a_folder(cache: Path) -> None:
    for path in sorted(cache.rglob("*")):
        if path.is_file():
            path.unlink()
            path.mkdir()


@pytest.mark.parametrize("damage", [damage_nothing, empty_files, turn_bytes, put_a_folder])
def test_the_cache_does_not_matter(damage: object, reference: tuple[str, str], tmp_path: Path) -> None:
    """Cold, warm or vandalised, the cache changes no byte, nor what is reported."""
    root = write(tmp_path / "j", FILES)
    cold = outcome(root, cache=True)
    assert callable(damage)
    damage(root / CACHE_FOLDER)
    warm = outcome(root, cache=True)
    assert fingerprint(cold.site) == fingerprint(warm.site) == reference[0]
    assert cold.diagnostics == warm.diagnostics


def test_a_change_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    """After files have changed, come and gone, the site is that of a clean build."""
    root = write(tmp_path / "a" / "j", FILES)
    outcome(root, cache=True)
    (root / "contacts/tom.md").unlink()
    after = {"contacts/ann.md": "---\nname: Ann X\n---\n", "contacts/new.md": "[[Zoë]]"}
    write(root, after)
    changed = outcome(root, cache=True)
    files = {name: text for name, text in (FILES | after).items() if name != "contacts/tom.md"}
    assert changed.site == outcome(write(tmp_path / "b" / "j", files)).site


def test_each_save_of_an_evening_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    """What a builder keeps in memory between saves never shows: each draft has the bytes of a clean build.

    So has each glimpse, which there is of texts that were there before and have changed.
    """
    root = write(tmp_path / "a" / "j", FILES)
    builder, request = Builder(), Request(root, TODAY, TODAY)
    glimpsed = []
    for number, change in enumerate(_SAVES):
        for name, text in change.items():
            path = root / name
            path.unlink(missing_ok=True)
            if text is not None:
                write(root, {name: text})
        glimpse, drafted = builder.glimpse(request, tuple(change)), builder.draft(request)
        whole = outcome(write(tmp_path / str(number) / "j", texts_of(root)), cache=False).site
        wanted = {name: page for name, page in whole.items() if not name.startswith(".")}
        for each in (drafted, glimpse) if glimpse else (drafted,):
            assert {name: each.file(name) for name in wanted} == wanted, change
        assert glimpse is None or drafted.is_of_the_same(glimpse)
        glimpsed += [number] if glimpse else []
    assert glimpsed == [2, 3, 4, 12, 13]


def texts_of(root: Path) -> dict[str, str]:
    """The writer's files as they are now."""
    found = [root / "journal.yaml", *(root / "contacts").rglob("*")]
    return {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in found if p.is_file()}


#: What is saved one after the other; None takes a file away.
_SAVES: tuple[dict[str, str | None], ...] = (
    {},
    {"contacts/ann/2026-11-20.md": "with [[Zoë]] at the weir\n\n- [ ] Send the map\n"},
    {"contacts/ann/2026-11-20.md": "alone at the weir\n"},
    {"contacts/ann.md": "---\nname: Ann Weir\naka: [Annie]\n---\n"},
    {"contacts/bob.md": "---\nname: Bob\n---\nMet through [[Annie]].\n"},
    {"contacts/ann/2026-11-21.md": "---\nwith: [bob]\nnews: [he moves]\n---\nTea.\n"},
    {"contacts/ann/2026-11-22.md": "![the weir](weir.png)\n"},
    {"contacts/ann/weir.png": "a picture"},
    {"contacts/ann/weir.png": None},
    {"contacts/bob.md": None},
    {"journal.yaml": "me: ann\nper_week: 9\n"},
    {"journal.yaml": "me: ann\nlanguage: ar\n"},
    {"contacts/ann/2026-11-21.md": "---\nwith: [bob\n---\nTea.\n"},
    {"contacts/ann/2026-11-21.md": "---\nwith: [[Zoë]]\n---\nTea.\n", "contacts/ann/4913.tmp": None},
    {"contacts/ann/2026-11-21.md": "---\nwith: [[Zoë]]\n---\nTea.\n"},
    {"contacts/ann/2026-11-21.md": None, "journal.yaml": "title: Ours\n"},
)
