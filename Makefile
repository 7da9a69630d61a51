# themeloom: raw files -> tables -> figures. `make help` lists the commands.
#
# What is made of what stands in notebooks/pipeline.csv (the order of the notebooks, and what each makes) and in the notebooks
# themselves (what they read and import). src/themeloom/project/pipeline.py makes rules of it; they are included below.

# ---- what a user may set, on the command line or in the environment: text that make does not expand, as it may hold $(shell ...)
SETTABLE := CORPUS PYTHON GOLD LAB INSTALLER BASE_PYTHON SCHEDULER
define NEWLINE


endef
$(foreach name,$(filter-out $(SETTABLE),$(foreach name,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(name)))),$(name)))),\
  $(error make knows no variable $(name); there are: $(SETTABLE)))
$(if $(filter environment,$(firstword $(origin MAKECMDGOALS))),$(error MAKECMDGOALS is what make itself sets: unset it))
$(foreach name,$(SETTABLE),$(if $(filter command environment,$(firstword $(origin $(name)))),\
  $(if $(findstring $(NEWLINE),$(value $(name))),$(error $(name) holds a line break; it may hold one line))\
  $(eval override $(name) := $$(value $(name)))))
quote = '$(subst ','\'',$(1))'# one word for the shell, whatever is in it

CORPUS ?= internal-learning
PYTHON ?= .venv/bin/python
GOLD ?= ../shared/gold
INSTALLER ?= uv
SCHEDULER ?=
$(if $(filter-out uv pip,$(INSTALLER)),$(error INSTALLER=$(INSTALLER) is neither uv nor pip))

# the first Python on this machine that will do
SUPPORTED := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))
BASE_PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$python -c "$(SUPPORTED)" 2>/dev/null && echo $$python && break; done)
NO_PYTHON = themeloom needs Python 3.11 to 3.14 with venv; found: $(or $(shell { python3 --version; } 2>/dev/null),none); \
  install one (Debian: apt install python3 python3-venv) or name it: make BASE_PYTHON=/path/to/python3

unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHASHSEED
ifneq ($(SCHEDULER),)
export DASK_SCHEDULER_ADDRESS := $(SCHEDULER)
endif
ifneq ($(wildcard /proc/self),)# Linux
export ARROW_DEFAULT_MEMORY_POOL := jemalloc# it gives back what long tables took on the way; elsewhere it may be missing
export JE_ARROW_MALLOC_CONF := dirty_decay_ms:0,muzzy_decay_ms:0# at once, and not only when it is asked for more
export MALLOC_MMAP_THRESHOLD_ := 16777216# large arrays are given back as well; with less, reading is a tenth slower
endif
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MPLBACKEND := module://matplotlib_inline.backend_inline
export IPYTHONDIR := $(CURDIR)/notebooks/.ipython

# two notebooks at a time, because each waits for its kernel now and then (make -j1: one after the other)
ifeq ($(filter -j% --jobs%,$(MAKEFLAGS)),)
MAKEFLAGS += --jobs=2
endif

COMMANDS := all export report keep example formats test browser lint bench bench-large torture quality lab setup lock clean clean-cache help
.PHONY: $(COMMANDS) FORCE
.SUFFIXES:
.DEFAULT_GOAL := all

# a goal is a command or a file
UNKNOWN := $(foreach goal,$(filter-out $(COMMANDS) FORCE,$(MAKECMDGOALS)),$(if $(findstring /,$(goal))$(wildcard $(goal)),,$(goal)))
$(if $(UNKNOWN),$(error make knows no command $(firstword $(UNKNOWN)): `make help` lists those that there are))

