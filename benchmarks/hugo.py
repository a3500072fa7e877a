"""The same journal as a site of Hugo: what another generator takes for the same texts on the same pages.

Hugo knows nothing of people; here each is a term of a taxonomy, whose page holds their text and all
their notes whole, newest first. Besides there are the first page, the list of people with the day of
their last note, and a page for each year with its notes: the pages of ours that hold most of the words.
What ours work out (who is due and why, charts, search, circles, tags, cities, promises) Hugo is not asked for.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import yaml

_LINK = re.compile(r"\[\[([^\]|]+)\]\]")

_CONFIG = """
baseURL = "https://example.org/"
title = "A journal"
disableKinds = ["rss", "sitemap", "section", "404", "robotstxt"]
uglyURLs = true
[taxonomies]
person = "people"
[markup.goldmark.renderer]
unsafe = false
"""

_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} — {{ .Site.Title }}</title><link rel="stylesheet" href="/journal.css"></head>
<body><a href="#main">Skip to the page</a>
<nav><ul><li><a href="/">Today</a></li><li><a href="/people.html">People</a></li></ul></nav>
<main id="main">{{ block "main" . }}{{ end }}</main><footer>Private: this page never leaves your disk.</footer></body></html>
"""

_NOTE = """<article id="{{ .Date.Format "2006-01-02" }}">
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January" }} {{ .Date.Format "Monday" }}</time>
<p>{{ range .GetTerms "people" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ with .Params.channel }}{{ . }}{{ end }} {{ with .Params.place }}· {{ . }}{{ end }} {{ with .Params.felt }}· {{ . }}{{ end }}</p>
{{ .Content }}
{{ with .Params.news }}<dl><dt>News</dt>{{ range . }}<dd>{{ . }}</dd>{{ end }}</dl>{{ end }}
{{ with .Params.marks }}<p>{{ range . }}<span>{{ . }}</span> {{ end }}</p>{{ end }}
</article>
"""

_LAYOUTS = {
    "baseof.html": _BASE,
    "_partials/note.html": _NOTE,
    "home.html": """{{ define "main" }}<h1>Today</h1>
{{ range first 3 (where .Site.RegularPages "Section" "notes").ByDate.Reverse }}{{ partial "note.html" . }}{{ end }}
<ul>{{ range .Site.Taxonomies.people.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}""",
    "taxonomy.html": """{{ define "main" }}<h1>People</h1><table>
{{ range .Pages.ByTitle }}<tr><th><a href="{{ .RelPermalink }}">{{ .Title }}</a></th><td>{{ .Params.circle }}</td>
<td>{{ with index (.Pages.ByDate.Reverse) 0 }}{{ .Date.Format "2 January 2006" }}{{ end }}</td></tr>{{ end }}</table>{{ end }}""",
    "term.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<dl>{{ with .Params.circle }}<dt>Circle</dt><dd>{{ . }}</dd>{{ end }}{{ with .Params.city }}<dt>City</dt><dd>{{ . }}</dd>{{ end }}
{{ with .Params.email }}<dt>Mail</dt><dd>{{ . }}</dd>{{ end }}{{ with .Params.birthday }}<dt>Birthday</dt><dd>{{ . }}</dd>{{ end }}</dl>
{{ .Content }}<h2>Notes</h2>{{ range .Pages.ByDate.Reverse }}{{ partial "note.html" . }}{{ end }}{{ end }}""",
    "years/page.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $year := .Params.year }}{{ range where (where .Site.RegularPages "Section" "notes").ByDate.Reverse "Params.year" $year }}{{ partial "note.html" . }}{{ end }}
{{ end }}""",
}


def command(root: Path) -> list[str]:
    """The command line that builds a site of Hugo.

    Raises:
        FileNotFoundError: where Hugo is not installed.
    """
    beside = Path(sys.executable).with_name("hugo")
    found = str(beside) if beside.exists() else which("hugo")
    if found is None:
        raise FileNotFoundError("hugo")
    return [found, "--source", str(root), "--quiet", "--noBuildLock", "--destination", str(root / "site")]


def write(root: Path, journal: Path) -> Path:
    """Write the texts of a made-up journal as a site of Hugo; give back the file of one ordinary note."""
    contacts = journal / "contacts"
    for name, text in {"hugo.toml": _CONFIG, **{f"layouts/{k}": v for k, v in _LAYOUTS.items()}}.items():
        _put(root / name, text)
    # Rendered as a page of its own, no note would be; with "never" it would be in no taxonomy either.
    _put(root / "content/notes/_index.md", _page({"cascade": {"build": {"render": "link"}}}, ""))
    years = set()
    for file in sorted(contacts.glob("*.md")):
        front, body = _split(file)
        front = {key: str(value) for key, value in front.items() if isinstance(value, str | int)}
        front["title"] = front.pop("name")
        _put(root / f"content/people/{file.stem}/_index.md", _page(front, body))
    notes = sorted(contacts.glob("*/*.md"))
    for file in notes:
        front, body = _note(file)
        years.add(front["year"])
        _put(root / f"content/notes/{file.parent.name}-{file.name}", _page(front, body))
    for year in sorted(years):
        _put(root / f"content/years/{year}.md", _page({"title": str(year), "year": year}, ""))
    middle = notes[len(notes) // 2]
    return root / f"content/notes/{middle.parent.name}-{middle.name}"


def _note(file: Path) -> tuple[dict[str, Any], str]:
    front, body = _split(file)
    day = file.name[:10]
    front["marks"] = front.pop("tags", [])
    front["people"] = [file.parent.name, *front.pop("with", [])]
    return {**front, "title": file.stem, "date": day, "year": int(day[:4])}, body


def _split(file: Path) -> tuple[dict[str, Any], str]:
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    linked = _LINK.sub(lambda found: f"[{found[1]}](/people/{found[1]}.html)", body)
    return yaml.safe_load(front), linked


def _page(front: dict[str, Any], body: str) -> str:
    return json.dumps(front, ensure_ascii=False, default=str) + "\n\n" + body


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def pages(root: Path) -> Iterator[Path]:
    """The pages that Hugo has made."""
    return (root / "site").rglob("*.html")
