"""What the theme has from others: take it from its package anew, or see that it stands there unchanged.

    python scripts/vendor.py            asks npm for each package and writes its files
    python scripts/vendor.py --check    compares what stands there with this table; needs no network

A build takes nothing from anywhere: the files lie in the repository, each with its licence. To move
to another version, set version, integrity and the digests of :data:`PARTS`, run it, and look at the site.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class RefusedError(Exception):
    """What came is not what the table names; nothing was written."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a package, and its place here."""

    source: str
    """Its path in the package."""
    name: str
    """Its name in the part's folder."""
    sha256: str
    """The digest of what stands here, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of somebody else's that the theme brings along."""

    package: str
    """As npm calls it."""
    version: str
    integrity: str
    """The digest of the package as npm writes it: ``sha512-`` and base64."""
    licence: str
    """As the package names it, by SPDX."""
    folder: str
    """Where its files lie, below the repository."""
    notice: str
    """Set above the licence's text: the owner's copyright, where the package itself does not say it."""
    licence_file: File
    files: tuple[File, ...]


PARTS = (
    Part(
        package="@fontsource-variable/source-serif-4",
        version="5.3.1",
        integrity="sha512-4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
        licence="OFL-1.1",
        folder="templates/assets/fonts",
        # As the fonts themselves say it, in their table of names.
        notice="""\
Source Serif 4 is © 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/),
with Reserved Font Name ‘Source’. The files are those of the npm package
@fontsource-variable/source-serif-4 5.3.1, unchanged; what follows is its licence.

""",
        licence_file=File(
            "LICENSE",
            "OFL.txt",
            "c1bdbf3af386a42fd88666777c598def2826e299baa29e7da16df03b0c455b84",
        ),
        files=(
            File(
                "files/source-serif-4-cyrillic-wght-normal.woff2",
                "source-serif-cyrillic.woff2",
                "a81082707b85203d7f2ae33833f7ae0bf832db167c8710f92f805a9808fb051a",
            ),
            File(
                "files/source-serif-4-latin-ext-wght-italic.woff2",
                "source-serif-latin-ext-italic.woff2",
                "14e38c2d6a4ea6effcddde38f0262c03af252cbf82dbc68037f2d6c9112f2097",
            ),
            File(
                "files/source-serif-4-latin-ext-opsz-normal.woff2",
                "source-serif-latin-ext.woff2",
                "155f6e701097cc269cf8d5d7ac86795f263f1afbeb47c14d1d747108c9335389",
            ),
            File(
                "files/source-serif-4-latin-opsz-italic.woff2",
                "source-serif-latin-italic.woff2",
                "96e6393209728ab93c334ae739af8a040cd2006c82e8614d6465a8084db88f89",
            ),
            File(
                "files/source-serif-4-latin-opsz-normal.woff2",
                "source-serif-latin.woff2",
                "f2ea9c12d2fe9bd3a9589b02ad2c0909da88f30938c91adc838c4f4098f9f9e0",
            ),
            File(
                "files/source-serif-4-vietnamese-opsz-normal.woff2",
                "source-serif-vietnamese.woff2",
                "eb9684d1e58cfe4985d3365dde645b0092e31450f79c94bb037cbf4484442168",
            ),
        ),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 if all is as the table says."""
    parser = argparse.ArgumentParser(description="Take in the theme's vendored files, or check them.")
    parser.add_argument("--check", action="store_true", help="only compare, without a network")
    if parser.parse_args(arguments).check:
        return _told([fault for part in PARTS for fault in faults(part, ROOT)])
    try:
        for part in PARTS:
            put(contents(part, packed(part)), ROOT / part.folder)
            print(f"{part.package} {part.version} ({part.licence}) stands in {part.folder}")
    except RefusedError as refusal:
        return _told([str(refusal)])
    return 0


def _told(found: Sequence[str]) -> int:
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def faults(part: Part, root: Path) -> Iterator[str]:
    """What of a part is missing, altered, or lies in its folder without being named."""
    folder, expected = root / part.folder, {file.name: file.sha256 for file in _all_files(part)}
    for name, digest in sorted(expected.items()):
        path = folder / name
        if not path.is_file():
            yield f"{part.folder}/{name}: is not there; {part.package} {part.version} has it"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{part.folder}/{name}: is not that of {part.package} {part.version}"
    for path in sorted(folder.glob("*")):
        if path.name not in expected:
            yield f"{part.folder}/{path.name}: no part names it"


def _all_files(part: Part) -> tuple[File, ...]:
    return (*part.files, part.licence_file)


def packed(part: Part) -> bytes:
    """The package as npm hands it out, found to be the very one that the table means.

    Raises:
        RefusedError: if npm does not have it, or has something else under its name.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{part.package}@{part.version}", "--silent", "--pack-destination", folder]
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=300)
            (archive,) = Path(folder).iterdir()
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            raise RefusedError(f"npm did not bring {part.package} {part.version}: {error}") from error
        return _intact(part, archive.read_bytes())


def _intact(part: Part, archive: bytes) -> bytes:
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if f"sha512-{digest}" != part.integrity:
        raise RefusedError(f"{part.package} {part.version}: came as sha512-{digest}, not as {part.integrity}")
    return archive


def contents(part: Part, archive: bytes) -> dict[str, bytes]:
    """The files of a part by their names here, each found to be the one that the table means.

    Raises:
        RefusedError: if the package lacks one, has another, or names another licence.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as package:
            licence = json.loads(_member(package, "package.json"))["license"]
            taken = {file.name: _member(package, file.source) for file in _all_files(part)}
    except KeyError as error:
        raise RefusedError(f"{part.package} {part.version}: {error}") from error
    if licence != part.licence:
        raise RefusedError(f"{part.package} {part.version}: its licence is {licence}, not {part.licence}")
    taken[part.licence_file.name] = part.notice.encode() + taken[part.licence_file.name]
    for file in _all_files(part):
        digest = hashlib.sha256(taken[file.name]).hexdigest()
        if digest != file.sha256:
            raise RefusedError(f"{part.package} {part.version}: {file.source} is {digest}, not {file.sha256}")
    return taken


def _member(package: tarfile.TarFile, name: str) -> bytes:
    """A file of the package, which npm puts below ``package/``; KeyError if there is none."""
    member = package.extractfile(f"package/{name}")
    if member is None:
        raise KeyError(f"{name} is no file")
    return member.read()


def put(taken: Mapping[str, bytes], folder: Path) -> None:
    """Write files, each as a whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sorted(taken.items()):
        fresh = folder / f".{name}.new"
        fresh.write_bytes(content)
        fresh.replace(folder / name)


if __name__ == "__main__":
    sys.exit(main())
