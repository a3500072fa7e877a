"""What a new journal starts with: settings with comments, one example person, one note."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

SETTINGS = """\
# The settings of this journal. Every line can stay as it is: what is commented
# out holds anyway. Take the # away to say something else.

# title: Journal
# me: your-own-id             # a person's id, for your own news; they have no clock
# language: en

# In order of closeness. `cadence` is how often one would like to be in touch,
# `weight` how much it counts when two people wait, `holds` how many such a life
# has room for. A `circles:` of your own replaces all of these.
# circles:
#   inner:   {cadence: 2 weeks, weight: 4, holds: 5, inner: true, gifts: true}
#   close:   {cadence: 1 month, weight: 3, holds: 15, inner: true, gifts: true}
#   friends: {cadence: 3 months, weight: 2, holds: 50}
#   wider:   {cadence: 1 year, weight: 1, holds: 150}
#   clients: {cadence: 6 weeks, weight: 2, work: true, gifts: true, review: 1 year}
#   new:     {weight: 2, path: [1, 14, 45]}      # days after meeting
#   leads:   {weight: 2, work: true, path: [1, 7, 14, 30, 45, 60, 90]}

# default_circle: friends     # for whoever has none; `none` asks for nobody
# per_week: 5                 # how many people one is asked to write to in a week
# quiet: []                   # rules or sections that shall not speak at all
# leap_day: 28 February       # or 1 March: when a 29 February is kept
# facts_go_stale: 1 year      # when to ask whether an address still holds
# numbers: {}                 # the numbers of the rules, if one is wrong for you
# as_of: 2026-11-22           # holds the day still, for samples and demonstrations
# output: site
"""

IGNORED = """\
/site/
/site-*/
/.journal-cache/
"""

PERSON = """\
---
name: Robin Example
pronouns: they/them
circle: close
# cadence: 3 weeks             # only if the circle's rhythm is wrong for them
birthday: 03-14                # the year is optional
met: {year}
city: Leeds
likes: [almond croissants]
special: the example that every journal starts with
---
Write here, in your own words, how it began and what you want to remember.
Delete this file and its folder when you have a friend in it.
"""

NOTE = """\
---
channel: walk
news: Robin starts a new job in spring
---
# A first note

One line of prose in a file whose name starts with a date is a note. Robin lies
in this folder, so this note is with Robin; `with: [somebody-else]` adds others.

- [ ] Send Robin the photograph of the canal
- [ ] Robin: lend me the two-man tent
"""

HOOK = """\
#!/bin/sh
# Keeps a commit back while the text has errors; `git commit --no-verify` skips it.
if ! command -v journal >/dev/null 2>&1; then
  echo "journal is not on the PATH: nothing was checked" >&2
  exit 0
fi
exec journal --root {root} --quiet check
"""


def first_files(today: date) -> tuple[tuple[PurePosixPath, bytes], ...]:
    """The files of a new journal, path below its root and content."""
    texts = {
        "journal.yaml": SETTINGS,
        "contacts/robin-example.md": PERSON.format(year=today.year),
        f"contacts/robin-example/{today.isoformat()}-a-first-note.md": NOTE,
    }
    return tuple((PurePosixPath(path), text.encode()) for path, text in texts.items())
