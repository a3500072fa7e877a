"""Names of people for the shell: from file names alone, without reading a file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    _NameType = click.ParamType[str]
else:
    _NameType = click.ParamType

_NOTE = re.compile(r"\d+-")
_PASSED_OVER = {"readme", "index"}


class Name(_NameType):
    """Somebody's name: any text, completed to ids."""

    name = "name"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 -- click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The ids that start with what was typed, or hold it after a hyphen."""
        contacts = contacts_of(ctx)
        typed = incomplete.casefold()
        ids = sorted(set(stems(contacts))) if contacts else []
        return [CompletionItem(id) for id in ids if id.startswith(typed) or f"-{typed}" in id]


def contacts_of(ctx: click.Context) -> Path | None:
    """The folder of people, by the same rules as for a command, but silent where there is none."""
    given = ctx.find_root().params.get("root") or os.environ.get("JOURNAL_ROOT")
    folders = [Path(given)] if given else [Path.cwd(), *Path.cwd().parents]
    return next((f / "contacts" for f in folders if (f / "contacts").is_dir()), None)


def stems(contacts: Path) -> Iterator[str]:
    """The ids that file names give: what is no note, no page of somebody's folder, no hidden file."""
    for folder, folders, files in os.walk(contacts):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")))
        found = [f.rsplit(".", 1)[0].casefold() for f in files if _is_person(f)]
        own = Path(folder).name.casefold()
        if own in found:
            found = [own]
        elif (Path(folder).parent / f"{Path(folder).name}.md").is_file():
            found = []
        yield from found


def _is_person(name: str) -> bool:
    stem, _, suffix = name.rpartition(".")
    return (
        suffix.casefold() in {"md", "markdown"}
        and not name.startswith((".", "_"))
        and not _NOTE.match(stem)
        and stem.casefold() not in _PASSED_OVER
        and stem.isprintable()
    )
