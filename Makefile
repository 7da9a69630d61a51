# themeloom: raw listings -> tables -> figures. `make help` lists the commands.

CORPUS ?= internal-learning
PYTHON ?= .venv/bin/python
GOLD ?= ../shared/gold
INSTALLER ?= uv

DATA := data/$(CORPUS)
DERIVED := $(DATA)/derived
RUNS := $(DATA)/runs
FIGURES := figures/$(CORPUS)

# a corpus is a folder with files in raw/: say so in one line before anything is built
files = $(filter-out $(patsubst %/,%,$(wildcard $(1)/*/)),$(wildcard $(1)/*))
corpora = $(sort $(foreach raw,$(wildcard data/*/raw),$(if $(call files,$(raw)),$(patsubst data/%/raw,%,$(raw)))))
unsafe := $(foreach sign,& ; | < > { } [ ] * ? ! ~ ' " ` \ % / .. $$ \# $(lastword ( )),$(findstring $(sign),$(value CORPUS)))
strays = $(filter-out README.md thesaurus.csv $(patsubst notebooks/%.ipynb,%.yml,$(wildcard notebooks/*.ipynb)),$(notdir $(wildcard $(DATA)/params/*)))
ifneq ($(filter-out help lab setup lock browser,$(or $(MAKECMDGOALS),all)),)
$(if $(strip $(unsafe))$(filter-out 1,$(words $(value CORPUS))),$(error \
  CORPUS=$(value CORPUS) is no name of a corpus: letters, digits, dot, hyphen and underscore may be in it; there are: $(corpora)))
$(if $(call files,$(DATA)/raw),,$(error no corpus "$(CORPUS)": $(DATA)/raw holds no file (folders in it are not read); corpora there are: $(corpora)))
$(if $(strip $(strays)),$(error $(DATA)/params: $(strays) is read by nobody; NN_name.yml as the notebook is named and thesaurus.csv are))
endif

unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHASHSEED
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MPLBACKEND := module://matplotlib_inline.backend_inline
export IPYTHONDIR := $(CURDIR)/notebooks/.ipython

.PHONY: all export report test browser lint bench quality lab setup lock clean help FORCE
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all

# ---- what is made of what: the artefacts and the modules that its notebook reads (test_makefile.py holds it true)
table = $(DERIVED)/$(1)
figure = $(addprefix $(FIGURES)/$(1),.svg .png .csv)
modules = $(patsubst %,src/themeloom/%.py,corpus files $(1))
knowledge = $(patsubst %,src/themeloom/knowledge/%.csv,$(1))
templates = $(patsubst %,src/themeloom/templates/%,$(1))

drawing := figures maps checks style tables

RECORDS := $(call table,01_records.parquet)
MENTIONS := $(call table,02_mentions.parquet)
TERMS := $(call table,03_terms.parquet)
NETWORK := $(call table,04_network.graphml)
THEMES := $(call table,05_themes.parquet)
TABLES := $(RECORDS) $(MENTIONS) $(TERMS) $(NETWORK) $(THEMES)

$(RECORDS): $(call modules,tables records formats listing decoding) $(call knowledge,furniture)
$(MENTIONS): $(RECORDS) $(call modules,tables mentions language naming abbreviations background contexts introductions kinds names folding) \
  $(call knowledge,words spellings kinds cues)
$(TERMS): $(MENTIONS) $(call modules,tables terms thesaurus spellings abbreviations background kinds folding) $(call knowledge,words spellings kinds)
$(NETWORK): $(MENTIONS) $(TERMS) $(call modules,network counting significance similarity layout descent)
$(THEMES): $(MENTIONS) $(TERMS) $(NETWORK) $(call modules,tables themes papers counting clustering strategic similarity stability replicates)
$(call figure,06_term_map): $(NETWORK) $(THEMES) $(call modules,profiles similarity $(drawing))
$(call figure,07_theme_profile): $(RECORDS) $(MENTIONS) $(TERMS) $(THEMES) $(call modules,profiles evidence $(drawing))
$(call figure,08_strategic_map): $(NETWORK) $(THEMES) $(call modules,themes papers counting clustering strategic $(drawing))
$(call figure,09_theme_entities): $(MENTIONS) $(TERMS) $(THEMES) $(call modules,profiles $(drawing))
$(call figure,10_theme_spread): $(RECORDS) $(THEMES) $(call modules,profiles $(drawing))
$(call figure,11_stability): $(THEMES) $(call modules,profiles $(drawing))
$(call figure,12_settings): $(MENTIONS) $(THEMES) $(call modules,settings run replicates papers counting clustering strategic similarity \
  $(drawing))
EXPORTED := $(DATA)/export/13_export.graphml
$(EXPORTED): $(NETWORK) $(THEMES) $(call modules,export)

DRAWN := $(foreach stem,06_term_map 07_theme_profile 08_strategic_map 09_theme_entities 10_theme_spread 11_stability 12_settings,$(call figure,$(stem)))
REPORT := $(FIGURES)/report.html
$(REPORT): $(TABLES) $(DRAWN) $(wildcard $(DATA)/README.md) $(call modules,chapters clustering counting descent dots evidence export interactive layout network pages \
  papers profiles report run significance similarity strategic style tables themes views) \
  $(call templates,report.html report.css report.js pieces.html)
EXECUTED := $(sort $(patsubst %,$(RUNS)/%.ipynb,$(basename $(notdir $(TABLES) $(DRAWN) $(EXPORTED) $(REPORT)))))

export: $(EXPORTED) ## write the network for Gephi, Pajek, VOSviewer and spreadsheets into data/<corpus>/export/

report: $(REPORT) ## write the report, one file to hand on: figures/<corpus>/report.html

all: $(TABLES) $(DRAWN) ## set up and draw every figure of the corpus (CORPUS=name for another than internal-learning)

# ---- how it is made: one recipe for every notebook
# The run is kept, with its traceback where it failed; the artefact is written by the notebook's last cell, or not at all.
define run
$(if $(ENVIRONMENT),,@$(PYTHON) -c "$(HAS_PACKAGES)" || { echo "$(PYTHON) lacks themeloom or papermill:" \
  "activate the environment (environment.yml), or leave PYTHON out to use .venv" >&2; exit 1; })
@mkdir -p $(RUNS) && rm -rf $(basename $@).* $(RUNS)/$*.*
@echo "$* -> $(RUNS)/$*.ipynb"
@$(PYTHON) -m themeloom.run notebooks/$*.ipynb $(RUNS)/$*.ipynb $(CORPUS) $(wildcard $(DATA)/params/$*.yml)
$(if $(call settings,$*),@mkdir $(RUNS)/$*.used && cp $(call settings,$*) $(RUNS)/$*.used)
endef
HAS_PACKAGES := import importlib.util as u, sys; sys.exit(not (u.find_spec('themeloom') and u.find_spec('papermill')))
ENVIRONMENT := $(if $(filter .venv/%,$(PYTHON)),.venv/.ready)

# What the user set for a step; FORCE where a setting has come or gone since the last run, and for newer raw files (whose names
# make cannot hold).
settings = $(wildcard $(DATA)/params/$(1).yml $(if $(filter 03_terms,$(1)),$(DATA)/params/thesaurus.csv))
come_or_gone = $(if $(filter-out $(notdir $(call settings,$(1))),$(notdir $(wildcard $(RUNS)/$(1).used/*)))$(filter-out \
  $(notdir $(wildcard $(RUNS)/$(1).used/*)),$(notdir $(call settings,$(1)))),FORCE)
$(RECORDS): $(if $(shell find $(DATA)/raw -newer $(RECORDS) 2>/dev/null),FORCE)
$(TABLES) $(DRAWN) $(EXPORTED) $(REPORT): requirements.lock | $(ENVIRONMENT)

.SECONDEXPANSION:
$(DERIVED)/%.parquet: notebooks/%.ipynb $$(call settings,$$*) $$(call come_or_gone,$$*)
	$(run)
$(DERIVED)/%.graphml: notebooks/%.ipynb $$(call settings,$$*) $$(call come_or_gone,$$*)
	$(run)
$(DATA)/export/%.graphml: notebooks/%.ipynb $$(call settings,$$*) $$(call come_or_gone,$$*)
	$(run)
$(FIGURES)/%.html: notebooks/%.ipynb $$(call settings,$$*) $$(call come_or_gone,$$*)
	$(run)
$(FIGURES)/%.svg $(FIGURES)/%.png $(FIGURES)/%.csv: notebooks/%.ipynb $$(call settings,$$*) $$(call come_or_gone,$$*)
	$(run)

# ---- commands
setup: $(ENVIRONMENT) ## make the environment in .venv from requirements.lock (INSTALLER=pip to do without uv)

test: lint all export report browser ## lint, unit tests, house rules, a browser, and every executed notebook run again and compared
	$(PYTHON) -m pytest -q -rs tests
	TQDM_DISABLE=1 PYTHONHASHSEED=1 $(PYTHON) -m pytest -q --nbval --nbval-current-env --nbval-cell-timeout=900 $(EXECUTED)

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
	@$(PYTHON) tests/bench.py $(CORPUS)
	@$(PYTHON) tests/bench_network.py
	@$(PYTHON) tests/bench_pages.py $(CORPUS)

quality: $(TERMS) ## score the term layer on the annotated sets that are present (GOLD=folder): one JSON line each
	@$(PYTHON) tests/quality.py $(CORPUS) $(GOLD)

lab: | $(ENVIRONMENT) ## open JupyterLab on the notebooks (LAB="--no-browser ..." for its own options)
	JUPYTER_CONFIG_PATH="$(CURDIR)/notebooks/.jupyter" $(PYTHON) -m jupyterlab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks $(LAB)

lock: | $(ENVIRONMENT) ## resolve requirements.lock anew from pyproject.toml
	$(PYTHON) -m uv pip compile pyproject.toml --quiet --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --custom-compile-command "make lock" -o requirements.lock

clean: ## delete the corpus' tables, runs, figures and exports; raw files and settings stay
	rm -rf $(DERIVED) $(RUNS) $(FIGURES) $(DATA)/export

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{printf "%-13s %s\n", $$1, $$2}'

# the first Python on this machine that will do
SUPPORTED := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))
BASE_PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$python -c "$(SUPPORTED)" 2>/dev/null && echo $$python && break; done)

# plain pip is the way out where uv cannot reach the package index (it does not read pip's configuration)
.venv/.ready: requirements.lock pyproject.toml
	@test -n "$(BASE_PYTHON)" || { echo "themeloom needs Python 3.11 to 3.14 with venv; found: $$(python3 --version 2>&1);" \
	  "install one (Debian: apt install python3 python3-venv) or name it: make BASE_PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "setting up .venv"
	@$(BASE_PYTHON) -m venv --clear .venv
	@if [ "$(INSTALLER)" = uv ] && .venv/bin/python -m pip install -q --disable-pip-version-check "uv<1" && \
	  .venv/bin/python -m uv pip install -q --python .venv/bin/python --compile-bytecode --require-hashes -r requirements.lock; \
	then :; else .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock; fi
	@.venv/bin/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
