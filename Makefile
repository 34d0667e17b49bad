# make demo: sets up and runs tawatur on the sample reports.  make test: sets up and runs the tests.
# Both need python3 (3.11 or newer, with venv) and nothing else; what they install goes into .venv of this folder.

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check compiled clean
help:
	@echo "make demo    set up, read the sample reports, print the record"
	@echo "make test    set up, run the tests"
	@echo "make compiled  the same program with its reading compiled to C: a report read in a third of the time; needs gcc and python3-dev"
	@echo "make check   what CI runs: tests, formatting, lint, types, quality floors, wheel"
	@echo "make clean   remove what these made"

demo: $(VENV)/.installed
	@sh tools/demo.sh $(VENV)/bin/tawatur

test: $(VENV)/.installed-dev
	$(VENV)/bin/python -m pytest

check:
	.ci/run

# replaces the checkout in .venv by a compiled copy of it, until make test puts the checkout back
compiled: $(VENV)/.installed
	@sh tools/compiled.sh $(VENV)/bin/python dist
	@rm -f $(VENV)/.installed-dev
	$(PIP) install --no-deps --force-reinstall dist/tawatur-*.whl

clean:
	rm -rf $(VENV) demo-out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "tawatur needs Python 3.11 or newer; this is $$($(PYTHON) --version). Say which: make PYTHON=python3.12 demo"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up tawatur in $(VENV) …"
	$(PIP) install --editable .
	@$(VENV)/bin/python -m compileall -q src
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up tawatur and what its tests need in $(VENV) …"
	$(PIP) install --editable '.[dev]'
	@$(VENV)/bin/python -m compileall -q src
	@touch $@ $(VENV)/.installed
