# What one types. `make help` lists it; every target does its own set-up.

PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq
RUN    := .venv/run.installed
DEV    := .venv/dev.installed
OUT    ?= out

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: demo test check bench fuzz format accept lock clean help

demo: $(RUN)  ## evaluate the examples and write Czech and English reports to out/
	@$(BIN)/eligo demo -o $(OUT)

# Whole files to each core, since the tests of a file share a browser, a server or a Spark (groups of xdist 3.8 say nothing to pytest 9.2).
test: lint $(DEV)  ## everything the continuous build runs: lint, types, rooms, all tests, the wheel
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: lint $(DEV)  ## the fast part: lint, types, rooms, fast tests
	$(BIN)/python -m pytest -n auto -m "not slow" -q

bench: $(DEV)  ## measure against hand-written Python and SQL, and other engines if installed
	@for script in $(filter-out bench/make_%,$(wildcard bench/*.py)); do echo "── $$script"; $(BIN)/python $$script || exit 1; done

fuzz: $(DEV)  ## compare the columnar engine with the law over generated policies and proposals (SECONDS=600)
	$(BIN)/python -m tests.fuzz_columnar --seconds $(or $(SECONDS),600)

format: $(DEV)  ## format the code and repair what can be repaired
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

accept: $(DEV)  ## rewrite the expected files of the tests; read the difference afterwards
	-$(BIN)/python -m pytest -n auto -m "not slow" -q --accept
	git diff --stat

lock: $(DEV)  ## pin the newest versions of all dependencies again
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --disable-pip-version-check --quiet install pip-tools
	build/lock/bin/pip-compile $(LOCKING) --extra arrow --extra databases --extra docx --extra pdf --build-deps-for editable pyproject.toml -o requirements/run.lock
	build/lock/bin/pip-compile $(LOCKING) requirements/dev.in -o requirements/dev.lock
LOCKING := --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --resolver=backtracking \
	--no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

clean:  ## remove what the other targets made
	rm -rf .venv build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help:  ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

.PHONY: lint
lint: $(DEV)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

# ── set-up ──

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Eligo needs Python 3.11 or newer. Name it so:  make $(MAKECMDGOALS) PYTHON=python3.12' >&2; exit 1; }
	@echo 'creating .venv …'
	@$(PYTHON) -m venv .venv

$(RUN): requirements/run.lock pyproject.toml | .venv/pyvenv.cfg
	@echo 'installing the locked dependencies …'
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(DEV): requirements/dev.lock requirements/run.lock pyproject.toml | .venv/pyvenv.cfg
	@echo 'installing the locked dependencies and tools …'
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@ $(RUN)
