"""Things to tidy: every fault of the writer's text, with its place and a way to mend it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.diagnostics import excerpt_parts, in_order, location, visible
from journal.language import _
from journal.site.views.frame import Frame, frame
from journal.wording import site_sentences as words
from journal.wording.time import sentence

if TYPE_CHECKING:
    from journal.diagnostics import Diagnostic
    from journal.site.views.context import Context


class Excerpt(Struct, frozen=True):
    """The line it stands on, cut around the mark."""

    line: int
    before: str
    marked: str
    after: str


class Problem(Struct, frozen=True):
    """One thing to tidy."""

    message: str
    where: str
    """``path:line:column``."""
    code: str
    help: str
    excerpt: Excerpt | None


class FileOfProblems(Struct, frozen=True):
    """All things to tidy of one file."""

    file: str
    problems: tuple[Problem, ...]


class TidyPage(Struct, frozen=True):
    """All things to tidy, what could not be read first."""

    frame: Frame
    lede: str
    errors: tuple[FileOfProblems, ...]
    warnings: tuple[FileOfProblems, ...]


def tidy_page(context: Context, path: str) -> TidyPage:
    """Make the page of things to tidy."""
    errors = [diagnostic for diagnostic in context.diagnostics if diagnostic.is_error]
    warnings = [diagnostic for diagnostic in context.diagnostics if not diagnostic.is_error]
    return TidyPage(
        frame=frame(context, path, _("Things to tidy")),
        lede=words.tidy_lede(len(errors), len(warnings)),
        errors=_by_file(errors),
        warnings=_by_file(warnings),
    )


def _by_file(diagnostics: list[Diagnostic]) -> tuple[FileOfProblems, ...]:
    ordered = in_order(diagnostics)
    return tuple(
        FileOfProblems(visible(file), tuple(_problem(one) for one in group))
        for file, group in groupby(ordered, key=lambda one: one.path)
    )


def _problem(diagnostic: Diagnostic) -> Problem:
    excerpt = None
    if diagnostic.span is not None and diagnostic.excerpt.strip():
        excerpt = Excerpt(diagnostic.line, *excerpt_parts(diagnostic))
    return Problem(
        message=sentence(visible(diagnostic.message)),
        where=location(diagnostic),
        code=diagnostic.code,
        help=sentence(visible(diagnostic.help)),
        excerpt=excerpt,
    )
