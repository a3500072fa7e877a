"""A catalogue of the pseudo-language, made as a translator's is: collected, translated, compiled.

It lies under the code of a real language, so that what Babel says (days, months, lists) is in
another script as well.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo

from journal.language import DOMAIN
from tests.language.pseudo import marked

ROOT = Path(__file__).parents[2]
CODE = "el"


def keywords() -> list[str]:
    """The names that messages are marked by, as `make messages` looks for them."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^KEYWORDS := (.+)$", makefile, re.MULTILINE)
    assert found is not None
    return found[1].split()


@cache
def collected() -> Catalog:
    """Every message there is, untranslated."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalogue = Catalog(locale=CODE)
    for folder in ("journal", "templates"):
        found = extract_from_dir(
            ROOT / folder,
            [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods],
            {pattern.removeprefix(f"{folder}/"): chosen for pattern, chosen in options.items()},
            keywords=parse_keywords(keywords()),
        )
        for path, line, message, comments, context in found:
            catalogue.add(message, None, [(path, line)], auto_comments=comments, context=context)
    return catalogue


def compile_pseudo(folder: Path) -> Path:
    """Write the catalogue below a folder of catalogues; the folder."""
    catalogue = Catalog(locale=CODE)
    for message in collected():
        if message.id:
            one, *others = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(map(marked, (one, *others)))
            catalogue.add(message.id, said if others else said[0], context=message.context)
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)
    return folder
