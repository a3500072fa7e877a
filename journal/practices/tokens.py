"""The words of needs and offers, and who offers what by them (PLAYBOOK G5).

1. A text is folded: NFKD without its marks, in small letters.
2. Its words are runs of letters; those under four letters and the stop words
   of the journal's language say nothing about what is needed.
3. A trailing ``s`` or ``es`` is cut, and a trailing ``e``, so that "bike" meets
   "bikes" and "box" meets "boxes".
4. A word in more than a twentieth of all items says nothing either, once there
   are enough items to tell.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from journal.model.scripts import tongue

#: Words of fewer letters say too little.
LETTERS = 4

_ENGLISH = """
about above after again along also although always among another anybody anyone anything anywhere
around away back because been before being below between both cannot come could does doing done
down during each either else even ever every everybody everyone everything everywhere few find for
from full further gets getting give gives giving goes going good have having help helping helps here
hers herself himself into itself just keep keeps kind know knows less like likes little long look
looking looks made make makes making many might more most much must myself near need needed needs
neither never next nobody none nothing offer offers once only onto other others ours ourselves over
people perhaps person please quite rather really same several shall should since some somebody
someone something sometimes somewhere soon still such sure take takes taking than that their theirs
them themselves then there these they thing things this those though through time times today
together toward towards under until upon used useful using very want wanted wants well were what
whatever when whenever where whether which while whom whose will with within without work working
would year years your yours yourself
four five seven eight nine eleven twelve twenty thirty forty fifty sixty hundred hundreds thousand
first second third half dozen
last late later lately latest early best better great small large whole part often twice
"""

#: Words that say nothing about what is needed, by language; other languages have none here.
STOP_WORDS: Mapping[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}


@lru_cache(maxsize=8192)
def tokens(text: str, language: str = "en") -> frozenset[str]:
    """The words of a text that say what it is about, folded and cut to what singular and plural share."""
    stops = STOP_WORDS.get(tongue(language), frozenset())
    words = (word for word in _fold(text).split() if len(word) >= LETTERS and word not in stops)
    return frozenset(_singular(word) for word in words)


def _fold(text: str) -> str:
    """Small letters without accents, with a space for whatever is no letter; a word keeps its vowel signs."""
    open_ = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = unicodedata.normalize("NFC", "".join(c for c in open_ if not unicodedata.combining(c)))
    return "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in plain)


def _singular(word: str) -> str:
    if word.endswith("ss"):
        return word
    if word.endswith("es"):
        return word[:-2]
    return word[:-1] if word.endswith(("s", "e")) else word


class Offer(Struct, frozen=True):
    """Something somebody can do for others."""

    person: str
    text: str
    tokens: frozenset[str]


class Offers(Struct, frozen=True):
    """Who offers what, by its words."""

    by_token: Mapping[str, tuple[Offer, ...]]
    """In the order the offers were given; tokens that are too common are missing."""
    language: str

    def sharing(self, need: str, limit: int) -> tuple[Offer, ...]:
        """The offers that share a word with a need, best first: most words shared, then the rarest ones.

        Of a word's offers the first ``limit`` are looked at, so that one need
        costs no more among many people than among few.
        """
        words = tokens(need, self.language) & self.by_token.keys()
        found = {
            (offer.person, offer.text): offer
            for word in sorted(words)
            for offer in self.by_token[word][:limit]
        }
        return tuple(sorted(found.values(), key=lambda offer: self._rank(offer, words)))

    def shared(self, need: str, offer: Offer) -> frozenset[str]:
        """The words a need and an offer share."""
        return tokens(need, self.language) & offer.tokens & self.by_token.keys()

    def _rank(self, offer: Offer, words: frozenset[str]) -> tuple[object, ...]:
        shared = offer.tokens & words
        return -len(shared), sum(len(self.by_token[word]) for word in shared), offer.person, offer.text


def index_offers(
    offers: Iterable[tuple[str, str]], needs: Iterable[str], language: str, share: float, least: int
) -> Offers:
    """Index offers, given as person and text.

    Words in more than ``share`` of all items, needs and offers alike, are
    left out once there are ``least`` items.
    """
    all_offers = [Offer(person, text, tokens(text, language)) for person, text in offers]
    items = [*(offer.tokens for offer in all_offers), *(tokens(need, language) for need in needs)]
    counts: dict[str, int] = defaultdict(int)
    for item in items:
        for word in item:
            counts[word] += 1
    most = share * len(items) if len(items) >= least else len(items)
    found: dict[str, list[Offer]] = defaultdict(list)
    for offer in all_offers:
        for word in offer.tokens:
            if counts[word] <= most:
                found[word].append(offer)
    return Offers({word: tuple(found[word]) for word in sorted(found)}, language)