# ---- what is made of what: rules for this corpus, which is checked before anything runs
ENVIRONMENT := $(if $(filter .venv/%,$(PYTHON)),.venv/.ready)
EXECUTED :=
RAN :=
DRY = $(filter-out --%,$(firstword -$(MAKEFLAGS)))
OF_CORPUS := $(filter-out help lab setup lock browser lint torture example formats,$(or $(MAKECMDGOALS),all))
GIVEN := $(if $(filter override,$(origin CORPUS)),$(filter lab,$(MAKECMDGOALS)))# a corpus to look at must be there, too
ifneq ($(OF_CORPUS)$(GIVEN),)
FIRST_PYTHON := $(if $(wildcard $(PYTHON)),$(PYTHON),$(BASE_PYTHON))
$(if $(FIRST_PYTHON),,$(error $(NO_PYTHON)))
WRONG := $(shell $(call quote,$(FIRST_PYTHON)) -I src/themeloom/project/corpora.py $(call quote,$(CORPUS)) 2>&1)
$(if $(WRONG),$(error $(WRONG)))
endif
ifneq ($(OF_CORPUS),)
ANSWER := $(shell PYTHONPATH=src $(call quote,$(FIRST_PYTHON)) -BPs src/themeloom/project/pipeline.py $(call quote,$(CORPUS)) 2>&1)
RULES := $(filter %/rules.mk,$(lastword $(ANSWER)))
$(if $(RULES),,$(error $(ANSWER)))
BUSY := $(if $(findstring n,$(DRY))$(findstring q,$(DRY)),,$(shell $(call quote,$(FIRST_PYTHON)) -I src/themeloom/project/locking.py $(call quote,$(CORPUS)) $$PPID 2>&1))
$(if $(BUSY),$(error $(BUSY)))
FRESH := $(shell $(call quote,$(FIRST_PYTHON)) -I src/themeloom/project/freshness.py $(call quote,$(CORPUS)))
unless_fresh = $(if $(filter $(1),$(FRESH)),,FORCE)
include $(RULES)
quality keep: data/$(CORPUS)/derived/05_themes.parquet
endif
override PYTHON := $(call quote,$(PYTHON))# from here on it is only run

# ---- how it is made: one recipe for every notebook
# The artefact is written by the notebook's last cell, or not at all: the last good one stays where a run fails. The run is kept,
# with its traceback. It ends with make, however that ends (exec: no shell stands between them).
define run
$(if $(ENVIRONMENT),,@$(PYTHON) -c "$(HAS_PACKAGES)" || { echo $(PYTHON)" lacks themeloom or papermill:" \
  "activate the environment (environment.yml), or leave PYTHON out to use .venv" >&2; exit 1; })
$(eval RAN += $(1))@exec $(PYTHON) -m themeloom.project.starting $(1) $(CORPUS) $$PPID
endef
# An artefact is always older than the record of its run, which is written last. The recipe by which it follows from that runs
# nothing, but then make looks at its time, and goes on only where that is new. A dry run looks too (+) where it lists no run.
look_again = $(if $(filter $(1),$(RAN)),,+)
HAS_PACKAGES := import importlib.util as u, sys; sys.exit(not (u.find_spec('themeloom') and u.find_spec('papermill')))

# ---- commands
all: ## set up and draw every figure of the corpus (CORPUS=name for another than internal-learning; SCHEDULER=tcp://host:8786 to use a cluster)

export: ## write the network for Gephi, Pajek, VOSviewer and spreadsheets into data/<corpus>/export/

report: ## write the report, one file to share: figures/<corpus>/report.html

keep: ## keep the numbers of the themes, and let them be renamed: writes data/<corpus>/params/themes.csv
	@CORPUS=$(call quote,$(CORPUS)) $(PYTHON) -m themeloom.project.theme_names

formats: | $(ENVIRONMENT) ## list the exports that are read, and how each database's site calls them
	@$(PYTHON) -m themeloom.records.catalogue

example: | $(ENVIRONMENT) ## make an invented little corpus of exports to try: make example CORPUS=name
	@CORPUS=$(call quote,$(CORPUS)) $(PYTHON) -m themeloom.project.example_corpus

