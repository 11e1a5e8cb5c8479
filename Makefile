# `make` lists the targets. All of them work on a machine with Python 3.11 or newer and make alone.

.DEFAULT_GOAL := help
.PHONY: help run demo test check fmt bench docs constraints clean

VENV := .venv/bin
ready = @sh tools/python.sh tools/bootstrap.py
# Two at a time; the slow ones wait for a browser or a database. For one test: make test ARGS="-k name".
ARGS ?= -n 2

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build the demo register if it is not there, open it and print the link
	$(ready) run
	@$(VENV)/sijill demo

demo: run ## the same as make run

test: ## run every test that this machine can run, and say which it cannot
	$(ready) test
	@$(VENV)/pytest $(ARGS)

check: ## check style, types, the floors of the house and the reasons of suppressions
	$(ready) test
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/python tools/check_reasons.py

fmt: ## put the code into form
	$(ready) test
	$(VENV)/ruff check --fix-only
	$(VENV)/ruff format

bench: ## run every benchmark and print its table
	$(ready) test
	@$(VENV)/pip install --quiet --requirement benchmarks/requirements.txt || echo "peers cannot be installed; their recorded figures are shown"
	@set -e; for file in benchmarks/*.py; do echo; echo "== $$file"; $(VENV)/python "$$file"; done

docs: ## build the documentation into docs/_build/html
	$(ready) docs
	$(VENV)/sphinx-build -W --keep-going -n -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

constraints: ## write the versions that stand in .venv to constraints.txt
	$(ready) test
	$(ready) docs
	@{ sed -n '/^#/p' constraints.txt; $(VENV)/pip freeze --exclude-editable | grep '=='; } > constraints.new
	@mv constraints.new constraints.txt

clean: ## remove what was built; the demo register and .venv stay
	rm -rf docs/_build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests benchmarks tools -name __pycache__ -prune -exec rm -rf {} +
