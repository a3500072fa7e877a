r"""Carries out `recipe.txt`: makes what a git repository cannot hold, in a copy of a gallery folder.

One line a step, its words parted by spaces:

    fifo PATH              a named pipe
    link PATH TARGET       a symbolic link
    mode OCTAL PATH        permissions
    bytes PATH HEX         a file of these bytes
    repeat PATH N TEXT     a file of N times TEXT, in which \n ends a line
    depth PATH N           N folders in each other below PATH, with a file in the last
    name HEX               a file in contacts/ whose name is these bytes
"""

from __future__ import annotations

import os
from pathlib import Path


def carry_out(root: Path) -> None:
    """Carry out and take away the recipe of a copied folder, if it has one."""
    recipe = root / "recipe.txt"
    if not recipe.exists():
        return
    steps = recipe.read_text(encoding="utf-8").splitlines()
    recipe.unlink()
    for step in steps:
        word, *rest = step.split(" ", 3)
        _STEPS[word](root, *rest)


def needs_unprivileged_user(folder: Path) -> bool:
    """Whether a recipe takes permissions away, which the superuser does not notice."""
    recipe = folder / "recipe.txt"
    return recipe.exists() and "mode 0" in recipe.read_text(encoding="utf-8")


def _file(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def _depth(root: Path, path: str, count: str) -> None:
    _file(root, "/".join([path, *["deep"] * int(count), "x.md"]), b"")


def _name(root: Path, name: str) -> None:
    descriptor = os.open(
        os.fsencode(root / "contacts") + b"/" + bytes.fromhex(name), os.O_CREAT | os.O_WRONLY
    )
    os.close(descriptor)


_STEPS = {
    "fifo": lambda root, path: os.mkfifo(root / path),
    "link": lambda root, path, target: (root / path).symlink_to(target),
    "mode": lambda root, mode, path: (root / path).chmod(int(mode, 8)),
    "bytes": lambda root, path, data: _file(root, path, bytes.fromhex(data)),
    "repeat": lambda root, path, count, text: _file(
        root, path, text.replace("\\n", "\n").encode() * int(count)
    ),
    "depth": _depth,
    "name": _name,
}
