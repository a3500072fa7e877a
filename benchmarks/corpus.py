"""A made-up journal of any size: the same seed and the same numbers give the same bytes.

It has the shape of a real one rather than of a list: few people have many notes and many have few,
notes lie with one to four people, most front matter is short, and prose has lists, links and promises.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

#: The journal's own day, so that no measurement depends on when it is made.
AS_OF = date(2026, 11, 22)
YEARS = 10

_FIRST = (
    *("Maya", "Tom", "Hana", "Ife", "Noor", "Bram", "Lotte", "Rashid", "Aino", "Zsófia", "Piotr", "Gwen"),
    *("Idris", "Saoirse", "Jonah", "Magnus", "Yuki", "Layla", "Mei", "Stanisław", "Eleni", "Femi", "Joan"),
)
_LAST = (
    *("Okafor", "Reyes", "Sato", "Vermeulen", "Haddad", "Virtanen", "Halász", "Wójcik", "Prudhoe", "Bevan"),
    *("Daly", "Abara", "Thorsen", "Tanabe", "Aubert", "Pappa", "Adeyemi", "Pettigrew", "Lindqvist", "Nair"),
)
_CITIES = ("Leeds", "Lisbon", "Porto", "Kyōto", "Bristol", "Gent", "Tromsø", "Kraków", "Belfast")
_ORGANISATIONS = ("Arup", "the harbour office", "Northern Bakery", "St Oswin’s", "Lane Press", "the museum")
_TAGS = ("choir", "climbing", "university", "neighbours", "books", "allotment", "sea", "letters")
_CHANNELS = ("call", "walk", "meal", "message", "letter", "visit", "video", "email", "event")
_CIRCLES = ("inner", "close", "friends", "friends", "friends", "wider", "wider", "clients", "new")
_LIKES = ("almond croissants", "maps", "Schubert", "cold water", "crosswords", "ginger tea", "old cameras")
_FELT = ("warm", "warm", "easy", "easy", "easy", "flat")
_VOCABULARY = (
    "the a of and to in we she he they it was is with for on that at from by after before about again still "
    "talked walked laughed said asked told promised wrote cooked found lost moved started finished mended "
    "garden harbour kitchen station bridge river winter summer morning evening letter train house boat "
    "brother mother daughter neighbour friend colleague teacher doctor choir dog bicycle window table book "
    "slowly gladly quietly together alone early late nearly never always perhaps somehow otherwise"
)
_WORDS = tuple(_VOCABULARY.split(" "))


@dataclass(frozen=True, slots=True)
class Size:
    """How large a journal is."""

    name: str
    people: int
    notes: int


def write(root: Path, size: Size, seed: int = 2026) -> Path:
    """Write a journal of a size into a new folder; give back the file of one ordinary note."""
    chance = random.Random(seed)
    ids = [_id(number, chance) for number in range(size.people)]
    contacts = root / "contacts"
    contacts.mkdir(parents=True)
    (root / "journal.yaml").write_text(f"title: A journal of size {size.name}\nas_of: {AS_OF}\n")
    for id in ids:
        (contacts / f"{id}.md").write_text(_person(id, ids, chance), encoding="utf-8")
    files = [_write_note(contacts, ids, chance) for _ in range(size.notes)]
    return files[len(files) // 2]


def _id(number: int, chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)}-{chance.choice(_LAST)}-{number:04}".lower()


def _day(chance: random.Random, years: int = YEARS) -> date:
    return AS_OF - timedelta(days=int(chance.triangular(0, 365 * years, 0)))


def _person(id: str, ids: list[str], chance: random.Random) -> str:
    first, last, _ = id.split("-")
    keys = [f"name: {first.title()} {last.title()}", f"circle: {chance.choice(_CIRCLES)}"]
    optional = (
        f"tags: [{', '.join(sorted(set(chance.choices(_TAGS, k=2))))}]",
        f"birthday: {chance.randint(1940, 2000)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        f"met:\n  on: {_day(chance, 15)}\n  through: {chance.choice(ids)}",
        f"city: {chance.choice(_CITIES)}",
        f"work: {{org: {chance.choice(_ORGANISATIONS)}, since: {chance.randint(2005, 2025)}}}",
        f"email: {id}@example.org",
        f"likes: [{', '.join(sorted(set(chance.choices(_LIKES, k=3))))}]",
        f"relations:\n  friend: {chance.choice(ids)}",
        f"special: {_sentence(chance)}",
    )
    keys += [key for key in optional if chance.random() < 0.5]
    return (
        "---\n" + "\n".join(keys) + "\n---\n" + "\n\n".join(_paragraph(chance, 40) for _ in range(2)) + "\n"
    )


def _write_note(contacts: Path, ids: list[str], chance: random.Random) -> Path:
    with_ = sorted({ids[int(chance.paretovariate(0.6)) % len(ids)] for _ in range(chance.randint(1, 4))})
    day, folder = _day(chance), contacts / with_[0]
    folder.mkdir(exist_ok=True)
    file = folder / f"{day}-{chance.choice(_WORDS)}-{chance.randrange(10**6):06}.md"
    file.write_text(_note(day, with_, ids, chance), encoding="utf-8")
    return file


def _note(day: date, with_: list[str], ids: list[str], chance: random.Random) -> str:
    keys = [f"channel: {chance.choice(_CHANNELS)}"]
    keys += [f"with: [{', '.join(with_[1:])}]"] if with_[1:] else []
    optional = (
        (0.3, f"tags: [{chance.choice(_TAGS)}]"),
        (0.4, f"felt: {chance.choice(_FELT)}"),
        (0.4, f"started: {chance.choice(('me', 'them', 'both'))}"),
        (0.2, f"place: {chance.choice(_CITIES)}"),
        (0.2, f"gave:\n  - {chance.choice(('gift', 'thanks', 'advice'))}: {chance.choice(_LIKES)}"),
        (0.3, f"news:\n  - {_sentence(chance)}"),
    )
    keys += [key for share, key in optional if chance.random() < share]
    return "---\n" + "\n".join(keys) + "\n---\n" + _body(day, ids, chance)


def _body(day: date, ids: list[str], chance: random.Random) -> str:
    parts = [f"# {_sentence(chance)}", _paragraph(chance, chance.randint(30, 90))]
    if chance.random() < 0.4:
        parts.append("\n".join(f"- {_sentence(chance)}" for _ in range(3)))
    parts.append(f"{_paragraph(chance, chance.randint(20, 70))} Heard of [[{chance.choice(ids)}]] again.")
    if chance.random() < 0.3:
        parts.append(f"More at <https://example.org/{chance.choice(_WORDS)}>, *{_sentence(chance)}*.")
    if chance.random() < 0.35:
        due = day + timedelta(days=chance.randint(3, 90))
        mark = chance.choice((" ", "x", "x", "x", "-"))
        parts.append(f"- [{mark}] Send {_sentence(chance)} by {due}")
    return "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(4, 9)))


def _paragraph(chance: random.Random, words: int) -> str:
    text = " ".join(chance.choices(_WORDS, k=words))
    return f"{text[:1].upper()}{text[1:]}."
