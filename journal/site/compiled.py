"""The built-in theme's templates, compiled once for all builds.

To compile two dozen templates takes as long as to fill them all. They are kept where Python keeps the
program's own compiled modules, and are trusted like those; a journal's own templates never come here,
and nothing of this lies in a journal's cache, since what is compiled is run.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """Compiled templates; where they cannot be kept, each build compiles its own."""

    def __init__(self, options: Mapping[str, object], folder: Path | None = None) -> None:
        """Keep what is compiled with these options of the template language.

        Args:
            options: others make other code of the same template.
            folder: where to keep it; if None, beside this module's compiled code.
        """
        made_with = sha256(repr((jinja2.__version__, sorted(options.items()))).encode()).hexdigest()[:16]
        folder = folder or Path(cache_from_source(__file__)).parent
        super().__init__(str(folder), f"theme-{made_with}-%s.{sys.implementation.cache_tag}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless nothing compiled is to be written, or nothing may be."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
