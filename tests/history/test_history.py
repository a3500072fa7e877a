"""The changed facts of people, as git's history of their files tells them (PLAYBOOK K4)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journal.cache import NullCache
from journal.history import reading as history
from tests.history.conftest import Repository

Told = list[tuple[str, str, str | None, str | None]]


def told(root: Path, path: str = "contacts/maya.md") -> Told | None:
    """Day, key, before and after of a person's changes, oldest first; None where there is no history."""
    found = history.read(root, [path], NullCache())
    return None if found is None else [(str(c.on), c.key, c.before, c.after) for c in found.get(path, ())]


def test_a_move_is_told_with_its_day_and_commit(repository: Repository) -> None:
    """Who moved from Leeds to Porto has one change; the first version is none."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    name = repository.say("maya.md", "2026-06-03", city="Porto")
    (change,) = (history.read(repository.root, ["contacts/maya.md"], NullCache()) or {})["contacts/maya.md"]
    assert (str(change.on), change.key, change.before, change.after) == (
        "2026-06-03",
        "city",
        "Leeds",
        "Porto",
    )
    assert change.commit == name


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"city": "Leeds"}, {"city": "leeds "}, [], id="the same, written otherwise"),
        pytest.param({"city": "Tromso"}, {"city": "Tromsø"}, [], id="an accent mended"),
        pytest.param({"phone": "0113 22"}, {"phone": "011-322"}, [], id="a number in other groups"),
        pytest.param(
            {"phone": "0113 22"}, {"phone": "0113 23"}, [("phone", "0113 22", "0113 23")], id="a number"
        ),
        pytest.param(
            {}, {"email": "m@example.org"}, [("email", None, "m@example.org")], id="an address is added"
        ),
        pytest.param(
            {"email": "m@example.org"}, {}, [("email", "m@example.org", None)], id="one is taken out"
        ),
        pytest.param(
            {}, {"name": "Maya", "circle": "close", "pronouns": "she/her"}, [], id="what is there unwritten"
        ),
        pytest.param({"circle": "close"}, {"circle": "inner"}, [("circle", "close", "inner")], id="a circle"),
        pytest.param(
            {"work": "{org: Arup, role: engineer}"},
            {"work": "[{org: Arup, role: engineer, until: 2026-05}, {org: Atkins, since: 2026-05}]"},
            [("work", "engineer, Arup", "Atkins")],
            id="what ended is what they did before",
        ),
        pytest.param({"city": "Leeds"}, {"city": "[{in: Leeds, until: 2027-01}]"}, [], id="an end in sight"),
        pytest.param(
            {"phone": "{home: '1', work: '2'}"},
            {"phone": "['2', '3']"},
            [("phone", "1", "3")],
            id="one of two numbers",
        ),
        pytest.param(
            {"lapse": "drift", "intention": "a", "stage": "met", "worth": "1 EUR", "fragile": "true"},
            {"lapse": "rupture", "intention": "b", "stage": "know", "worth": "2 EUR", "fragile": "no"},
            [],
            id="what is most private",
        ),
        pytest.param(
            {"paused": "true"}, {"died": "2026-05-01"}, [], id="rest and death have words of their own"
        ),
        pytest.param({"city": "Leeds"}, {"city": "{a: b: c}"}, [], id="a version that cannot be read"),
        pytest.param({"city": "Leeds", "tags": "a"}, {"city": "Leeds", "tags": "b"}, [], id="another key"),
    ],
)
def test_facts_that_count(
    repository: Repository, first: dict[str, str], second: dict[str, str], expected: list[object]
) -> None:
    """Facts that one would tell are told; private ones and ways of writing are not."""
    repository.say("maya.md", "2026-01-01", **first)
    repository.say("maya.md", "2026-06-03", **second)
    assert told(repository.root) == [("2026-06-03", *each) for each in expected]


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        pytest.param(
            [("2026-01-01", "Leeds"), ("2026-02-01", ""), ("2026-03-01", "Leeds")],
            [],
            id="removed and restored",
        ),
        pytest.param(
            [("2026-01-01", "Leeds"), ("2026-02-01", ""), ("2026-03-01", "Porto")],
            [("2026-03-01", "city", "Leeds", "Porto")],
            id="removed, then followed",
        ),
        pytest.param(
            [("2026-01-01", "Leeds"), ("2026-02-01", "Prto"), ("2026-02-01", "Porto")],
            [("2026-02-01", "city", "Leeds", "Porto")],
            id="a slip mended the same day",
        ),
        pytest.param(
            [("2026-01-01", "Leeds"), ("2026-02-01", "Porto"), ("2026-02-01", "Leeds")], [], id="taken back"
        ),
        pytest.param(
            [("2026-01-01", "Leeds"), ("2026-02-01", "Porto"), ("2026-03-01", "Leeds")],
            [("2026-02-01", "city", "Leeds", "Porto"), ("2026-03-01", "city", "Porto", "Leeds")],
            id="there and back",
        ),
        pytest.param(
            [("2026-01-01", "Leeds"), ("2026-02-01", "Porto"), ("2025-12-01", "Gent")],
            [("2025-12-01", "city", "Porto", "Gent"), ("2026-02-01", "city", "Leeds", "Porto")],
            id="clocks that went wrong",
        ),
    ],
)
def test_each_change_is_told_once(
    repository: Repository, versions: list[tuple[str, str]], expected: Told
) -> None:
    """What cancels itself is no change, and what belongs together is one."""
    for on, city in versions:
        repository.say("maya.md", on, name="Maya", city=city)
    assert told(repository.root) == expected


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param("2026-06-30T23:30:00-0800", "2026-06-30", id="late in the west"),
        pytest.param("2026-07-01T00:30:00+1300", "2026-07-01", id="early in the east"),
    ],
)
def test_a_day_is_the_authors_own(repository: Repository, moment: str, day: str) -> None:
    """The day is the one on the author's calendar, wherever the journal is read."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    repository.say("maya.md", moment, city="Porto")
    assert told(repository.root) == [(day, "city", "Leeds", "Porto")]


