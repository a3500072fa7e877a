"""What the theme has from others stands there unchanged, with its licence; only the very package is taken."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import vendor

ROOT = vendor.ROOT
NOTICE = "© somebody\n\n"
WANTED = {"files/a-font.woff2": b"a font", "LICENSE": b"You may."}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def archive(files: dict[str, bytes], licence: str = "OFL-1.1") -> bytes:
    """A package as npm would bring it."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as package:
        for name, content in {**files, "package.json": json.dumps({"license": licence}).encode()}.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return written.getvalue()


def part(**values: object) -> vendor.Part:
    """A part of one font."""
    made = vendor.Part(
        package="a-font",
        version="1.0.0",
        integrity="",
        licence="OFL-1.1",
        folder="fonts",
        notice=NOTICE,
        licence_file=vendor.File("LICENSE", "OFL.txt", digest(NOTICE.encode() + b"You may.")),
        files=(vendor.File("files/a-font.woff2", "font.woff2", digest(b"a font")),),
    )
    return replace(made, **values)  # type: ignore[arg-type]


def test_what_stands_here_is_what_the_table_names() -> None:
    """Each vendored file, by its digest, without a network; and nothing else lies among them."""
    command = [sys.executable, str(ROOT / "scripts" / "vendor.py"), "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_the_stylesheet_asks_for_these_fonts_and_no_other() -> None:
    """A font that no page asks for is weight; one that is not there is a hole."""
    sheet = (ROOT / "templates" / "assets" / "journal.css").read_text("utf-8")
    named = {f"{p.folder}/{file.name}" for p in vendor.PARTS for file in p.files}
    assert {f"templates/assets/{url}" for url in re.findall(r'url\("(fonts/[^"]+)"\)', sheet)} == named


def test_the_licence_goes_with_the_program() -> None:
    """Whoever installs it has the licence of each part among the program's own."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for each in vendor.PARTS:
        assert f'"{each.folder}/{each.licence_file.name}"' in project
        assert each.integrity.startswith("sha512-")
        assert len(base64.b64decode(each.integrity.removeprefix("sha512-"), validate=True)) == 64


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("source-serif-latin.woff2", b"another", "is not that of", id="altered"),
        pytest.param("source-serif-latin.woff2", None, "is not there", id="missing"),
        pytest.param("OFL.txt", b"Do as you like", "is not that of", id="another licence"),
        pytest.param("comic.woff2", b"x", "no part names it", id="nobody's"),
    ],
)
def test_a_file_that_is_otherwise_is_named(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    """The check says which file, and what is wrong with it."""
    (serif,) = vendor.PARTS
    shutil.copytree(ROOT / serif.folder, tmp_path / serif.folder)
    assert list(vendor.faults(serif, tmp_path)) == []
    path = tmp_path / serif.folder / name
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    (fault,) = vendor.faults(serif, tmp_path)
    assert fault.startswith(f"{serif.folder}/{name}: ")
    assert said in fault


def test_a_package_is_taken_apart(tmp_path: Path) -> None:
    """Its files go where the table says, the licence below the owner's notice; again, and nothing changes."""
    taken = vendor.contents(part(), archive({**WANTED, "files/other.woff2": b"not wanted"}))
    assert taken == {"font.woff2": b"a font", "OFL.txt": NOTICE.encode() + b"You may."}
    for _ in range(2):
        vendor.put(taken, tmp_path / "fonts")
        assert list(vendor.faults(part(), tmp_path)) == []


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        pytest.param(archive({**WANTED, "files/a-font.woff2": b"x"}), "files/a-font.woff2 is", id="altered"),
        pytest.param(archive({"LICENSE": b"You may."}), "files/a-font.woff2", id="a file is missing"),
        pytest.param(archive({**WANTED, "LICENSE": b"You may not."}), "LICENSE is", id="other terms"),
        pytest.param(archive(WANTED, "MIT"), "its licence is MIT", id="another licence by name"),
    ],
)
def test_what_is_not_meant_is_refused(brought: bytes, said: str) -> None:
    """No file is written of a package that has something else under the same names."""
    with pytest.raises(vendor.RefusedError, match=said):
        vendor.contents(part(), brought)


def test_only_the_very_package_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """What npm brings under the right name is taken if its digest is the one written down."""
    written = archive(WANTED)

    def npm(command: list[str], **_: object) -> None:
        assert command[:3] == ["npm", "pack", "a-font@1.0.0"]
        Path(command[-1], "a-font-1.0.0.tgz").write_bytes(written)

    monkeypatch.setattr(subprocess, "run", npm)
    right = "sha512-" + base64.b64encode(hashlib.sha512(written).digest()).decode()
    assert vendor.packed(part(integrity=right)) == written
    with pytest.raises(vendor.RefusedError, match="sha512-"):
        vendor.packed(part(integrity="sha512-AAAA"))


def test_without_npm_one_hears_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever lacks it gets a sentence, and every file stays as it was."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert vendor.main([]) == 1
    assert "npm did not bring @fontsource-variable/source-serif-4" in capsys.readouterr().err
