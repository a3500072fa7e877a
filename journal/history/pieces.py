"""A plain front matter cut into its keys' lines without reading it as YAML.

Thousands of versions differ from the ones before them in one line. Read key by key,
each line needs to be read as YAML only once. Whatever is not plainly a list of keys
at the margin, each ended before the next begins, is left to the real reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from journal.content.frontmatter.reading import LARGEST

_FRONT = re.compile(r"---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"([A-Za-z](?:[\w -]*\w)?):(?:[ ].*)?")
#: What a value begins with that may end on another line, and what it then has to end with.
_ENDS = {'"': '"', "'": "'", "[": "]", "{": "}"}


def take_apart(text: str) -> Mapping[str, str] | None:
    """Key → its lines; None where only the real reader can tell."""
    match = _FRONT.match(text)
    if match is None or len(match[1]) * 4 > LARGEST or "\r" in match[1] or "\t" in match[1]:
        return None
    pieces: dict[str, list[str]] = {}
    current: list[str] = []
    for line in match[1].split("\n"):
        if line.startswith(" ") or not line:
            current.append(line)
            continue
        key = _KEY.fullmatch(line)
        if key is None or key[1] in pieces:
            return None
        current = pieces.setdefault(key[1], [line])
    if not all(map(_is_closed, pieces.values())):
        return None
    return {key: "\n".join(lines) for key, lines in pieces.items()}


def _is_closed(lines: list[str]) -> bool:
    """Whether a value that may go on over lines is sure to end with its own."""
    value = " ".join(lines).partition(":")[2].strip()
    return value[:1] not in _ENDS or (len(value) > 1 and value[-1] == _ENDS[value[0]])
