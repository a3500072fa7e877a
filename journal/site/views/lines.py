"""What is good to know before reaching out, as labelled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.practices.brief import brief
from journal.site.markup import Html
from journal.site.views.names import linked, plain
from journal.site.views.notes import Line
from journal.wording import site_sentences as words
from journal.wording.briefs import first_line, passages, to_ask
from journal.wording.days import promise_when
from journal.wording.sentences import talked_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.model.assessment import PromiseStanding
    from journal.model.brief import Brief
    from journal.site.views.context import Context

#: The passages in which the writer's own words are set in serif.
_SAID = frozenset({"Where you left it", "What makes it special"})


def brief_lines(context: Context, id: str, base: str) -> tuple[Line, ...]:
    """The brief of a person's own page, passage by passage."""
    found = brief(context.journal, context.assessment, context.person(id))
    people = {relation.to.id for relation in found.close if relation.to.id in context.cards}
    names = {
        context.person(one).name: context.named(one, base, full=True) for one in sorted(filter(None, people))
    }
    return tuple(
        Line(passage.label, _rows(linked(line, names) for line in passage.lines), passage.label in _SAID)
        for passage in passages(found, context.journal.people, context.today)
    )


def today_lines(context: Context, id: str, base: str) -> tuple[Line, ...]:
    """The few lines that stand beside somebody on today's page."""
    found = brief(context.journal, context.assessment, context.person(id))
    mine = _promises(context, found.mine, base)
    theirs = _promises(context, found.theirs, base)
    opening = first_line(found, context.journal.people, context.today)
    lines = (
        Line("You talked about", _talked(context, found, base), is_said=True),
        Line("You said you’d", mine),
        Line(words.said_theyd(context.person(id)), theirs),
        Line("You might ask", _rows(plain(to_ask(item, context.today)) for item in found.ask[:2])),
        Line("A way back in", plain(opening)),
    )
    return tuple(line for line in lines if line.text)


def _talked(context: Context, found: Brief, base: str) -> Html:
    if found.last is None:
        return Html()
    href = context.note_link(found.last, base)
    return Html(f'<a class="quiet-link" href="{href}">{plain(talked_about(found.last))}</a>')


def _promises(context: Context, standings: Iterable[PromiseStanding], base: str) -> Html:
    return _rows(_promise(context, standing, base) for standing in standings)


def _promise(context: Context, standing: PromiseStanding, base: str) -> Html:
    when = promise_when(standing, context.today)
    aside = f' <span class="meta">{plain(when)}</span>' if when else ""
    return Html(f"{plain(standing.promise.text)}{aside}")


def _rows(lines: Iterable[Html]) -> Html:
    """One line as it is; several as a list."""
    rows = list(lines)
    if len(rows) < 2:
        return Html("".join(rows))
    return Html("<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>")
