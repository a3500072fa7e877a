"""The house: who may import whom, who may read the clock, and how large things may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "journal"

#: Rooms by floor; arrows point down only, and rooms on one floor do not know each other.
FLOORS = (
    {"language"},
    {"diagnostics"},
    {"model"},
    {"cadence", "cache"},
    {"content"},
    {"practices", "capture", "editing", "history", "wording"},
    {"site", "interchange"},
    {"build"},
    {"serve"},
    {"cli"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

#: Each package from outside, in the rooms that may use it.
OWNERS = {
    "babel": {"language"},
    "gettext": {"language"},
    "click": {"cli"},
    "jinja2": {"site/theme", "site/compiled"},
    "markupsafe": {"site"},
    "markdown": {"content/prose"},
    "msgspec.msgpack": {"content", "build"},  # its Struct is what every value is made of
    "nh3": {"content/prose"},
    "yaml": {"content/frontmatter"},
    "watchdog": {"serve"},
    "wcwidth": {"diagnostics", "cli"},
}
#: Packages from which modules are imported by name.
WITH_MODULES = {"journal", "journal.content", "journal.site", "journal.model", "journal.practices", "msgspec"}
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("os", "getenv"),
    ("os", "environ"),
}

MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if "theme" not in path.relative_to(PACKAGE).parts[:-1]
)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def room_of(name: str) -> str:
    return name.split("/", maxsplit=1)[0]


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, lazily or for types alone included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name"
            module = node.module or ""
            yield module, node.lineno
            if module in WITH_MODULES:
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_downwards(path: Path) -> None:
    """A room knows only the rooms below it."""
    here = room_of(name_of(path))
    if here in {"__init__", "__main__"}:
        return
    for module, line in imports_of(path):
        parts = module.split(".")
        if parts[0] != "journal" or len(parts) < 2 or parts[1] == "__version__":
            continue
        there = parts[1]
        assert there == here or FLOOR[there] < FLOOR[here], f"{path}:{line}: {here} may not know {there}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_packages_from_outside_stay_in_their_room(path: Path) -> None:
    """Only its owner meets a package from outside, so that it can be replaced in one place."""
    name = name_of(path)
    for module, line in imports_of(path):
        owners = OWNERS.get(module) or OWNERS.get(module.split(".")[0])
        assert owners is None or any(name.startswith(owner) for owner in owners), f"{path}:{line}: {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_reads_the_clock_and_the_environment(path: Path) -> None:
    """Below the command line everything is a function of files and the day that is handed in."""
    if room_of(name_of(path)) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in CLOCKS, (
                f"{path}:{node.lineno}: {node.value.id}.{node.attr}"
            )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    """A file of over 300 lines or a function of over 40 says that a room is missing."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}:{node.lineno}: {node.name}"


def test_no_circles_between_modules() -> None:
    """Inside a room files may know each other, without circles."""
    graph = {f"journal.{name_of(p).replace('/', '.').removesuffix('.__init__')}": p for p in MODULES}
    edges = {
        name: {m for m, _ in imports_of(path) if m in graph and m != name} for name, path in graph.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())
