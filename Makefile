# `make solve` and `make test` work on a fresh clone: they need python3.11 (with pip and venv), git and make.
.DEFAULT_GOAL := help
.PHONY: help setup kokkos solve test check perf doctor clean format golden transcript baselines study docs picture audit

PROMPT ?= 27_reduce_average
TARGET ?= omp

python := .venv/bin/python
agent := .venv/bin/pareval-agent
cpp_files := git ls-files --cached --others --exclude-standard -- '*.hpp' '*.cc' '*.cpp'

# What setup puts into .venv/bin is found before the system's.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

help: ## list the targets
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup: ## install what is missing: system packages (as root) and .venv
	@scripts/environment.sh
	@scripts/system.sh

solve: setup ## write and judge one function: make solve PROMPT=27_reduce_average TARGET=omp
	@$(agent) models pull
	@$(agent) solve $(PROMPT) --target $(TARGET)

kokkos: setup ## build Kokkos into the cache, unless there is one; a test that needs it skips without
	@$(agent) toolchain install kokkos || echo "going on without Kokkos"

test: kokkos ## run the tests
	@$(python) -m pytest -n 2 --dist worksteal -m bulk
	@$(python) -m pytest -m "not bulk"

check: setup ## ruff, mypy and clang-format, as CI runs them
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@$(cpp_files) | xargs -r .venv/bin/clang-format --dry-run -Werror

format: setup ## lay out all sources as `make check` wants them
	@$(python) -m ruff check --fix
	@$(python) -m ruff format
	@$(cpp_files) | xargs -r .venv/bin/clang-format -i

golden: setup ## write the golden files anew: look at the difference before you commit it
	@$(python) -m pytest --update-golden

perf: setup ## measure the program's own speed
	@$(python) tests/perf/run.py

baselines: setup ## measure the baselines of all problems, and write the table of them
	@$(python) tests/perf/baselines.py > baselines.md && mv baselines.md docs/results/baselines.md

audit: kokkos ## prove the judges on all problems and targets, with times: hours, on a machine that does nothing else
	@$(agent) audit --timing --page docs/results/audit.md --quarantine drivers/quarantine.yaml

transcript: setup ## let the local model solve all problems with OpenMP, and write down every outcome
	@$(agent) models pull
	@$(python) scripts/transcript.py docs/results/local-model-omp.md

docs: setup ## write the documentation site to build/site
	@NO_MKDOCS_2_WARNING=1 $(python) -m mkdocs build --strict
	@echo "build/site/index.html; with search: $(python) -m http.server --directory build/site"

picture: setup ## draw the agent's graph for the site (needs Graphviz)
	@$(python) scripts/docs_graph.py

study: setup ## run the repair study for two hours, or go on with it, and write down what it found
	@$(agent) models pull
	@$(python) scripts/study.py docs/results/repair-study.md

doctor: setup ## say what works on this machine
	@$(agent) doctor

clean: ## remove caches and build outputs; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
