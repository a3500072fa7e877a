"""What each page was made of, so that a page made of the same is not made again.

A journal of ten years has a thousand pages, and a note that is saved changes a handful of them. Which
ones, nobody can say in advance: a page names people, says how it stands with them, links to their notes.
So each page says itself what it looked at, while it is made (in the field's words, a *verifying trace*:
Mokhov, Mitchell, Peyton Jones, "Build Systems à la Carte", 2018):

1. All that pages share is handed to the views over a *desk*. A desk looks like the thing behind it, and
   writes down each attribute, and of a mapping each key, that is asked for (:mod:`.reads`). No view knows
   of it, and none can forget it: there is no other way to what is shared.
2. Each value has a *word*: the same word, the same value (:mod:`.words`).
3. A page's trace is the list of what it read, with one word for all of those values. In the next build
   the same list is read again. If it comes to the same word, the same view would be made and the same
   template filled: the page would hold the same bytes, and whatever stands in the folder stays.

What must hold for this, and is held by tests: a page is made by nothing but the shared things, the
template and what it is about; what is worked out once for several pages is worked out behind the desk. Where
one of this is broken, an incremental build differs from a clean one: tests/test_incremental.py looks for it.

Nothing here says that something *has changed*; there are no flags. Leave this folder out, and every page is
made each time.
"""

from __future__ import annotations

from journal.site.tracing.reads import Library, Read, reading
from journal.site.tracing.words import UnspokenError, Words

__all__ = ["Library", "Read", "UnspokenError", "Words", "reading"]
