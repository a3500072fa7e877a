"""How it stands with somebody, in sentences; to be read aloud."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.model.assessment import Standing, State
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.note import Note
from journal.model.person import Death, Pause, Person
from journal.model.prose import Prose
from journal.wording import excerpts, sentences

TODAY = date(2026, 11, 22)
MONTHLY = Cadence(1, Unit.MONTH)
MAYA = Person("maya", "Maya Okafor", "contacts/maya.md", "Maya Okafor", pronouns="she/her")


def standing(
    days: int | None, state: State = State.OVERDUE, *, met: bool = False, **more: object
) -> Standing:
    """A standing whose clock started so many days ago."""
    clock = None if days is None else TODAY - timedelta(days=days)
    last = None if met else clock
    return Standing("maya", state, clock=clock, last_contact=last, elapsed=days, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "headline", "row"),
    [
        pytest.param(
            standing(1),
            "You were in touch with Maya yesterday",
            "You were in touch with Maya yesterday",
            id="yesterday",
        ),
        pytest.param(standing(2), "It’s been two days since Maya", "Two days since Maya", id="two days"),
        pytest.param(
            standing(35), "It’s been five weeks since Maya", "Five weeks since Maya", id="five weeks"
        ),
        pytest.param(
            standing(0), "You were in touch with Maya today", "You were in touch with Maya today", id="today"
        ),
        pytest.param(
            standing(35, met=True), "You met Maya five weeks ago", "You met Maya five weeks ago", id="met"
        ),
        pytest.param(
            standing(None, State.NEVER),
            "Nothing written with Maya yet",
            "Nothing written with Maya yet",
            id="never",
        ),
        pytest.param(standing(900, State.DIED), "Remembering Maya", "Remembering Maya", id="died"),
    ],
)
def test_opens_with_a_sentence(of: Standing, headline: str, row: str) -> None:
    """What stands above a person who is offered, alone or in a list."""
    assert sentences.since_headline(MAYA, of, TODAY) == headline
    assert sentences.since_row(MAYA, of, TODAY) == row


@pytest.mark.parametrize(
    ("due", "state", "expected"),
    [
        pytest.param(date(2026, 11, 8), State.OVERDUE, "due 8 November, two weeks overdue", id="overdue"),
        pytest.param(TODAY, State.DUE, "due today", id="today"),
        pytest.param(date(2026, 11, 24), State.SOON, "due 24 November, in two days", id="soon"),
        pytest.param(date(2027, 2, 1), State.FRESH, "due 1 February 2027, in ten weeks", id="another year"),
        pytest.param(date(2026, 11, 8), State.RESTING, "", id="resting"),
        pytest.param(date(2026, 11, 8), State.DIED, "", id="died"),
        pytest.param(None, State.NEVER, "", id="no day"),
    ],
)
def test_states_the_due_day_as_a_plain_fact(due: date | None, state: State, expected: str) -> None:
    """The day, and how far off it is, without a reproach."""
    assert sentences.due_fact(standing(35, state, due_on=due), TODAY) == expected


@pytest.mark.parametrize(
    ("usual_gap", "cadence", "expected"),
    [
        pytest.param(19, MONTHLY, "You usually talk every three weeks", id="lived"),
        pytest.param(None, MONTHLY, "You’d like to be in touch every month", id="wanted"),
        pytest.param(None, Cadence(0), "", id="none wanted"),
        pytest.param(None, None, "", id="nothing said"),
    ],
)
def test_says_their_rhythm(usual_gap: int | None, cadence: Cadence | None, expected: str) -> None:
    """The lived one where it is known, else the wanted one."""
    assert sentences.usually(standing(35, usual_gap=usual_gap), cadence, TODAY) == expected


@pytest.mark.parametrize(
    ("days", "state", "usual_gap", "expected"),
    [
        pytest.param(
            29,
            State.OVERDUE,
            35,
            "It’s been four weeks; you’d like to be in touch every month.",
            id="a while, though no longer than usual",
        ),
        pytest.param(
            28,
            State.FRESH,
            14,
            "It’s been four weeks; you’d like to be in touch every month.",
            id="in touch, though longer than usual",
        ),
        pytest.param(
            36,
            State.OVERDUE,
            34,
            "It’s been five weeks; you’d like to be in touch every month.",
            id="a while, said in the same words as usual",
        ),
        pytest.param(
            35,
            State.OVERDUE,
            28,
            "It’s been five weeks; you usually talk every four weeks.",
            id="the lived one explains it",
        ),
    ],
)
def test_the_rhythm_said_does_not_speak_against_the_state(
    days: int, state: State, usual_gap: int, expected: str
) -> None:
    """What stands beside "A while" says why it is one."""
    of = standing(days, state, usual_gap=usual_gap)
    assert sentences.lede(MAYA, of, MONTHLY, TODAY) == expected


@pytest.mark.parametrize(
    ("usual_gap", "expected"),
    [
        (19, "You usually talk every three weeks; due 8 November, two weeks overdue"),
        (None, "Due 8 November, two weeks overdue"),
    ],
)
def test_puts_rhythm_and_fact_in_one_line(usual_gap: int | None, expected: str) -> None:
    """The line under a headline; it starts with a capital whichever part is there."""
    of = standing(35, usual_gap=usual_gap, due_on=date(2026, 11, 8))
    assert sentences.rhythm_line(of, None, TODAY) == expected


def rests(**pause: object) -> Person:
    return Person("maya", "Maya", "", "", paused=Pause(**pause))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "of", "expected"),
    [
        pytest.param(
            MAYA,
            standing(35, usual_gap=19),
            "It’s been five weeks; you usually talk every three weeks.",
            id="overdue",
        ),
        pytest.param(
            MAYA,
            standing(1, State.FRESH),
            "You were in touch yesterday; you’d like to be in touch every month.",
            id="fresh",
        ),
        pytest.param(
            MAYA,
            standing(9, State.FRESH, met=True),
            "You met nine days ago; you’d like to be in touch every month.",
            id="met",
        ),
        pytest.param(
            MAYA,
            standing(3300, State.DORMANT),
            "It’s been nine years. It is never too late to write, and there is no hurry.",
            id="dormant",
        ),
        pytest.param(MAYA, standing(None, State.NEVER), "Nothing written yet, and no hurry.", id="never"),
        pytest.param(
            MAYA,
            standing(None, State.NEVER, in_notes=2),
            "No word between the two of you is written yet, and no hurry.",
            id="a supper of many alone",
        ),
        pytest.param(
            MAYA,
            standing(35, State.NO_RHYTHM),
            "You were last in touch five weeks ago. No rhythm is set, and none is needed.",
            id="no rhythm",
        ),
        pytest.param(
            MAYA,
            standing(None, State.NO_RHYTHM),
            "Nothing written yet, and no hurry.",
            id="no rhythm, nothing yet",
        ),
        pytest.param(
            rests(until=date(2027, 1, 15)),
            standing(150, State.RESTING),
            "Resting until 15 January 2027. Nothing is expected of either of you.",
            id="resting",
        ),
        pytest.param(
            rests(),
            standing(150, State.RESTING),
            "Resting. Nothing is expected of either of you.",
            id="resting, no dates",
        ),
        pytest.param(
            Person("maya", "Maya", "", "", died=Death(PartialDate(2024, 3, 2))),
            standing(900, State.DIED),
            "Maya died on 2 March 2024. What you shared is kept here.",
            id="died",
        ),
        pytest.param(
            Person("maya", "Maya", "", "", died=Death()),
            standing(900, State.DIED),
            "Maya died. What you shared is kept here.",
            id="died, no day",
        ),
    ],
)
def test_says_how_it_stands(person: Person, of: Standing, expected: str) -> None:
    """The sentence under a name, for every state."""
    assert sentences.lede(person, of, MONTHLY, TODAY) == expected


def test_every_state_has_a_shape_and_a_word() -> None:
    """Colour never stands alone, and no word is a reproach."""
    words = {state: f"{sentences.state_shape(state)} {sentences.state_word(state)}" for state in State}
    assert words[State.FRESH] == "● In touch"
    assert words[State.SOON] == "◐ Soon"
    assert words[State.DUE] == words[State.OVERDUE] == words[State.DORMANT] == "○ A while"
    assert words[State.RESTING] == "☾ Resting"
    assert words[State.NO_RHYTHM] == "– No rhythm"
    assert words[State.DIED] == "– Remembered"
    assert words[State.NEVER] == "– Not yet"


@pytest.mark.parametrize(
    ("channel", "place", "expected"),
    [
        ("walk", "the canal", "A walk on 18 October, at the canal"),
        ("email", None, "An email on 18 October"),
        ("pigeon post", None, "Pigeon post on 18 October"),
        (None, None, "On 18 October"),
    ],
)
def test_says_when_and_how(channel: str | None, place: str | None, expected: str) -> None:
    """The last contact in a line; a channel of the writer's own stands as written."""
    note = Note("n.md", date(2026, 10, 18), "Walk", channel=channel, place=place)
    assert sentences.last_contact_line(note, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She rang. Then it rained.", "She rang."),
        ("Dr. Weiss and J. came by. Tea.", "Dr. Weiss and J. came by."),
        ("Costs 1.10 each", "Costs 1.10 each"),
        ("“It rains.” Then nothing.", "“It rains.”"),
        ('"It rains." Then nothing.', '"It rains."'),
        ("(It rained.) Then not.", "(It rained.)"),
        ("“It rains. It pours.” Yes.", "It rains."),
        ('"It rains. It pours." Yes.', "It rains."),
        ("It was… well, wet. Yes.", "It was… well, wet."),
        ("“Really?” she said. Yes.", "“Really?” she said."),
        ("今日は雨。明日は晴れ。", "今日は雨。"),
        ("word " * 100, ("word " * 40).strip() + "…"),
        ("", ""),
    ],
)
def test_takes_the_first_sentence(text: str, expected: str) -> None:
    """A full stop inside a number or after a title ends nothing; what is long is cut at a word."""
    assert excerpts.first_sentence(text) == expected


def test_talks_about_the_title_where_there_is_no_text() -> None:
    """A note of one title still says what it was about."""
    assert excerpts.talked_about(Note("n.md", TODAY, "Tea")) == "Tea"
    assert (
        excerpts.talked_about(Note("n.md", TODAY, "Tea", prose=Prose(text="We talked. Long.")))
        == "We talked."
    )
