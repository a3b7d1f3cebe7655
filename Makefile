# make run, make chat, make test: each sets up what it needs in .venv first, once.
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.set-up
# The first Python that is new enough; `make PYTHON=...` picks another.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python,$(shell $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))

.PHONY: help setup run chat test lint audit bench bench-clickhouse load chaos accuracy examples clean

help:
	@echo "make run     the bot: in Telegram where TELEGRAM_BOT_TOKEN is set, else a chat in the terminal"
	@echo "make chat    a chat in the terminal"
	@echo "make test    ruff, mypy and all tests"
	@echo "make lint    ruff and mypy"
	@echo "make bench   latency of the road, cold start, memory"
	@echo "make bench-clickhouse  the same look-ups in memory and on ClickHouse's engine, on 20 million rows"
	@echo "make load    throughput and latency of the served bot beside a stock echo bot"
	@echo "make chaos   kills, faults and a restarted database under load: what is lost"
	@echo "make audit   known holes in the libraries, where the network allows to ask"
	@echo "make accuracy  the score on the gold questions, for tradefacts accuracy"
	@echo "make examples  the README's examples and picture, made again"
	@echo "make setup   the environment .venv (the others call it themselves)"

setup: $(STAMP)

# A Python without ensurepip (Debian's, without python3-venv) still has its own pip to fill the environment with.
$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --without-pip $(VENV)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m pip --quiet --python $(BIN)/python install pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: setup
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ] || grep -qs '^TELEGRAM_BOT_TOKEN=.' .env; then \
	  echo "TELEGRAM_BOT_TOKEN is set: serving Telegram. Ctrl-C ends it; 'make chat' chats here instead."; \
	  exec $(BIN)/tradefacts serve; \
	else exec $(BIN)/tradefacts chat; fi

chat: setup
	@exec $(BIN)/tradefacts chat

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Holes that are known fail; a network that is not there is said and does not.
audit: setup
	@out=$$($(BIN)/python -m pip_audit --progress-spinner off --skip-editable --timeout 10 2>&1); code=$$?; echo "$$out"; \
	if [ $$code -ne 0 ] && echo "$$out" | grep -qE "[0-9]+ known vulnerabilit"; then exit 1; fi; \
	if [ $$code -ne 0 ]; then echo "THE LIBRARIES WERE NOT AUDITED: their known holes cannot be asked for here." >&2; fi

load: setup
	$(BIN)/python -m bench.load

chaos: setup
	$(BIN)/python -m bench.chaos

bench: setup
	$(BIN)/python -m bench

accuracy: setup
	$(BIN)/python -m tests.score --accuracy

# Its engine weighs half a gigabyte: it is set up here alone.
bench-clickhouse: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[chdb]'
	$(BIN)/python -m bench.clickhouse

examples: setup
	$(BIN)/python -m docs.examples

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
