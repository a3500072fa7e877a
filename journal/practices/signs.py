"""PLAYBOOK 6: signs that a good relationship is going stale, all ten together.

A sign is no reason to write by itself; ways to bring it back to life build on it (section 7).
"""

from __future__ import annotations

from collections.abc import Callable

from journal.model.assessment import Finding
from journal.practices.quiet import is_quiet
from journal.practices.scene import Past, Scene
from journal.practices.signs_care import (
    never_just_two,
    no_extra_mile,
    no_feedback,
    not_hearing,
    word_not_kept,
)
from journal.practices.signs_talk import (
    low_energy,
    only_logistics,
    only_reacting,
    slow_to_answer,
    talking_less,
)

#: Every sign, in the playbook's order.
SIGNS: tuple[Callable[[Scene, Past], tuple[Finding, ...]], ...] = (
    low_energy,
    only_reacting,
    slow_to_answer,
    talking_less,
    only_logistics,
    no_feedback,
    word_not_kept,
    not_hearing,
    never_just_two,
    no_extra_mile,
)


def signs(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S1 to S10: the signs that hold and are not quiet. Nobody of a circle with a ``path`` is judged."""
    if past.circle is not None and past.circle.path:
        return ()
    found = (finding for sign in SIGNS for finding in sign(scene, past))
    return tuple(each for each in found if not is_quiet(scene.journal, past.person, each.practice))
