# The commands of the project. `make` alone lists them. Everything lives in .venv and .venv-sam.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup talk serve test check lint format bench sam validate package lock clean

# The first python3 that is new enough; `make PYTHON=python3.13 setup` chooses another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAM := .venv-sam
SAM_READY := $(SAM)/.ready
TEMPLATE := lambda/template.yaml
# SAM needs a region to read a template, an account it does not.
SAM_ENV := SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=$${AWS_DEFAULT_REGION:-us-east-1}
# A lock names everything with its hash, so nothing is left to resolve.
PIP_FLAGS := -qq --disable-pip-version-check --no-input --no-deps --require-hashes

# $(call install,FOLDER,LOCK): a virtual environment with exactly what the lock says. It keeps its
# hands off standard input and output: `make -s talk` has a conversation there.
define install
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed." >&2; exit 1; }
	@echo "Setting up $(1), a minute or so, only when its lock is new ..." >&2
	@{ $(PYTHON) -m venv $(1) && $(1)/bin/python -m pip install $(PIP_FLAGS) -r $(2); } </dev/null >&2
	@touch $@
endef

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

setup: $(READY)  ## install what development needs into .venv (again only when a lock changes)

$(READY): requirements/dev.txt
	$(call install,$(VENV),requirements/dev.txt)

talk: $(READY)  ## talk to the skill in this terminal; options: ARGS="--as Ada --data DIR"
	@$(BIN)/python -m simulator $(ARGS)

serve: $(READY)  ## serve the web endpoint on loopback, without signature checks
	@$(BIN)/python -m skill.web --no-verify $(ARGS)

test: $(READY)  ## run all tests; options: ARGS="-k words"
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: lint test  ## format, lint, types, template, tests

lint: $(READY)  ## format, lint, types and template, changing nothing
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/cfn-lint $(TEMPLATE)

format: $(READY)  ## put the code into its form
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: $(READY)  ## measure start-up, a warm turn and storage beside the smallest SDK skill
	@$(BIN)/python -m tests.bench $(ARGS)

sam: $(SAM_READY)  ## install AWS SAM's command line into .venv-sam (large)

$(SAM_READY): requirements/sam.txt
	$(call install,$(SAM),requirements/sam.txt)

validate: $(READY) $(SAM_READY)  ## check the template with SAM and cfn-lint
	@$(SAM_ENV) $(SAM)/bin/sam validate --lint --template $(TEMPLATE)
	@$(BIN)/cfn-lint $(TEMPLATE)

package: $(SAM_READY)  ## build what is deployed, into lambda/.aws-sam/build
	@cd lambda && $(SAM_ENV) ../$(SAM)/bin/sam build

# uv resolves for every supported Python at once; it lives in a folder of its own, used only here.
lock:  ## resolve requirements/*.in again and write the locks
	@test -x .venv-lock/bin/uv || { $(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install -q uv; }
	@set -e; for pair in lambda.in:lambda/requirements.txt web.in:requirements/web.txt \
		dev.in:requirements/dev.txt sam.in:requirements/sam.txt; do \
		.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-header $(ARGS) -o "$${pair#*:}" "requirements/$${pair%%:*}"; \
	done

clean:  ## remove the environments, the build and the caches
	rm -rf $(VENV) $(SAM) .venv-lock lambda/.aws-sam .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
