"""What the wording says in another language: every word is looked up, and days are written as there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from inspect import getmembers, isfunction

import pytest
from msgspec.structs import replace

from journal.language import Language, speaking
from journal.model.assessment import DayKind, DayToRemember, PromiseStanding, PromiseState, Standing, State
from journal.model.brief import Brief, Reopened, ToAsk, ToTell
from journal.model.changes import Change
from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate, Unit
from journal.model.person import Death, Lapse, Met, Pause, PersonRef, Relation, Worth
from journal.model.prose import Prose
from journal.wording import briefs, days, people, sentences, time
from journal.wording import note_sentences as notes
from journal.wording import person_sentences as of_person
from journal.wording import site_sentences as site
from tests.language.pseudo import PSEUDO, plain
from tests.making import TODAY, note, person, promise

#: A language of no Latin letters: days and lists are Arabic, and all that was looked up is marked.
FOREIGN = Language("ar", PSEUDO.translations)

# The writer's own words, which stay as they are, are written without Latin letters too.
SHE = person("maya", name="Μάγια", pronouns="she/her")
HE = person("tom", name="Том", pronouns="he/him", met=Met(PartialDate(2026, 11, 17)))
THEY = person("hana", name="Ханна", pronouns="they/them")
NOBODYS = person("chen", name="陳")
EVERYBODY = (SHE, HE, THEY, NOBODYS)
PEOPLE = {each.id: each for each in EVERYBODY}

OCTOBER = date(2026, 10, 18)
THURSDAY = date(2026, 11, 26)
YEAR, MONTH, DAY = PartialDate(2009), PartialDate(2009, 2), PartialDate(2009, 2, 12)
MONTHLY, YEARLY, NONE = Cadence(1, Unit.MONTH), Cadence(1, Unit.YEAR), Cadence(0)
CHANNELS = ("call", "video", "message", "email", "letter", "card", "gift")
CHANNELS += ("visit", "meal", "walk", "event", "meeting", "social")
WALK = note("2026-10-18", "maya", channel="walk", title="運河", prose=Prose(text="雨。"), place="公園")
BARE = note("2026-10-18", "maya", title="")


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def standing(days: int | None, state: State = State.OVERDUE, **more: object) -> Standing:
    clock = None if days is None else back(days)
    return Standing("maya", state, clock=clock, **({"last_contact": clock} | more))  # type: ignore[arg-type]


STANDINGS = (
    standing(None, State.NEVER),
    standing(900, State.DIED),
    standing(35, State.RESTING),
    standing(35, State.NO_RHYTHM),
    standing(900, State.DORMANT),
    *(standing(35, usual_gap=19, due_on=back(late)) for late in (14, 0, -14)),
    standing(1),
    standing(9, last_contact=None),
)


def coming(kind: DayKind, *ids: str, what: str = "", years: int | None = None, **more: bool) -> DayToRemember:
    return DayToRemember(THURSDAY, kind, ids or ("maya",), what, years, **more)


DAYS = (
    *(coming(DayKind.BIRTHDAY, years=years, round=True) for years in (None, 1, 40)),
    *(coming(DayKind.REMEMBRANCE, years=years) for years in (None, 1, 9)),
    coming(DayKind.BACK),
    coming(DayKind.BACK, "maya", "tom"),
    *(
        coming(DayKind.YEARLY, what=what, years=years)
        for what, years in (("婚礼", 1), ("婚礼", 11), ("", None))
    ),
    coming(DayKind.PLAN, what="晚饭"),
    coming(DayKind.NEWS, what="考试"),
    coming(DayKind.PROMISE, what="照片"),
    coming(DayKind.PROMISE, what="照片", theirs=True),
    DayToRemember(THURSDAY, DayKind.PROMISE, (), "照片"),
)


def promised(state: PromiseState, age: int = 35, **more: object) -> PromiseStanding:
    return PromiseStanding(promise("照片", **more), state, age)


PROMISES = (
    *(
        promised(state, done=done)
        for state in (PromiseState.KEPT, PromiseState.LET_GO)
        for done in ("", "2026-09-26")
    ),
    *(promised(PromiseState.LATE, due=due) for due in ("2026-11-01", "2026-11-21", "2026-12-01")),
    *(
        promised(PromiseState.OPEN, age, made="2026-10-18", to=to)
        for age in (35, 500)
        for to in (("maya",), ())
    ),
    promised(PromiseState.OPEN, by="tom", to=("me",), made="2026-10-18"),
)


def brief(**told: object) -> list[str]:
    """Every label and line of a brief."""
    found = briefs.passages(replace(Brief("maya"), **told), PEOPLE, TODAY)  # type: ignore[arg-type]
    return [part for passage in found for part in (passage.label, *passage.lines)]


def lines(**told: object) -> list[str]:
    return [briefs.first_line(replace(Brief("maya"), **told), PEOPLE, TODAY)]  # type: ignore[arg-type]


ASKED = tuple(ToAsk("考试", WALK, on) for on in (None, OCTOBER, THURSDAY))
FULL = {
    "last": WALK,
    "ask": ASKED,
    "tell": (ToTell("考试", WALK),),
    "mine": PROMISES,
    "theirs": PROMISES[:1],
    "days": DAYS,
    "special_note": BARE,
    "hopes": ("房子",),
    "likes": ("茶", "雨", "书"),
    "dislikes": ("噪音",),
    "diet": ("茶",),
    "close": (Relation("partner", PersonRef("Том", "tom")),),
    "plan": note("2026-11-26", "maya", title="晚饭"),
    "reopened": Reopened(212, date(2026, 3, 3), WALK),
    "changed": (Change(OCTOBER, "city", "東京", "京都", "0123456789ab"),),
    "offers": ("书",),
    "worth": Worth("1000 €", "书", "茶"),
}

#: What each function says; by the name of its module and its own.
SAID: dict[str, Callable[[], list[str]]] = {
    "time.number": lambda: [time.number(n) for n in range(14)],
    "time.plural": lambda: [time.plural("{n} note", "{n} notes", n) for n in (0, 1, 2, 30)],
    "time.gap": lambda: [time.gap(n) for n in SPANS],
    "time.passed": lambda: [time.passed(n) for n in SPANS[1:]],
    "time.ago": lambda: [
        time.ago(back(n), TODAY, figures=figures)
        for span in SPANS
        for n in (span, -span)
        for figures in (False, True)
    ],
    "time.rhythm": lambda: [time.rhythm(Cadence(n, unit)) for unit in Unit for n in (0, 1, 6, 7, 12, 24)],
    "time.lived": lambda: [time.lived(n) for n in SPANS],
    "time.weekday": lambda: [time.weekday(back(n)) for n in range(7)],
    "time.month_name": lambda: [time.month_name(n) for n in range(1, 13)],
    "time.month_year": lambda: [time.month_year(2026, 11)],
    "time.day_month": lambda: [time.day_month(OCTOBER), time.day_month(OCTOBER, date(2020, 1, 1))],
    "time.short_day": lambda: [time.short_day(OCTOBER), time.short_day(OCTOBER, date(2020, 1, 1))],
    "time.full_day": lambda: [time.full_day(OCTOBER)],
    "time.near_day": lambda: [
        time.near_day(back(n), from_) for n in range(-10, 3) for from_ in (TODAY, THURSDAY)
    ],
    "time.partial": lambda: [time.partial(when) for when in (YEAR, MONTH, DAY)],
    "time.in_partial": lambda: [time.in_partial(when) for when in (YEAR, MONTH, DAY)],
    "time.yearly": lambda: [time.yearly(MonthDay(2, 29))],
    "time.birthday": lambda: [
        time.birthday(Birthday(*when))
        for when in ((1990, 3, 14), (None, 3, 14), (1948, None, None, True), (1948, 5, None))
    ],
    "people.calls": lambda: [people.calls(PEOPLE, PEOPLE)],
    "people.pronouns": lambda: [
        word
        for each in map(people.pronouns, EVERYBODY)
        for word in (each.subject, each.object, each.possessive)
    ],
    "people.subjects": lambda: [word for each in EVERYBODY for word in people.subjects(each)],
    "people.possessive": lambda: [people.possessive("陳")],
    "people.listed": lambda: [people.listed("123"), people.listed("12")],
    "people.and_others": lambda: [people.and_others("1234", n) for n in (1, 3, 4)],
    "sentences.state_word": lambda: [sentences.state_word(state) for state in State],
    "sentences.channel_phrase": lambda: [sentences.channel_phrase(each) for each in CHANNELS],
    "sentences.since_headline": lambda: [sentences.since_headline(SHE, of, TODAY) for of in STANDINGS],
    "sentences.since_row": lambda: [sentences.since_row(SHE, of, TODAY) for of in STANDINGS],
    "sentences.usually": lambda: [sentences.usually(of, MONTHLY, TODAY) for of in STANDINGS],
    "sentences.rhythm_line": lambda: [sentences.rhythm_line(of, MONTHLY, TODAY) for of in STANDINGS],
    "sentences.due_fact": lambda: [sentences.due_fact(of, TODAY) for of in STANDINGS],
    "sentences.last_contact_line": lambda: [
        sentences.last_contact_line(note("2026-10-18", channel=channel, place=place), TODAY)
        for channel in (None, "walk")
        for place in (None, "公園")
    ],
    "sentences.plan_line": lambda: [sentences.plan_line(WALK, TODAY)],
    "sentences.lede": lambda: [
        sentences.lede(replace(SHE, **more), of, cadence, TODAY)  # type: ignore[arg-type]
        for more in (
            {},
            *({"died": Death(on)} for on in (None, DAY)),
            *({"paused": Pause(until=until)} for until in (None, THURSDAY)),
            {"lapse": Lapse("drift", closed=True)},
            *({"met": Met(on)} for on in (MONTH, DAY)),
        )
        for of in STANDINGS
        for cadence in (None, MONTHLY)
    ],
    "sentences.perhaps": lambda: [sentences.perhaps(each) for each in EVERYBODY],
    "days.day_line": lambda: [days.day_line(each, PEOPLE) for each in DAYS],
    "days.day_aside": lambda: [days.day_aside(each, PEOPLE) for each in DAYS],
    "days.day_sentence": lambda: [days.day_sentence(each, PEOPLE) for each in DAYS],
    "days.promise_who": lambda: [days.promise_who(each, PEOPLE) for each in PROMISES],
    "days.promise_when": lambda: [days.promise_when(each, TODAY) for each in PROMISES],
    "days.promise_meta": lambda: [days.promise_meta(each, PEOPLE, TODAY) for each in PROMISES],
    "days.promises_lede": lambda: [
        days.promises_lede(mine, theirs) for mine in (0, 1, 6) for theirs in (0, 5)
    ],
    "days.today_lede": lambda: [
        days.today_lede(n, each, PEOPLE, TODAY) for n in (0, 1, 5) for each in (None, *DAYS)
    ],
    "briefs.passages": lambda: [
        *brief(**FULL),
        *brief(**(FULL | {"person": "hana", "last": BARE})),
        *brief(),
    ],
    "briefs.might_tell": lambda: [briefs.might_tell(each) for each in EVERYBODY],
    "briefs.to_ask": lambda: [briefs.to_ask(each, TODAY) for each in ASKED],
    "briefs.first_line": lambda: [
        *lines(mine=PROMISES),
        *(line for each in CHANNELS for line in lines(last=replace(WALK, channel=each, started="them"))),
        *(line for more in FIRST_LINES for line in lines(**more)),
    ],
    "notes.note_depth": lambda: [notes.note_depth(each) for each in ("light", "catch-up", "deep")],
    "notes.note_started": lambda: [notes.note_started(each) for each in ("me", "them", "both")],
    "notes.note_reply": lambda: [
        notes.note_reply(who, each) for who in ("me", "them") for each in ("waiting", "no")
    ],
    "notes.note_kind": lambda: [
        notes.note_kind(each, is_plan=each == "") for each in ("", "review", "thought")
    ],
    "notes.private": lambda: [notes.private()],
    "notes.written_by": lambda: [notes.written_by("陳")],
    "notes.short_date": lambda: [notes.short_date(OCTOBER)],
    "notes.others": lambda: [notes.others(1), notes.others(3)],
    "of_person.known_since": lambda: [
        of_person.known_since(day, TODAY) for day in (OCTOBER, date(2009, 1, 1))
    ],
    "of_person.notes_count": lambda: [
        of_person.notes_count(n, (n and OCTOBER) or None, TODAY) for n in (0, 1, 40)
    ],
    "of_person.age_line": lambda: [
        of_person.age_line(Birthday(*when), TODAY)
        for when in ((1990, 3, 14), (None, 3, 14), (1948, None, None, True), (1948, 5, None))
    ],
    "of_person.confirmed": lambda: [
        of_person.confirmed(OCTOBER, stated, TODAY, stale=stale)
        for stated in (None, YEAR)
        for stale in (True, False)
    ],
    "of_person.spell": lambda: [
        of_person.spell(since, until) for since in (None, YEAR) for until in (None, MONTH)
    ],
    "of_person.year_with": lambda: [of_person.year_with("陳", 2019)],
    "of_person.more_promises": lambda: [of_person.more_promises(n) for n in (1, 2077)],
    "of_person.rhythm_wanted": lambda: [
        of_person.rhythm_wanted(cadence, own=own) for cadence in (NONE, MONTHLY) for own in (True, False)
    ],
    "of_person.rhythm_lived": lambda: [of_person.rhythm_lived(standing(35, usual_gap=19))],
    "of_person.said_they_would": lambda: [of_person.said_they_would(each) for each in EVERYBODY],
    "of_person.said_theyd": lambda: [of_person.said_theyd(each) for each in EVERYBODY],
    "of_person.dreams": lambda: [of_person.dreams(each) for each in EVERYBODY],
    "of_person.around": lambda: [of_person.around(each) for each in EVERYBODY],
    "of_person.brief_title": lambda: [
        of_person.brief_title(each) for each in (PEOPLE["maya"], replace(PEOPLE["maya"], died=Death()))
    ],
    "of_person.between_you": lambda: [of_person.between_you(1, 1, 1), of_person.between_you(3, 3, 3)],
    "of_person.back_from_rest": lambda: [
        of_person.back_from_rest(until, TODAY) for until in (None, THURSDAY)
    ],
    "of_person.lapse_line": lambda: [
        of_person.lapse_line(why, since)
        for why in ("drift", "rupture", "lost", "moved", "距离")
        for since in (None, MONTH)
    ],
    "of_person.sorry": lambda: [of_person.sorry()],
    "of_person.closed": lambda: [of_person.closed()],
    "of_person.own_page": lambda: [of_person.own_page()],
    "of_person.fragile": lambda: [of_person.fragile()],
    "of_person.days_with_notes": lambda: [of_person.days_with_notes(n) for n in (1, 16)],
    "of_person.opened_line": lambda: [
        of_person.opened_line(SHE, led, count, PEOPLE)
        for led in ((), ("tom",), ("tom", "hana", "chen", "maya", "tom"))
        for count in (1, 5)
    ],
    "of_person.promised_by": lambda: [of_person.promised_by("tom", "照片", PEOPLE)],
    "of_person.begun": lambda: [of_person.begun(21, 14, "陳")],
    "site.made_for": lambda: [site.made_for(TODAY, frozen=frozen) for frozen in (True, False)],
    "site.privacy": lambda: [site.privacy(None), site.privacy("家")],
    "site.to_tidy": lambda: [site.to_tidy(n) for n in (0, 1, 3)],
    "site.notes_in_year": lambda: [site.notes_in_year(n) for n in (1, 313)],
    "site.all_promises": lambda: [site.all_promises(n) for n in (1, 3)],
    "site.years_ago": lambda: [site.years_ago(date(year, 11, 22), TODAY) for year in (2025, 2017)],
    "site.grown_quieter": lambda: [site.grown_quieter(7.0, 21)],
    "site.people_lede": lambda: [site.people_lede(n) for n in (1, 5)],
    "site.last_contact": lambda: [site.last_contact(of, TODAY) for of in STANDINGS],
    "site.wanted": lambda: [site.wanted(cadence) for cadence in (None, NONE, MONTHLY, YEARLY)],
    "site.last_and_rhythm": lambda: [site.last_and_rhythm(of, MONTHLY, TODAY) for of in STANDINGS],
    "site.older": lambda: [site.older(2025, n) for n in (1, 10)],
    "site.unfold": lambda: [site.unfold(9)],
    "site.elsewhere": lambda: [site.elsewhere(n) for n in (1, 23)],
    "site.journal_lede": lambda: [site.journal_lede(n) for n in (1, 1846)],
    "site.month_lede": lambda: [site.month_lede(n, plans) for n in (1, 23) for plans in (0, n)],
    "site.year_lede": lambda: [site.year_lede(2025, n) for n in (1, 1846)],
    "site.group_lede": lambda: [site.group_lede(people, notes) for people in (0, 5) for notes in (0, 12)],
    "site.known_by": lambda: [site.known_by([("陳", OCTOBER), ("Том", TODAY)], TODAY)],
    "site.anyone_last": lambda: [site.anyone_last(day, TODAY) for day in (None, OCTOBER)],
    "site.tidy_lede": lambda: [
        site.tidy_lede(errors, warnings) for errors in (0, 1, 3) for warnings in (0, 1, 3)
    ],
    "site.room": lambda: [site.room(5, holds) for holds in (None, 3, 15)],
}

#: Lengths in days that are said each in another form.
SPANS = (0, 1, 2, 7, 35, 91, 365, 548, 913, 4749)

FIRST_LINES: tuple[dict[str, object], ...] = (
    {},
    {"last": WALK},
    {"last": replace(WALK, channel=None)},
    {"last": replace(WALK, date=back(3))},
    {"person": "tom"},
    {"last": note("2017-11-22"), "gently": True},
    {"gently": True},
    {"special": "the 公園", "gently": False},
    {"ask": ASKED},
    {"ask": ASKED[:1]},
    {"days": (coming(DayKind.BIRTHDAY),)},
    {"days": (replace(coming(DayKind.BIRTHDAY), on=TODAY),)},
    {"close": FULL["close"]},
)

#: Functions that add no word of ours to what they are given.
WORDLESS = {
    *("time.sentence", "time.full_stop", "people.call", "people.call_id", "people.initials"),
    *("sentences.state_shape", "notes.opening", "notes.in_a_line", "notes.before_tasks"),
    # Said by the passages of a brief.
    *("briefs.where_you_left_it", "briefs.what_makes_it_special", "briefs.between_you"),
}


def test_nothing_is_left_out() -> None:
    """Every function of these modules stands in the table, so that a new one comes with its case."""
    modules = {"time": time, "people": people, "sentences": sentences, "days": days, "briefs": briefs}
    modules |= {"notes": notes, "of_person": of_person, "site": site}
    found = {
        f"{short}.{name}"
        for short, module in modules.items()
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert found == {*SAID, *WORDLESS}


@pytest.mark.parametrize("name", SAID)
def test_every_word_is_looked_up(name: str) -> None:
    """In a language of other letters no English is left."""
    with speaking(FOREIGN):
        said = SAID[name]()
    assert said
    assert [each for each in said if re.search("[A-Za-z]", each)] == []


@pytest.mark.parametrize("name", SAID)
def test_english_is_said_as_before(name: str) -> None:
    """What a catalogue says, with its marks taken off, is English; and English is spoken after it."""
    before = SAID[name]()
    with speaking(PSEUDO):
        marked = SAID[name]()
    assert [plain(each) for each in marked] == before
    assert SAID[name]() == before


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param(
            "de",
            [
                "Oktober",
                "18. Oktober",
                "18. Okt.",
                "Sonntag, 18. Oktober 2026",
                "18.10.2026",
                "Februar 2009",
                "29. Februar",
                "1, 2 und 3",
                "1.846",
            ],
            id="German",
        ),
        pytest.param(
            "ar",
            [
                "أكتوبر",
                "18 أكتوبر",
                "18 أكتوبر",
                "الأحد، 18 أكتوبر 2026",
                "18\u200f/10\u200f/2026",
                "فبراير 2009",
                "29 فبراير",
                "1 و2 و3",
                "1,846",
            ],
            id="Arabic",
        ),
    ],
)
def test_days_and_lists_are_written_as_there(code: str, expected: list[str]) -> None:
    """Months, the order of a date, lists and figures are those of the language, by Babel."""
    with speaking(Language(code)):
        said = [
            time.month_name(10),
            time.day_month(OCTOBER),
            time.short_day(OCTOBER),
            time.full_day(OCTOBER),
            notes.short_date(OCTOBER),
            time.partial(MONTH),
            time.yearly(MonthDay(2, 29)),
            people.listed("123"),
            time.number(1846),
        ]
    assert said == expected


def test_september_is_shortened_as_babel_does() -> None:
    """In English too: "Sept"."""
    assert time.short_day(date(2026, 9, 26)) == "26 Sept"
    assert notes.short_date(date(2026, 9, 26)) == "26 Sept 2026"


def test_one_language_leaves_the_names_of_others_alone() -> None:
    """A terminal in one language and a site in another, in one run."""
    said = []
    for code in ("he", "ja", "de", "en-IE"):
        with speaking(Language(code)):
            said.append((time.month_name(10), time.weekday(OCTOBER)))
    assert said == [
        ("אוקטובר", "יום ראשון"),
        ("10月", "日曜日"),
        ("Oktober", "Sonntag"),
        ("October", "Sunday"),
    ]
