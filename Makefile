# Everything a person types. `make run` and `make test` work on a fresh machine with Python 3.11+, make and git.
PYTHON ?= python3
UV_VERSION := 0.13.9
ENV := .venv
BIN := $(ENV)/bin
UV := $(BIN)/uv
export UV_NO_PROGRESS ?= 1

.PHONY: run test check setup setup-tools matrix bench nightly lock clean

run: .setup/run
	$(BIN)/tidewatch demo

setup: .setup/run

test: .setup/dev setup-tools
	$(BIN)/python -m pytest -n 3 --dist loadgroup -m "not nightly" --durations=20

check: .setup/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tidewatch check

nightly: .setup/dev setup-tools
	$(BIN)/python -m pytest -m nightly -s
	$(BIN)/python tests/mutants/breed.py
	$(BIN)/python -m tests.mutants.judged

matrix: .setup/dev setup-tools
	$(BIN)/python tests/matrix.py

bench: .setup/dev .setup/bench
	$(BIN)/python -m bench

# Chromium drives the browser tests, strace watches the order of syncs and answers.
setup-tools: .setup/dev
	@$(BIN)/python tests/find_browser.py --install
	@$(BIN)/python tests/experiments/find_strace.py --install

# Locks hold names, versions and hashes, and no address of an index.
lock: .setup/uv
	cd requirements && for set in run dev; do \
	  extra=$$( [ $$set = dev ] && echo dev.in ); \
	  ../$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate ../pyproject.toml $$extra -o $$set.txt; \
	done
	cd requirements && ../$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate bench.in -o bench.txt

.setup/uv:
	@mkdir -p .setup
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Tidewatch needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(ENV)
	$(BIN)/python -m pip --quiet --disable-pip-version-check install uv==$(UV_VERSION)
	@touch $@

# The run lock alone would remove the tools of `make test`; whoever has them keeps them.
.setup/run: .setup/uv requirements/run.txt requirements/dev.txt pyproject.toml
	if [ -e .setup/dev ]; then lock=dev; else lock=run; fi; \
	VIRTUAL_ENV=$(ENV) $(UV) pip sync --quiet requirements/$$lock.txt requirements/build.txt
	VIRTUAL_ENV=$(ENV) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/tidewatch fetch-assets
	@touch $@

.setup/dev: .setup/run requirements/dev.txt
	VIRTUAL_ENV=$(ENV) $(UV) pip sync --quiet requirements/dev.txt requirements/build.txt
	VIRTUAL_ENV=$(ENV) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.setup/bench: .setup/uv requirements/bench.txt
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	VIRTUAL_ENV=.venv-bench $(UV) pip sync --quiet requirements/bench.txt
	@touch $@

clean:
	rm -rf .venv .venv-bench .setup home mutants