def test_a_version_that_cannot_be_read_is_passed_over(repository: Repository) -> None:
    """Between two good versions, a broken one, one in another encoding and a huge one change nothing."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    for text in (
        b"---\ncity: [Lee\n",
        b"---\ncity: L\xe9eds\n---\n",
        b"---\ncity: X\n---\n" + b"x" * 2_100_000,
    ):
        repository.write_text("maya.md", text)
        repository.commit("2026-02-01")
    repository.say("maya.md", "2026-03-01", city="Porto")
    assert told(repository.root) == [("2026-03-01", "city", "Leeds", "Porto")]


def test_what_is_not_committed_is_not_history(repository: Repository) -> None:
    """Neither a changed file nor one that git is about to commit counts."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    repository.write("maya.md", city="Porto")
    assert told(repository.root) == []
    repository.git("add", "-A")
    assert told(repository.root) == []


def test_only_what_head_reaches_counts(repository: Repository) -> None:
    """Another branch, a tag and a replaced commit say nothing."""
    first = repository.say("maya.md", "2026-01-01", city="Leeds")
    repository.git("checkout", "-q", "-b", "other")
    other = repository.say("maya.md", "2026-02-01", city="Porto")
    repository.git("tag", "kept")
    repository.git("checkout", "-q", "main")
    last = repository.say("tom.md", "2026-03-01", city="Gent")
    repository.git("replace", last, other)
    assert told(repository.root) == []
    assert first


