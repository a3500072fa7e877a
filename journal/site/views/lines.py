"""What is good to know before reaching out, as labelled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _
from journal.practices.brief import brief
from journal.site.markup import Html
from journal.site.views.names import linked, plain
from journal.site.views.notes import Line, rows
from journal.wording import note_sentences as note_words
from journal.wording import person_sentences as person_words
from journal.wording.briefs import first_line, passages, to_ask
from journal.wording.days import promise_when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.model.assessment import PromiseStanding
    from journal.model.brief import Brief
    from journal.model.changes import Change
    from journal.model.person import Origin
    from journal.site.views.context import Context

#: The passages that stand on a person's page, in serif or not; what the brief says beyond
#: them (likes, hopes, who is close) has a section of its own there.
_SHOWN = {
    "left-off": True,
    "changed": False,
    "quiet-before": False,
    "planned": False,
    "ask": False,
    "tell": False,
    "promises": False,
    "tender": False,
    "days": False,
    "first-line": False,
}


def brief_lines(context: Context, id: str, base: str) -> tuple[Line, ...]:
    """The brief of a person's own page, passage by passage."""
    found = _brief(context, id, context.changes.get(id, ()))
    people = {relation.to.id for relation in found.close if relation.to.id in context.names}
    card = context.cards[id]
    names = {card.called: card.call} | {
        context.person(one).name: context.named(one, base, full=True) for one in sorted(filter(None, people))
    }
    return tuple(
        Line(passage.label, rows(linked(line, names) for line in passage.lines), _SHOWN[passage.id])
        for passage in passages(found, context.journal.people, context.today)
        if passage.id in _SHOWN
    )


def today_lines(context: Context, id: str, base: str, told: Iterable[Origin] = ()) -> tuple[Line, ...]:
    """The few lines that stand beside somebody on today's page; promises ``told`` above are left out."""
    above = set(told)
    found = _brief(context, id)
    mine = _promises(context, (s for s in found.mine if s.promise.origin not in above))
    opening = first_line(found, context.journal.people, context.today)
    lines = (
        Line(_("You talked about"), _talked(context, found, base), is_said=True),
        Line(_("You said you’d"), mine),
        Line(person_words.said_theyd(context.person(id)), _promises(context, found.theirs)),
        Line(_("You might ask"), rows(plain(to_ask(item, context.today)) for item in found.ask[:2])),
        Line(_("A way back in"), plain(opening)),
    )
    return tuple(line for line in lines if line.text)


def _brief(context: Context, id: str, changes: Iterable[Change] = ()) -> Brief:
    own = context.scene.pasts[id]
    return brief(context.journal, context.assessment, own.person, changes, own)


def _talked(context: Context, found: Brief, base: str) -> Html:
    if found.last is None:
        return Html()
    href = context.note_link(found.last, base)
    return Html(f'<a class="quiet-link" href="{href}">{plain(note_words.opening(found.last))}</a>')


def _promises(context: Context, standings: Iterable[PromiseStanding]) -> Html:
    return rows(_promise(context, standing) for standing in standings)


def _promise(context: Context, standing: PromiseStanding) -> Html:
    when = promise_when(standing, context.today)
    aside = f' <span class="meta">{plain(when)}</span>' if when else ""
    return Html(f"{plain(standing.promise.text)}{aside}")
