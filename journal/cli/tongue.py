"""The language of the terminal: which one is asked for, and the help of commands in it."""

from __future__ import annotations

import re
from copy import copy
from inspect import cleandoc
from typing import TYPE_CHECKING, TypeVar

import click

from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

_Command = TypeVar("_Command", bound=click.Command)

#: ``de_AT.UTF-8@euro``: what an environment calls a language, with its place; the rest is not of interest.
_LOCALE = re.compile(r"([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})*)(?:[.@].*)?")
#: Where a program that knows no languages is asked for, LANGUAGE is not looked at, as gettext has it.
_NONE = {"C", "POSIX"}


def asked_for(environment: Mapping[str, str]) -> list[str]:
    """The languages that an environment asks for, the dearest first, as gettext's programs read it.

    LANGUAGE names several, parted by colons; else it is the first of LC_ALL, LC_MESSAGES and LANG
    that says anything. The list ends with English, which needs no catalogue.
    """
    locale = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    if locale in _NONE:
        return []
    codes = []
    for written in (environment.get("LANGUAGE") or locale).split(":"):
        if found := _LOCALE.fullmatch(written):
            codes.append(found[1].replace("_", "-"))
        if written in _NONE or written[:2].lower() == "en":
            break
    return codes


def in_words(command: _Command) -> _Command:
    """A command whose help is in the language that is spoken; what it was made from stays English.

    The helps are literals, marked by ``N_`` where they are written, since a command is made when
    its module is imported and nobody speaks yet.
    """
    said = copy(command)
    for attribute in ("help", "short_help", "epilog", "options_metavar", "subcommand_metavar"):
        if written := getattr(command, attribute, None):
            setattr(said, attribute, _(cleandoc(written)))
    said.params = [_parameter(each) for each in command.params]
    if isinstance(said, click.Group):
        said.commands = {name: in_words(each) for name, each in said.commands.items()}
    return said


def _parameter(parameter: click.Parameter) -> click.Parameter:
    said = copy(parameter)
    if said.metavar:
        said.metavar = _(said.metavar)
    if isinstance(said, click.Option) and said.help:
        said.help = _(said.help)
    return said