class TestRenames:
    """A file that moves takes its history along."""

    @pytest.mark.parametrize(
        "path", ["maya-okafor.md", "work/maya.md", "work/Maya Ökafor · 2.md", "maya.markdown"]
    )
    def test_followed(self, repository: Repository, path: str) -> None:
        """A renamed file keeps what it has told, and goes on."""
        repository.say("maya.md", "2026-01-01", name="Maya Okafor", city="Leeds")
        repository.say("maya.md", "2026-02-01", name="Maya Okafor", city="Porto")
        (repository.root / "contacts" / path).parent.mkdir(exist_ok=True)
        repository.git("mv", "contacts/maya.md", f"contacts/{path}")
        repository.commit("2026-03-01")
        repository.say(path, "2026-04-01", name="Maya Okafor", city="Gent")
        assert told(repository.root, f"contacts/{path}") == [
            ("2026-02-01", "city", "Leeds", "Porto"),
            ("2026-04-01", "city", "Porto", "Gent"),
        ]

    def test_with_a_change(self, repository: Repository) -> None:
        """A file that is renamed and changed in one commit has changed."""
        more = {"email": "maya@example.org", "likes": "[maps, tea, crosswords]", "tags": "[climbing]"}
        repository.say("maya.md", "2026-01-01", name="Maya", city="Leeds", **more)
        (repository.root / "contacts/maya.md").unlink()
        repository.say("maya-okafor.md", "2026-02-01", name="Maya Okafor", city="Porto", **more)
        assert told(repository.root, "contacts/maya-okafor.md") == [
            ("2026-02-01", "name", "Maya", "Maya Okafor"),
            ("2026-02-01", "city", "Leeds", "Porto"),
        ]

    def test_somebody_else(self, repository: Repository) -> None:
        """A file that git takes for another one renamed, because it is so alike, is somebody new."""
        more = {"circle": "friends", "likes": "[maps, tea, crosswords]", "tags": "[climbing]"}
        repository.say("tom.md", "2026-01-01", name="Tom Reyes", city="Leeds", **more)
        (repository.root / "contacts/tom.md").unlink()
        repository.say("ben.md", "2026-02-01", name="Ben Hall", city="Porto", **more)
        assert "R0" in repository.git("show", "--raw", "-M", "HEAD")
        assert told(repository.root, "contacts/ben.md") == []

    def test_deleted_and_back(self, repository: Repository) -> None:
        """A file that comes back goes on where it ended."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        (repository.root / "contacts/maya.md").unlink()
        repository.commit("2026-02-01")
        repository.say("maya.md", "2026-03-01", city="Porto")
        assert told(repository.root) == [("2026-03-01", "city", "Leeds", "Porto")]

    def test_a_page_for_another_of_that_name(self, repository: Repository) -> None:
        """Where a file was deleted, another person's file under its name begins anew."""
        repository.say("maya.md", "2026-01-01", name="Maya Okafor", city="Leeds")
        (repository.root / "contacts/maya.md").unlink()
        repository.commit("2026-02-01")
        repository.say("maya.md", "2026-03-01", name="Dr Lindqvist", city="Porto")
        assert told(repository.root) == []


