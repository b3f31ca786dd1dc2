# Two commands serve a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# A CPU build: torch without a version would bring gigabytes of CUDA.
TORCH  ?= torch==2.13.0

.PHONY: demo test check docs clean

$(VENV)/base: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/full: $(VENV)/base
	$(BIN)/pip install --quiet $(TORCH)
	$(BIN)/pip install --quiet --editable '.[train,test]'
	touch $@

demo: $(VENV)/base
	$(BIN)/xiezhi analyze corpora/documents/loan_judgment.txt

test: $(VENV)/full
	$(BIN)/python -m pytest --numprocesses 2

check: $(VENV)/full
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/full
	$(BIN)/pip install --quiet --editable '.[docs]'
	$(BIN)/mkdocs build

clean:
	rm -rf $(VENV) site .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
