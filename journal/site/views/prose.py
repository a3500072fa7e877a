"""The writer's prose on a page: its tokens replaced by addresses relative to that page."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from journal.content.prose.tokens import resolve
from journal.site.addresses import link
from journal.site.markup import Html, escaped
from journal.wording.time import day_month

if TYPE_CHECKING:
    from journal.model.person import LinkTarget
    from journal.model.prose import Prose, Reference
    from journal.site.views.context import Context

#: Words of a note that stand for the whole where there are many.
LEAD_WORDS = 60

#: A task's own words, up to its end or a list below it.
_TASK = re.compile(r'(<li class="task [^>]*>)(.*?)(?=</li>|<[ou]l>)', re.DOTALL)

#: What says that a task is one's own, where it begins.
_PERSONAL = re.compile(r"^(\s*(?:<p>)?\s*)\(me\)\s*", re.IGNORECASE)

#: The days that FORMAT "Promises" reads: when it is due, and when it was done.
_DAY = re.compile(r"(\b(?:by|due|done)\s+)([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9-])", re.IGNORECASE)


def shown(
    context: Context,
    prose: Prose,
    links: tuple[LinkTarget, ...],
    files: tuple[str | None, ...],
    base: str,
) -> Html:
    """The whole prose, with links to people, notes and files; what leads nowhere is plain text."""
    return Html(
        resolve(
            _spoken_tasks(prose.html, context.new_year) if prose.tasks else prose.html,
            lambda n: _target(context, links[n], base) if n < len(links) else None,
            lambda n: _file(context, files[n], base) if n < len(files) else None,
            lambda n: _words(context, prose.references[n], links[n]) if n < len(links) else None,
        )
    )


def _spoken_tasks(html: str, today: date) -> str:
    """Tasks as one would say them: their days without digits and dashes, one's own without a mark."""
    return _TASK.sub(lambda task: task[1] + _spoken_task(task[2], today), html)


def _spoken_task(words: str, today: date) -> str:
    return _DAY.sub(lambda match: match[1] + _said(match[2], today), _PERSONAL.sub(r"\1", words))


def _said(day: str, today: date) -> str:
    """A day in words; what is no day stays as it is."""
    try:
        return escaped(day_month(date.fromisoformat(day), today))
    except ValueError:
        return day


def lead(prose: Prose) -> Html:
    """The first words of a prose, marked … where there are more."""
    words = prose.text.split(" ", LEAD_WORDS)
    if len(words) <= LEAD_WORDS:
        return escaped(prose.text)
    return escaped(" ".join(words[:LEAD_WORDS]).rstrip(" ,;:.") + "…")


def _target(context: Context, target: LinkTarget, base: str) -> str | None:
    if target.person is not None and target.person in context.names:
        return base + context.names[target.person].address
    if target.note is not None and target.note in context.addresses.notes:
        return link(base, context.addresses.notes[target.note])
    return None


def _words(context: Context, written: Reference, target: LinkTarget) -> str | None:
    """A name for an id and a title for a file's name; None for what the writer already put in words."""
    if written.label:
        return None
    if target.person in context.names and written.target.strip().casefold() == target.person:
        return context.names[target.person].name
    if target.note is not None and target.note in context.addresses.notes:
        return escaped(context.journal.notes_by_file[target.note].title) or None
    return None


def _file(context: Context, source: str | None, base: str) -> str | None:
    """A file's address: a copy in the site, or the page that a Markdown file became."""
    if source is None:
        return None
    address = context.addresses.files.get(source) or context.addresses.notes.get(source)
    if address is None:
        owner = context.owners.get(source)
        address = context.addresses.people[owner] if owner else None
    return None if address is None else link(base, address)