class TestMerges:
    """A change is told once, on the day it was made."""

    @pytest.fixture
    def branched(self, repository: Repository) -> Repository:
        """Maya moved on a branch; meanwhile main was at work."""
        repository.say("maya.md", "2026-01-01", name="Maya", city="Leeds", email="m@example.org")
        repository.git("checkout", "-q", "-b", "branch")
        repository.say("maya.md", "2026-02-01", name="Maya", city="Porto", email="m@example.org")
        repository.git("checkout", "-q", "main")
        repository.say("tom.md", "2026-03-01", city="Gent")
        return repository

    def test_a_branch(self, branched: Repository) -> None:
        """What a branch changed has the branch's day, not the merge's."""
        branched.git("merge", "-q", "--no-ff", "-m", "x", "branch", on="2026-04-01T12:00:00+00:00")
        assert told(branched.root) == [("2026-02-01", "city", "Leeds", "Porto")]

    def test_both_sides(self, branched: Repository) -> None:
        """Of a file that both sides changed, each fact has its own history."""
        branched.write("maya.md", name="Maya", city="Leeds", email="new@example.org")
        branched.commit("2026-03-02")
        branched.git("merge", "-q", "--no-commit", "branch", check=False)
        branched.write("maya.md", name="Maya", city="Porto", email="new@example.org")
        branched.commit("2026-04-01")
        assert told(branched.root) == [
            ("2026-02-01", "city", "Leeds", "Porto"),
            ("2026-03-02", "email", "m@example.org", "new@example.org"),
        ]

    @pytest.mark.parametrize(
        ("city", "expected"),
        [
            pytest.param("Lyon", [("2026-03-02", "city", "Leeds", "Lyon")], id="ours"),
            pytest.param("Porto", [("2026-02-01", "city", "Leeds", "Porto")], id="theirs"),
            pytest.param(
                "Gent",
                [("2026-03-02", "city", "Leeds", "Lyon"), ("2026-04-01", "city", "Lyon", "Gent")],
                id="something else",
            ),
        ],
    )
    def test_a_conflict(self, branched: Repository, city: str, expected: Told) -> None:
        """What a merge gave up is not told; what it says by itself is its own change."""
        branched.say("maya.md", "2026-03-02", name="Maya", city="Lyon", email="m@example.org")
        branched.git("merge", "-q", "branch", check=False)
        branched.say("maya.md", "2026-04-01", name="Maya", city=city, email="m@example.org")
        assert len(branched.git("log", "-1", "--format=%P").split()) == 2
        assert told(branched.root) == expected

    def test_the_same_on_both_sides(self, branched: Repository) -> None:
        """A commit that was picked over to the other side as well is told once."""
        branched.git("cherry-pick", "branch")
        branched.git("merge", "-q", "--no-ff", "-m", "x", "branch")
        assert told(branched.root) == [("2026-02-01", "city", "Leeds", "Porto")]

    def test_a_file_of_a_branch(self, branched: Repository) -> None:
        """A file that a branch made comes with the changes it had there."""
        branched.git("checkout", "-q", "branch")
        branched.say("hana.md", "2026-02-02", city="Kyōto")
        branched.say("hana.md", "2026-02-03", city="Ōsaka")
        branched.git("checkout", "-q", "main")
        branched.git("merge", "-q", "--no-ff", "-m", "x", "branch")
        assert told(branched.root, "contacts/hana.md") == [("2026-02-03", "city", "Kyōto", "Ōsaka")]

    def test_renamed_on_a_branch(self, branched: Repository) -> None:
        """A rename on one side and a change on the other both hold."""
        branched.git("checkout", "-q", "branch")
        branched.git("mv", "contacts/maya.md", "contacts/maya-okafor.md")
        branched.commit("2026-02-02")
        branched.git("checkout", "-q", "main")
        branched.say("maya.md", "2026-03-02", name="Maya", city="Leeds", email="new@example.org")
        branched.git("merge", "-q", "--no-commit", "branch", check=False)
        branched.write("maya-okafor.md", name="Maya", city="Porto", email="new@example.org")
        (branched.root / "contacts/maya.md").unlink(missing_ok=True)
        branched.commit("2026-04-01")
        assert told(branched.root, "contacts/maya-okafor.md") == [
            ("2026-02-01", "city", "Leeds", "Porto"),
            ("2026-03-02", "email", "m@example.org", "new@example.org"),
        ]

    def test_renamed_on_main(self, branched: Repository) -> None:
        """A branch that knows nothing of a rename has the file where it was."""
        branched.git("mv", "contacts/maya.md", "contacts/maya-okafor.md")
        branched.commit("2026-03-02")
        branched.git("merge", "-q", "--no-ff", "-m", "x", "branch", on="2026-04-01T12:00:00+00:00")
        assert told(branched.root, "contacts/maya-okafor.md") == [("2026-02-01", "city", "Leeds", "Porto")]


