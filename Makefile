# What a developer does, by name. `make` alone lists it.
SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
SHELF ?= cases
DIR ?= demo
PYTEST := $(BIN)/python -m pytest
PIP := $(BIN)/python -m pip --disable-pip-version-check --retries 5

# The set-up is done again only when what it is made from has changed.
MADE_FROM := requirements-dev.lock pyproject.toml scripts/system-libraries
STAMP := $(VENV)/made-from-$(shell cat $(MADE_FROM) | sha256sum | cut -c1-16)

.PHONY: help
help:  ## list these targets
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1:\2/p' $(MAKEFILE_LIST) | awk -F: '{ printf "%-14s %s\n", $$1, $$2 }'

.PHONY: run
run: $(SHELF)/tiktok_2023-03.riskcase  ## open the wizard on cases/, with a worked case to look at
	@$(BIN)/riskwiz $(SHELF)

$(SHELF)/tiktok_2023-03.riskcase: | set-up
	@$(BIN)/riskwiz demo -o $(SHELF)

.PHONY: test
test: set-up  ## run the tests (a few minutes)
	@scripts/system-libraries tests
	$(PYTEST) -n auto --dist worksteal -m "not long" $(ARGS)

.PHONY: test-long
test-long: set-up  ## run the long tests, and every property at length (up to half an hour)
	@scripts/system-libraries tests
	RISKWIZ_LONG=1 $(PYTEST) -n auto --dist worksteal -m "long or hypothesis" $(ARGS)

.PHONY: check
check: set-up  ## check format, style, types, import contracts and the shipped edition
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/riskwiz check questionnaires

.PHONY: format
format: set-up  ## put the code into its one format and mend what can be mended
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: coverage
coverage: set-up  ## name the lines that no test reaches; the core may have none
	@scripts/system-libraries tests
	$(PYTEST) -n auto -m "not long" --cov --cov-report= --cov-fail-under=0 $(ARGS)
	$(BIN)/coverage report --include='riskwiz/core/*' --fail-under=100
	$(BIN)/coverage report

.PHONY: demo
demo: set-up  ## write the worked case and its memo into DIR (demo/)
	$(BIN)/riskwiz demo -o $(DIR)

.PHONY: bench
bench: set-up  ## time what an assessor waits for
	@set -e; for program in benchmarks/*.py; do \
		if [ -e "$$program" ]; then echo "$$program"; $(BIN)/python "$$program"; \
		else echo "benchmarks/ is empty"; fi; done

.PHONY: snapshots
snapshots: set-up  ## take new text snapshots; read the diff before you commit it
	@scripts/system-libraries tests
	RISKWIZ_UPDATE_SNAPSHOTS=1 $(PYTEST) -n auto -m "not long" $(ARGS)

.PHONY: lock
lock: set-up  ## write the lock files anew from pyproject.toml (UPGRADE=1 takes newer versions)
	$(LOCK) --extra dev --output-file requirements-dev.lock
	$(LOCK) --constraints requirements-dev.lock --output-file requirements.lock

LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.PHONY: set-up
set-up: $(STAMP)  ## make .venv, with riskwiz and every tool in it

$(STAMP):
	@scripts/python
	@scripts/system-libraries
	@echo "setting up $(VENV) (about a minute)"
	@rm -rf $(VENV)
	@python3 -m venv $(VENV)
	@$(PIP) install -qq --no-deps --require-hashes --requirement requirements-dev.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@$(PIP) check >$(VENV)/missing || { cat $(VENV)/missing; exit 1; }
	@touch $@

.PHONY: clean
clean:  ## remove what these targets made, except cases/
	rm -rf $(VENV) $(DIR) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -rf .hypothesis .coverage .coverage.* htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
