"""Where the templates of a site stand."""

from __future__ import annotations

from pathlib import Path

#: Where a journal's own templates stand, below its root.
FOLDER = "templates"


def builtin_theme() -> Path:
    """The folder of the built-in theme: packed beside the program, or the checkout's ``templates/``."""
    packed = Path(__file__).parents[1] / "theme"
    return packed if packed.is_dir() else packed.parent.parent / FOLDER


def theme_folders(root: Path) -> tuple[Path, ...]:
    """The folders a journal's theme is made of: its own first, the built-in one last."""
    own, builtin = root / FOLDER, builtin_theme()
    return (own, builtin) if own.is_dir() and own.resolve() != builtin.resolve() else (builtin,)