class TestPlaces:
    """Where the journal and its repository lie."""

    def test_below_a_larger_repository(self, make: Callable[..., Repository]) -> None:
        """A journal may be a folder of a repository; what lies beside it is not read."""
        made = make(below="my notes/jöurnal")
        made.say("maya.md", "2026-01-01", city="Leeds")
        other = made.top / "contacts"
        other.mkdir()
        (other / "maya.md").write_text("---\ncity: Gent\n---\n", encoding="utf-8")
        made.say("maya.md", "2026-02-01", city="Porto")
        assert told(made.root) == [("2026-02-01", "city", "Leeds", "Porto")]

    @pytest.mark.parametrize(
        "name", ["Zoë Ünal.md", "名前.md", "a\ttab.md", "*.md", ":(top)x.md", '"quoted".md']
    )
    def test_names(self, repository: Repository, name: str) -> None:
        """A file's name may hold anything."""
        repository.say(name, "2026-01-01", city="Leeds")
        repository.say(name, "2026-02-01", city="Porto")
        assert told(repository.root, f"contacts/{name}") == [("2026-02-01", "city", "Leeds", "Porto")]

    def test_a_shallow_clone(self, repository: Repository, tmp_path: Path) -> None:
        """A clone of the last commits begins where it begins."""
        for on, city in (("2026-01-01", "Leeds"), ("2026-02-01", "Porto"), ("2026-03-01", "Gent")):
            repository.say("maya.md", on, city=city)
        repository.git("clone", "-q", "--depth", "2", f"file://{repository.top}", str(tmp_path / "clone"))
        assert told(tmp_path / "clone") == [("2026-03-01", "city", "Porto", "Gent")]

    def test_a_linked_working_tree(self, repository: Repository, tmp_path: Path) -> None:
        """In a second working tree `.git` is a file; its own HEAD counts."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        repository.git("worktree", "add", "-q", "-b", "second", str(tmp_path / "second"))
        second = Repository(tmp_path / "second", tmp_path / "second")
        second.say("maya.md", "2026-02-01", city="Porto")
        assert told(second.root) == [("2026-02-01", "city", "Leeds", "Porto")]
        assert told(repository.root) == []

    def test_a_submodule(self, repository: Repository, make: Callable[..., Repository]) -> None:
        """A journal that another repository holds as a submodule has its own history."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        repository.say("maya.md", "2026-02-01", city="Porto")
        outer = make("outer")
        outer.git(
            "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository.top), "journal"
        )
        outer.commit()
        assert told(outer.top / "journal") == [("2026-02-01", "city", "Leeds", "Porto")]


class TestAbsent:
    """Without a history there is none, and no error."""

    def test_no_repository(self, tmp_path: Path) -> None:
        """A folder without git has no history."""
        (tmp_path / "contacts").mkdir()
        assert told(tmp_path) is None

    def test_no_commit_yet(self, repository: Repository) -> None:
        """Nor has a repository before its first commit."""
        repository.write("maya.md", city="Leeds")
        assert told(repository.root) is None

    def test_no_git(self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Nor has a machine without git."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        assert told(repository.root) == []
        monkeypatch.setenv("PATH", str(tmp_path))
        assert told(repository.root) is None

    def test_a_bare_repository(self, repository: Repository, tmp_path: Path) -> None:
        """A folder that is itself a bare repository is not asked: its configuration may be anybody's."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        repository.git("clone", "-q", "--bare", str(repository.top), str(tmp_path / "bare"))
        (tmp_path / "bare" / "contacts").mkdir()
        bare = Repository(tmp_path / "bare", tmp_path / "bare")
        bare.git("config", "core.bare", "false")
        bare.git("config", "core.worktree", str(bare.top))
        assert bare.git("rev-parse", "--is-inside-work-tree") == "true"
        assert told(tmp_path / "bare") is None

    @pytest.mark.parametrize("object", ["HEAD:contacts/maya.md", "HEAD:contacts", "HEAD~1"])
    @pytest.mark.parametrize("damage", [b"", b"not zlib", None])
    def test_a_damaged_object(self, repository: Repository, object: str, damage: bytes | None) -> None:
        """Where git's own store is damaged or lacks something, there is no history, and no traceback."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        repository.say("maya.md", "2026-02-01", city="Porto")
        name = repository.git("rev-parse", object)
        file = repository.top / ".git/objects" / name[:2] / name[2:]
        file.chmod(0o600)
        if damage is None:
            file.unlink()
        else:
            file.write_bytes(damage)
        assert told(repository.root) is None

    @pytest.mark.parametrize("text", ["", "gitdir: /nowhere\n", "gitdir: /dev/zero\n", "\0" * 9])
    def test_a_git_file_that_leads_nowhere(self, tmp_path: Path, text: str) -> None:
        """A `.git` that is no repository is none."""
        (tmp_path / "contacts").mkdir()
        (tmp_path / ".git").write_text(text, encoding="utf-8")
        assert told(tmp_path) is None

    def test_a_broken_configuration(self, repository: Repository) -> None:
        """A configuration that git cannot read hides the history, and nothing else."""
        repository.say("maya.md", "2026-01-01", city="Leeds")
        (repository.top / ".git/config").write_text("[core\n", encoding="utf-8")
        assert told(repository.root) is None
