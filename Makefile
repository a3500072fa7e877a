# One word for each errand. Each makes the environment it needs by itself.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := pyproject.toml
# What messages are marked by, as pybabel takes it (docs/translating.md).
KEYWORDS := _ N_ ngettext:1,2 pgettext:1c,2 npgettext:1c,2,3 plural:1,2

.PHONY: help site serve test lint format bench messages vendor clean

help: ## what there is
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /	/' | expand -t 12

# The package is installed editable: what is edited is what runs. pip compiles what it installs, this apart.
$(VENV)/.run: $(SOURCES)
	@$(PYTHON) -c 'import sys; sys.exit("journal needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@test -x "$(BIN)/python" || $(PYTHON) -m venv "$(VENV)"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable .
	@"$(BIN)/python" -m compileall -q journal
	@touch "$@"

$(VENV)/.dev: $(VENV)/.run
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch "$@"

$(VENV)/.bench: $(VENV)/.dev
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch "$@"

site: $(VENV)/.run ## build the sample journal into site/
	@"$(BIN)/python" -m journal --root . build

serve: $(VENV)/.run ## build, watch and serve the sample journal
	@"$(BIN)/python" -m journal --root . serve

test: $(VENV)/.dev ## run all tests
	@"$(BIN)/python" -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.dev ## ruff and mypy --strict
	@"$(BIN)/python" -m ruff check .
	@"$(BIN)/python" -m ruff format --check .
	@"$(BIN)/python" -m mypy

format: $(VENV)/.dev ## let ruff lay out the code
	@"$(BIN)/python" -m ruff check --fix .
	@"$(BIN)/python" -m ruff format .

bench: $(VENV)/.bench ## measure builds of S and M, beside Hugo
	@"$(BIN)/python" -m benchmarks

messages: $(VENV)/.dev ## collect what there is to translate into journal.pot
	@"$(BIN)/pybabel" --quiet extract -F babel.cfg $(KEYWORDS:%=-k %) --sort-by-file \
	  --project journal --output-file journal.pot .

vendor: ## take the theme's typefaces anew from their npm package
	@$(PYTHON) scripts/vendor.py

clean: ## take away what was made here: environment, site, caches
	rm -rf "$(VENV)" site .journal-cache .mypy_cache .ruff_cache .hypothesis build dist
