"""The theme's styles and scripts as they are sent: without comments and indentation, line for line.

A line stays the line that it is in the repository, so that what a browser says about line 118
of a script is found there. Meant for the built-in theme alone: it knows how that is written
(no text goes over several lines), and a journal's own files are the writer's, byte for byte.
"""

from __future__ import annotations

import re

#: A text or an address, which stays; or a comment; or the space that CSS can do without.
_STYLE = re.compile(
    r"""(?P<kept>"[^"\n]*"|'[^'\n]*'|url\([^)\n]*\))
    |(?P<comment>/\*.*?\*/)
    |;?[ \t]*(?P<end>})[ \t]*
    |[ \t]*(?P<sign>[{;,>])[ \t]*
    |(?P<colon>:)[ \t]+
    |[ \t]+$
    |^[ \t]+
    |(?P<space>[ \t]{2,})""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

#: A text or a pattern, which stays; or a comment; or signs with the space around them. Nothing of ours
#: goes over several lines, divides without space, or has two plus or minus in a row.
_SCRIPT = re.compile(
    r"""(?P<kept>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`
        |(?:(?<=[(,=:\[!&|?{;])|(?<=[(,=:\[!&|?{;][ ]))
         /(?![*/ ])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/[dgimsuvy]*)
    |[ ]*//.*
    |[ ]*(?P<sign>[-+*%=<>!&|?:;,(){}\[\]]+)[ ]*""",
    re.VERBOSE,
)


def lean(path: str, content: bytes) -> bytes:
    """A file of the theme as it is sent; anything but styles and scripts stays as it is."""
    if path.endswith(".css"):
        return _STYLE.sub(_style, content.decode()).encode()
    if path.endswith(".js"):
        return "\n".join(map(_script, content.decode().split("\n"))).encode()
    return content


def _style(match: re.Match[str]) -> str:
    if match["comment"]:
        return "\n" * match["comment"].count("\n")
    if match["space"]:
        return " "
    return match["kept"] or match["end"] or match["sign"] or match["colon"] or ""


def _script(line: str) -> str:
    return _SCRIPT.sub(lambda match: match["kept"] or match["sign"] or "", line.strip())
