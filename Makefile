# Wegweiser. Needs Python 3.11 or newer with venv, and make; everything else goes into .venv and var.
# `make demo` shows a filled site, `make test` runs the tests. PYTHON=, HOST= and PORT= go through.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test bench setup check lock format messages migrations run worker

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
ABOUT_CODE := DJANGO_SETTINGS_MODULE=cms.settings.test WEGWEISER_VAR=.venv/var
LOCAL := DJANGO_SETTINGS_MODULE=cms.settings.local
PO := $(wildcard cms/locale/*/LC_MESSAGES/django.po)
HTML = $$(find templates cms directory site_pages -name '*.html')
HOST ?= 127.0.0.1
PORT ?= 8000

ifeq ($(origin PYTHON), undefined)
PYTHON = $(shell for python in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)
endif

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

demo: export SITE_URL ?= http://$(if $(filter 0.0.0.0 ::,$(HOST)),127.0.0.1,$(HOST)):$(PORT)
demo: export WEGWEISER_PLUGINS ?= embeds,events,workshops,board,groups,network,reports,digest
demo: .venv/installed .venv/messages ## a filled site on http://127.0.0.1:8000 (HOST= and PORT= change that)
	@$(MANAGE) demo --host $(HOST) --port $(PORT)

test: .venv/installed-dev .venv/messages ## the test suite (ARGS= for pytest)
	$(BIN)/python -m pytest -n 2 --dist loadgroup -rs $(ARGS)

bench: .venv/installed-dev .venv/messages ## measure what is promised: takes an hour (ARGS="--sizes 70" a few minutes)
	$(BIN)/python -m tests.bench $(ARGS)

setup: .venv/installed-dev .venv/messages ## everything a developer needs

check: setup ## style, types, import contracts, migrations, catalogues, Django's own checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check --target-version 5.2 $(HTML)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(ABOUT_CODE) $(MANAGE) makemigrations --check --dry-run
	$(ABOUT_CODE) $(MANAGE) messages --check
	$(ABOUT_CODE) $(MANAGE) check --fail-level WARNING
	SITE_URL=https://wegweiser.example.org WEGWEISER_VAR=.venv/var \
		SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') $(MANAGE) check --deploy --fail-level WARNING

format: .venv/installed-dev ## put code and templates in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $(HTML)

messages: .venv/installed-dev ## collect the texts of code and templates into cms/locale
	$(ABOUT_CODE) $(MANAGE) messages
	@touch .venv/messages

migrations: .venv/installed-dev ## write migrations for changed models
	$(LOCAL) $(MANAGE) makemigrations

run: setup ## a developer's server with reload, on the data under var
	$(LOCAL) $(MANAGE) migrate
	$(LOCAL) $(MANAGE) runserver $(HOST):$(PORT)

worker: setup ## background queue and timetable
	$(LOCAL) $(MANAGE) run_worker

lock: .venv/uv/bin/uv ## refresh both lock files from pyproject.toml
	.venv/uv/bin/uv pip compile pyproject.toml $(COMPILE) --output-file requirements.lock
	.venv/uv/bin/uv pip compile pyproject.toml --group dev --constraint requirements.lock $(COMPILE) --output-file requirements-dev.lock

COMPILE := --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	--custom-compile-command "make lock"

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found. Debian: apt install python3-venv. Else: make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is no Python 3.11 or newer with venv."; exit 1; }
	$(PYTHON) -m venv --clear .venv

.venv/installed: requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock requirements.lock | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@rm -rf .mypy_cache  # it would still know the types of packages that are gone
	@touch .venv/installed $@

.venv/messages: $(PO) | .venv/installed
	$(ABOUT_CODE) $(MANAGE) messages --compile
	@touch $@

.venv/uv/bin/uv: | .venv/bin/python
	$(BIN)/python -m venv .venv/uv
	.venv/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
