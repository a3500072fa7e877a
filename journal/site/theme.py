"""Turns views into pages: with :mod:`.compiled` the only room that knows the template language.

A journal's own ``templates/`` overrides the built-in theme file by file, and may
extend what it replaces: ``{% extends "!theme/person.html" %}``. A template sees
one view and nothing else; every value is escaped unless it is HTML by its type
(:class:`~journal.site.markup.Html`), whatever the template is called; an unknown
name is a fault, never an empty string. Templates that come with a journal run
in a sandbox: to build somebody's journal is not to run their program.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _, ngettext, npgettext, pgettext
from journal.site.compiled import Compiled
from journal.site.lean import lean
from journal.site.stamp import pieces
from journal.site.theme_folders import FOLDER, builtin_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from journal.site.tasks import PageTask

__all__ = ["TemplateFault", "Theme", "builtin_theme"]

#: How templates are compiled.
_OPTIONS: dict[str, Any] = {
    "extensions": ["jinja2.ext.i18n"],
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}

#: How the template language names a view: only its last word says something to the writer.
_OBJECT = re.compile(r"'journal\.[\w.]*?(\w+) object'")


class TemplateFault(Exception):  # noqa: N818 -- a fault of the writer's text, called so everywhere
    """A template could not be read or filled; carries what is wrong, and where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Theme:
    """Templates and assets, compiled when first used."""

    def __init__(self, folders: Sequence[Path], *, lasts: bool = False) -> None:
        """Look for each file in these folders, in this order; the last is the built-in theme.

        A theme that ``lasts`` sees whenever a file has changed.
        """
        self.folders = tuple(folders)
        loaders = [FileSystemLoader(folder) for folder in folders]
        kind: Callable[..., Environment] = Environment if len(loaders) == 1 else ImmutableSandboxedEnvironment
        self._environment = kind(
            loader=ChoiceLoader([*loaders, PrefixLoader({"!theme": loaders[-1]})]),
            undefined=StrictUndefined,
            auto_reload=lasts,
            bytecode_cache=Compiled(_OPTIONS) if self.folders == (builtin_theme(),) else None,
            **_OPTIONS,
        )
        self._environment.globals.clear()
        _speak(self._environment)

    def render(self, task: PageTask) -> bytes:
        """Make one page.

        Raises:
            TemplateFault: for a template that cannot be read or filled.
        """
        return task.day.join(self.pieces(task))

    def pieces(self, task: PageTask) -> tuple[bytes, ...]:
        """Make what stands in one page around its day.

        Raises:
            TemplateFault: for a template that cannot be read or filled.
        """
        return pieces(self._filled(task))

    def _filled(self, task: PageTask) -> bytes:
        view = task.view()
        try:
            return self._environment.get_template(task.template).render(view=view).encode()
        except TemplateSyntaxError as error:
            name = error.name or task.template
            raise self._fault(name, error.lineno, error.message or _("this is no template")) from error
        except TemplateNotFound as error:
            name, line = self._place(error.__traceback__) or (task.template, 1)
            raise self._fault(name, line, _("there is no template {name}").format(name=error.name)) from error
        except UnicodeDecodeError as error:
            name, line = self._place(error.__traceback__) or (task.template, 1)
            raise self._fault(name, line, _("a template here is not UTF-8 text")) from error
        except Exception as error:
            place = self._place(error.__traceback__)
            if place is None:
                raise
            raise self._fault(*place, _OBJECT.sub(r"\1", str(error))) from error

    def word(self) -> str | None:
        """Names what all templates say: the same word, the same page of the same view.

        None where that cannot be told, because a link leads to another folder, or a file cannot be read.
        """
        try:
            said = [(number, *each) for number, top in enumerate(self.folders) for each in _templates(top)]
        except OSError:
            return None
        return sha256(repr(said).encode()).hexdigest()

    def assets(self) -> dict[str, bytes]:
        """Every file below ``assets/``, by its path in the site; the first folder that has it wins.

        Ours are made lean, a journal's own stay as they are.
        """
        *own, ours = self.folders
        found = {path: lean(path, content) for path, content in _contents(ours)}
        for folder in reversed(own):
            found.update(_contents(folder))
        return dict(sorted(found.items()))

    def _place(self, traceback: TracebackType | None) -> tuple[str, int] | None:
        """The innermost template and line that a traceback passes through."""
        found = None
        while traceback is not None:
            path = Path(traceback.tb_frame.f_code.co_filename)
            for folder in self.folders:
                if path.suffix != ".py" and path.is_relative_to(folder):
                    found = (path.relative_to(folder).as_posix(), traceback.tb_lineno)
            traceback = traceback.tb_next
        return found

    def _fault(self, name: str, line: int, message: str) -> TemplateFault:
        excerpt = self._line(name, line)
        return TemplateFault(
            fault(
                "template-fault",
                f"{FOLDER}/{name.removeprefix('!theme/')}",
                Span(line, 1, line, len(excerpt) + 1),
                message,
                help=_("mend the template, or move it away to use the built-in one"),
                excerpt=excerpt,
            )
        )

    def _line(self, name: str, line: int) -> str:
        for folder in self.folders:
            path = folder / name.removeprefix("!theme/")
            if path.is_file():
                lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
                return lines[line - 1] if 0 < line <= len(lines) else ""
        return ""


def _speak(environment: Environment) -> None:
    """Let templates say their words in the language that is spoken: ``{{ _("Search") }}``."""
    environment.policies["ext.i18n.trimmed"] = True
    install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(_, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)
    environment.globals["_"] = environment.globals["gettext"] = _said


def _said(message: str, /, **values: object) -> Markup:
    """A message as HTML, with its values escaped; as Jinja's own function, in a quarter of its time."""
    said = Markup(_(message))  # noqa: S704 -- our own words, or a translator's: part of the program
    return said % values if values or "%" in said else said


def _templates(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a theme but its assets, hidden ones included: a template may ask for any.

    Raises:
        OSError: for a file that cannot be read, and for a link to another folder.
    """
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if Path(top, name) != folder / "assets")
        for name in folders:
            if Path(top, name).is_symlink():
                raise NotADirectoryError(name)
        for name in sorted(names):
            yield str(Path(top, name).relative_to(folder)), Path(top, name).read_bytes()


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in _files(folder):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    """Plain files below a folder's ``assets/``, hidden ones and links left out."""
    for path in sorted((folder / "assets").rglob("*")):
        below = path.relative_to(folder).parts
        if (
            path.is_file()
            and not any(part.startswith(".") for part in below)
            and not _is_linked(path, folder)
        ):
            yield path


def _is_linked(path: Path, folder: Path) -> bool:
    return any(
        one.is_symlink() for one in (path, *path.parents) if one.is_relative_to(folder) and one != folder
    )
