# `make check` sets up the reference deployment and examines it; `make test` sets up and runs all tests, `make test-quick`
# those that take a minute.
# PYTHON chooses the interpreter: make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH ?= torch==2.13.0
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

# Exact versions of the development tools, for each Python from 3.9 on. There is no uv.lock: it contains the address of
# each file, and the index differs between machines.
LOCK := constraints-dev.txt

.PHONY: check test test-quick test-rest lint lock verify-knowledge docs translations faults clean

# The reference deployment: the doctor and the packages of the speech test, in a separate environment.
check: $(VENV)/.reference
	$(BIN)/indextts-doctor check examples/reference --python $(BIN)/python --wav check-passed.wav

test: $(VENV)/.dev
	$(BIN)/python scripts/run_tests.py $(ARGS)

# Tests that need no environment and are not slow, for use while you work.
test-quick: $(VENV)/.dev
	$(BIN)/python scripts/run_tests.py --quick

# Tests with environments, slow tests, and other Pythons, without thorough tests: for CI, after test-quick.
test-rest: $(VENV)/.dev
	$(BIN)/python scripts/run_tests.py --rest

# How often the doctor is right. ARGS=--quick tries few faults that cover every check.
faults: $(VENV)/.dev
	$(BIN)/python benchmarks/faults.py $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/architecture.py
	$(BIN)/python scripts/write_docs.py --check

# Updates all versions, or one with ARGS="--upgrade-package ruff". Then set ruff's version in .pre-commit-config.yaml, too.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.9 --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --group dev $(or $(ARGS),--upgrade) --output-file $(LOCK) pyproject.toml

# Verifies the claims of profiles and advice against the package index. Needs the network; not part of CI.
verify-knowledge: $(VENV)/.dev
	$(BIN)/python scripts/verify_knowledge.py $(ARGS)

# Updates the catalogues from the source, compiles them, and lists missing translations.
translations: $(VENV)/.dev
	$(BIN)/python scripts/translations.py update
	$(BIN)/python scripts/translations.py compile

# After a new text: make translations, fill in locale/zh.po, then make translations docs.
docs: $(VENV)/.dev
	$(BIN)/python scripts/write_docs.py
	$(BIN)/python scripts/architecture.py --write

# Where the module venv is incomplete, as on Debian without python3-venv, no half environment stays behind.
$(BIN)/python:
	@GOAL=$(filter-out $@,$(firstword $(MAKECMDGOALS))) scripts/before_check.sh $(PYTHON) quiet
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.dev: $(BIN)/python pyproject.toml $(LOCK) $(wildcard locale/*.po)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint $(LOCK) --editable . --group dev
	touch $@

# The CPU build of torch is a tenth of the default build's size: from PyTorch's own index, else from the configured one.
$(VENV)/.reference: pyproject.toml $(wildcard locale/*.po)
	@scripts/before_check.sh $(PYTHON)
	@$(MAKE) --no-print-directory $(BIN)/python
	$(BIN)/python -m pip install --retries 0 --timeout 15 --index-url $(TORCH_INDEX) "$(TORCH)" 2>/dev/null \
	  || { echo "$(TORCH_INDEX) cannot be used; trying pip's own index, whose build may be larger (CUDA)"; \
	       $(BIN)/python -m pip install "$(TORCH)"; }
	$(BIN)/python -m pip install --editable ".[reference]"
	touch $@

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache
