"""The sample people, moved in time so that their journal looks alive today."""

from __future__ import annotations

import errno
import re
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import journal
from journal.cadence import days_between, plus_days
from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
#: A month of a year, or a day of every year: only as a whole value of the front matter.
_MONTH = re.compile(r"(?<=[:\[,] )(\d{4})-(\d{2})(?=\s*(?:[,}\]#]|$))", re.M)
_YEARLY = re.compile(r"((?:^|[{\s])(?:birthday|on): )(\d{2})-(\d{2})(?=\s*(?:[,}#]|$))", re.M)
_FRONT = re.compile(r"\A---\n.*?^---\n", re.S | re.M)
_AS_OF = re.compile(r"(?:^#[^\n]*\n)*^as_of: *(\d{4}-\d{2}-\d{2})[^\n]*\n\n?", re.M)


def sample_folder() -> Path:
    """The folder that holds the sample: inside the package, or the checkout it stands in.

    Raises:
        FileNotFoundError: where neither is there.
    """
    package = Path(journal.__file__).parent
    for folder in (package / "sample", package.parent):
        if (folder / "contacts").is_dir() and (folder / "journal.yaml").is_file():
            return folder
    message = _("the sample journal is missing from this installation")
    raise FileNotFoundError(errno.ENOENT, message, str(package / "sample"))


def sample(folder: Path, today: date) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The sample's files, path below the new root and content, as if its frozen day were now."""
    settings = (folder / "journal.yaml").read_text("utf-8")
    frozen = _AS_OF.search(settings)
    days = weeks_between(date.fromisoformat(frozen[1]), today) if frozen else 0
    yield PurePosixPath("journal.yaml"), shifted(_AS_OF.sub("", settings), days).encode()
    for path in sorted((folder / "contacts").rglob("*")):
        if path.is_file() and not path.is_symlink():
            below = PurePosixPath(shifted(path.relative_to(folder).as_posix(), days))
            yield below, _content(path, days)


def weeks_between(start: date, end: date) -> int:
    """Days to move by: whole weeks, so that each day keeps its weekday; never past ``end``."""
    return days_between(start, end) // 7 * 7


def _content(path: Path, days: int) -> bytes:
    data = path.read_bytes()
    if path.suffix not in {".md", ".markdown"}:
        return data
    return shifted_note(data.decode("utf-8"), days).encode()


def shifted_note(text: str, days: int) -> str:
    """A Markdown file with every date of it moved; years alone stay, and so do digits that are no date."""
    front = _FRONT.match(text)
    if front is None:
        return shifted(text, days)
    head = _MONTH.sub(lambda found: _month(found, days), front[0])
    head = _YEARLY.sub(lambda found: _yearly(found, days), head)
    return shifted(head, days) + shifted(text[front.end() :], days)


def shifted(text: str, days: int) -> str:
    """A text with every full date in it moved."""
    return _DAY.sub(lambda found: _day(found, days), text)


def _day(found: re.Match[str], days: int) -> str:
    try:
        return plus_days(date.fromisoformat(found[0]), days).isoformat()
    except ValueError:
        return found[0]


def _month(found: re.Match[str], days: int) -> str:
    try:
        return plus_days(date(int(found[1]), int(found[2]), 15), days).isoformat()[:7]
    except ValueError:
        return found[0]


def _yearly(found: re.Match[str], days: int) -> str:
    """A day of every year, by a common year; 29 February moves as the day before it."""
    month, day = int(found[2]), int(found[3])
    try:
        moved = plus_days(date(2026, month, min(day, 28) if month == 2 else day), days)
    except ValueError:
        return found[0]
    return f"{found[1]}{moved:%m-%d}"
