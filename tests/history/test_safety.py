"""A repository from somebody else runs nothing, fetches nothing, and nothing is written to it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from journal.cache import NullCache
from journal.history import reading as history
from tests.history.conftest import Repository

PATHS = ["contacts/maya.md"]


@pytest.fixture
def moved(repository: Repository) -> Repository:
    """Maya moved."""
    more = {"email": "maya@example.org", "likes": "[maps, tea, crosswords]"}
    repository.say("maya.md", "2026-01-01", city="Leeds", **more)
    repository.say("maya.md", "2026-02-01", city="Porto", **more)
    return repository


CONFIGURATION = """
[core]
	fsmonitor = {run}
	pager = {run}
	sshCommand = {run}
	askPass = {run}
	editor = {run}
	hooksPath = hooks
	excludesFile = ~/ignore
	attributesFile = ~/attributes
[pager]
	log = {run}
	rev-list = {run}
	diff-tree = {run}
[diff]
	external = {run}
	renames = false
	renameLimit = 1
	orderFile = {run}
	relative = true
	noprefix = true
[diff "markdown"]
	textconv = {run}
	command = {run}
[filter "markdown"]
	smudge = {run}
	process = {run}
	required = true
[log]
	showSignature = true
	follow = true
	date = relative
[gpg]
	program = {run}
[credential]
	helper = {run}
[alias]
	rev-list = !{run}
	cat-file = !{run}
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[color]
	ui = always
[i18n]
	logOutputEncoding = UTF-16
[format]
	pretty = oneline
"""


def test_nothing_that_a_repository_names_is_run(moved: Repository, tmp_path: Path) -> None:
    """Watchers, pagers, filters, signatures, hooks and converters stay still, and change no answer."""
    expected = history.read(moved.root, PATHS, NullCache())
    ran = tmp_path / "ran"
    run = tmp_path / "run.sh"
    run.write_text(f"#!/bin/sh\necho run >> {ran}\n", encoding="utf-8")
    run.chmod(0o700)
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (moved.top / ".git/hooks").mkdir(exist_ok=True)
        (moved.top / ".git/hooks" / hook).write_bytes(run.read_bytes())
        (moved.top / ".git/hooks" / hook).chmod(0o700)
    with (moved.top / ".git/config").open("a", encoding="utf-8") as config:
        config.write(CONFIGURATION.format(run=run))
    (moved.top / ".git/info/attributes").write_text("*.md diff=markdown filter=markdown\n", encoding="utf-8")
    assert history.read(moved.root, PATHS, NullCache()) == expected
    assert expected
    assert not ran.exists()


@pytest.mark.parametrize("url", ["ext::sh -c 'echo run >> {ran}'", "file://{top}"])
def test_nothing_is_fetched(moved: Repository, tmp_path: Path, url: str) -> None:
    """What a clone has promised itself to fetch later is missing; whatever its settings allow."""
    clone = Repository(tmp_path / "clone", tmp_path / "clone")
    moved.git("config", "uploadpack.allowFilter", "true")
    moved.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{moved.top}", str(clone.top))
    ran = tmp_path / "ran"
    clone.git("config", "remote.origin.url", url.format(ran=ran, top=moved.top))
    for kind in ("ext", "file"):
        clone.git("config", f"protocol.{kind}.allow", "always")
    assert history.read(clone.root, PATHS, NullCache()) is None
    assert not ran.exists()
    assert clone.git("rev-list", "--objects", "--missing=print", "HEAD").count("?") == 2


def test_nothing_is_written(moved: Repository) -> None:
    """Not even the index, which other commands of git refresh in passing; a lock is no hindrance."""
    (moved.top / ".git/index.lock").touch()
    file = moved.root / "contacts/maya.md"
    os.utime(file, (time.time() + 5, time.time() + 5))
    before = _stats(moved.top)
    assert history.read(moved.root, PATHS, NullCache())
    assert _stats(moved.top) == before


def _stats(top: Path) -> dict[str, tuple[int, int]]:
    found = {path: path.lstat() for path in sorted(top.rglob("*"))}
    return {str(path): (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}


@pytest.mark.parametrize(
    "setting",
    [
        {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "de"},
        {"TZ": "America/Los_Angeles", "LANG": "C", "COLUMNS": "7", "GIT_PAGER": "false"},
        {"GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/", "GIT_INDEX_FILE": "/nowhere/index"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "diff.renames", "GIT_CONFIG_VALUE_0": "false"},
        {"GIT_CONFIG_PARAMETERS": "'safe.directory='", "GIT_NAMESPACE": "x", "GIT_TRACE": "1"},
    ],
)
def test_nobodys_settings_change_the_answer(
    moved: Repository, monkeypatch: pytest.MonkeyPatch, setting: dict[str, str]
) -> None:
    """Time zone, language and git's own variables are the same to it."""
    moved.git("mv", "contacts/maya.md", "contacts/maya-okafor.md")
    more = {"email": "maya@example.org", "likes": "[maps, tea, crosswords]"}
    moved.say("maya-okafor.md", "2026-03-01T23:59:00-0900", city="Gent", **more)
    paths = ["contacts/maya-okafor.md"]
    expected = history.read(moved.root, paths, NullCache())
    for name, value in setting.items():
        monkeypatch.setenv(name, value)
    assert history.read(moved.root, paths, NullCache()) == expected
    assert expected
    assert len(expected[paths[0]]) == 2
