"""Runs a command as a process of its own and tells how long it took and how much memory it had.

Seconds are those of a clock on the wall, from before the process starts until it has ended. The
largest process is what the kernel kept for it (`ru_maxrss`). All processes together are sampled on a
run of its own, so that looking costs no measured time: the sum of their proportional shares (PSS),
in which memory that forked processes have in common counts once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

_PAUSE = 0.02

#: A process keeps what it compiles for the next, as it does where people use it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Run:
    """One process from its start to its end."""

    seconds: float
    working: float
    """Seconds that processors worked for it, on how many soever; a busy machine lengthens these least."""
    largest_mb: float


def journal(*arguments: str | Path) -> list[str]:
    """The command line of a ``journal`` command, by the installed script where it stands beside Python."""
    script = Path(sys.executable).with_name("journal")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "journal"]
    return [*start, *map(str, arguments)]


def timed(command: Sequence[str]) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: if it ends in any way but 0 or 1 (the text has errors).
    """
    started = perf_counter()
    with _start(command) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.decode()}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def together(command: Sequence[str]) -> float | None:
    """The most memory of a command and all its processes at once, in MB; None where /proc does not say."""
    process, most = _start(command, errors=subprocess.DEVNULL), 0.0
    while process.poll() is None:
        most = max(most, sum(_share(pid) for pid in _family(process.pid)))
        sleep(_PAUSE)
    return most / 1024 or None


def _start(command: Sequence[str], errors: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=ENVIRONMENT)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _share(pid: int) -> float:
    """Kilobytes that a process holds, what it shares with others divided among them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    except OSError:
        return 0.0
    return 0.0
