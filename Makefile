# Two commands: `make run` sets Saksi up and starts it, `make test` tests it. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.run-ready
TEST_READY := $(VENV)/.test-ready
CHAIN := $(VENV)/chain
CHAIN_READY := $(CHAIN)/.ready

.PHONY: run install test bench evaluate lock clean help
.DEFAULT_GOAL := help

run: $(RUN_READY)  ## set up, then: the Discord bot where there is a DISCORD_TOKEN, else the chat, or a demonstration
	@$(BIN)/saksi

install: $(RUN_READY)  ## set up only

test: $(TEST_READY)  ## all checks and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

bench: $(RUN_READY) $(CHAIN_READY)  ## how fast, and how good beside LangChain's usual chain
	$(BIN)/python -m evaluation.bench --chain-python $(CHAIN)/bin/python

evaluate: $(RUN_READY)  ## how good the answers are and the verifier is; DATA=FOLDER adds questions over news
	$(BIN)/saksi evaluate --html build/evaluation.html
ifdef DATA
	$(BIN)/python -m evaluation.recall --data $(DATA)
	$(BIN)/saksi evaluate --claims evaluation/claims/news.jsonl --articles $(DATA)/news_clickid.jsonl.gz
	$(BIN)/saksi evaluate --questions evaluation/questions/news.jsonl --questions evaluation/questions/news_heldout.jsonl \
		--articles $(DATA)/news_clickid.jsonl.gz --html build/evaluation-news.html
endif

lock:  ## write requirements.lock anew, with the newest versions that pyproject.toml allows
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet '.[test,anthropic,google-genai]'
	@{ echo "# Exact versions of everything that Saksi and its tests use; written by: make lock"; \
	   build/lock/bin/python -m pip list --format=freeze --exclude saksi --exclude pip \
	   | sed 's/+.*//'; } > requirements.lock

clean:  ## remove what was set up here; the library stays where it is
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Saksi needs Python 3.11 or newer; name one with: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python cannot make virtual environments here; on Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): pyproject.toml requirements.lock | $(VENV)/bin/python
	@echo "Installing Saksi into $(VENV) (some minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock --editable .
	@touch $@

$(TEST_READY): pyproject.toml requirements.lock $(RUN_READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock --editable '.[test]'
	@touch $@

# LangChain's usual chain wants an older huggingface_hub than the lock has, so it gets an environment of its own that lies
# over Saksi's: it sees what is installed there, torch among it, and adds only what differs.
$(CHAIN_READY): pyproject.toml requirements.lock $(RUN_READY)
	@$(BIN)/python -m venv $(CHAIN)
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
		> "$$($(CHAIN)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/saksi-below.pth"
	@sed '/^huggingface_hub==/d' requirements.lock > $(CHAIN)/constraints.txt
	@$(CHAIN)/bin/python -m pip install --quiet --disable-pip-version-check -c $(CHAIN)/constraints.txt --editable '.[bench]'
	@touch $@