setup: $(ENVIRONMENT) ## make the environment in .venv from requirements.lock (INSTALLER=pip to do without uv)

test: lint all export report browser ## lint, unit tests, house rules, a browser, and every executed notebook run again and compared
	@$(PYTHON) tests/side_by_side.py $(EXECUTED)

BROWSERS := chromium chromium-browser google-chrome google-chrome-stable
browser: | $(ENVIRONMENT) ## find Chromium or Chrome for the tests in a browser, else install it (as root by apt-get, else by playwright)
	@for name in $(BROWSERS); do $$name --version >/dev/null 2>&1 && exit 0; done; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; \
	  else PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=10000 $(PYTHON) -m playwright install chromium; fi </dev/null >/dev/null 2>&1 || \
	  echo "no browser could be installed: the tests in one are skipped (Debian: apt install chromium)" >&2

lint: | $(ENVIRONMENT) ## ruff: rules and format
	$(PYTHON) -m ruff check --quiet .
	$(PYTHON) -m ruff format --check --quiet .

bench: all report browser ## measure speed as ratios within the run, and peak memory: one JSON line each
	@$(PYTHON) tests/bench_records.py
	@$(PYTHON) tests/bench.py $(CORPUS)
	@$(PYTHON) tests/bench_network.py
	@$(PYTHON) tests/bench_pages.py $(CORPUS)

bench-large: data/$(CORPUS)/derived/01_records.parquet ## measure what 100,000 papers made of the corpus' sentences cost, notebook by notebook (an hour)
	@$(PYTHON) tests/bench_large.py $(CORPUS)

torture: | $(ENVIRONMENT) ## kill make at 50 random moments, on the invented example in a copy, and compare what is made after all
	@$(PYTHON) tests/torture.py

quality: ## measure the themes of the corpus, and score the annotated sets that are present (GOLD=folder): one JSON line each
	@$(PYTHON) tests/quality.py $(CORPUS) $(call quote,$(GOLD))

lab: | $(ENVIRONMENT) ## open JupyterLab on the notebooks (LAB="--no-browser ..." for its own options)
	@echo 'in each notebook, corpus = "$(CORPUS)" in the first cell of code picks the corpus'
	@set -f; options=$(call quote,$(LAB)); \
	  export JUPYTER_CONFIG_PATH="$$PWD/notebooks/.jupyter"; \
	  exec $(PYTHON) -m jupyterlab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks $$options

lock: | $(ENVIRONMENT) ## resolve requirements.lock anew from pyproject.toml
	$(PYTHON) -m uv pip compile pyproject.toml --quiet --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --custom-compile-command "make lock" -o requirements.lock

clean: ## delete the corpus' tables, runs, figures and exports; raw files and parameters stay
	rm -rf data/$(CORPUS)/derived data/$(CORPUS)/runs data/$(CORPUS)/export figures/$(CORPUS)

clean-cache: ## delete what is found in the corpus' texts and what they mean, kept so that no text is read twice (make clean keeps it)
	rm -rf data/$(CORPUS)/cache

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-13s %s\n", $$1, $$2}'

# plain pip is the way out where uv cannot reach the package index (it does not read pip's configuration)
# --no-deps: the lock is complete, and what [tool.uv] leaves out stays out; uv itself is installed as the lock has it, too
.venv/.ready: requirements.lock pyproject.toml
	@test -n $(call quote,$(BASE_PYTHON)) || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@echo "setting up .venv"
	@$(call quote,$(BASE_PYTHON)) -m venv --clear .venv
	@sed -n '/^uv==/,/^[^ ]/{ /^uv==/p; /^ /p; }' requirements.lock > .venv/installer.txt
	@if [ "$(INSTALLER)" = uv ] && \
	  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r .venv/installer.txt && \
	  .venv/bin/python -m uv pip install -q --python .venv/bin/python --compile-bytecode --no-deps --require-hashes -r requirements.lock; \
	then :; else .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock; fi
	@.venv/bin/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
