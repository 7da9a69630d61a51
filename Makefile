# themeloom: raw listings -> tables -> figures. `make help` lists the commands.

CORPUS ?= internal-learning
PYTHON ?= .venv/bin/python
INSTALLER ?= uv

DATA := data/$(CORPUS)
DERIVED := $(DATA)/derived
RUNS := $(DATA)/runs
FIGURES := figures/$(CORPUS)

# a corpus is a folder with files in raw/: say so in one line before anything is built
corpora = $(sort $(foreach raw,$(wildcard data/*/raw),$(if $(wildcard $(raw)/*),$(patsubst data/%/raw,%,$(raw)))))
ifneq ($(filter-out help lab setup lock,$(or $(MAKECMDGOALS),all)),)
$(if $(filter 1,$(words $(CORPUS))),,$(error CORPUS="$(CORPUS)": a corpus is one folder name without spaces; there are: $(corpora)))
$(if $(wildcard $(DATA)/raw/*),,$(error no corpus "$(CORPUS)": $(DATA)/raw holds no file; corpora there are: $(corpora)))
endif

unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHASHSEED
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MPLBACKEND := module://matplotlib_inline.backend_inline
export IPYTHONDIR := $(CURDIR)/notebooks/.ipython

.PHONY: all test lint bench lab setup lock clean help FORCE
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all

# ---- what is made of what: the artefacts and the modules that its notebook reads (test_makefile.py holds it true)
table = $(DERIVED)/$(1)
figure = $(addprefix $(FIGURES)/$(1),.svg .png .csv)
modules = $(patsubst %,src/themeloom/%.py,corpus $(1))
knowledge = $(patsubst %,src/themeloom/knowledge/%.csv,$(1))

RECORDS := $(call table,01_records.parquet)
MENTIONS := $(call table,02_mentions.parquet)
TERMS := $(call table,03_terms.parquet)
NETWORK := $(call table,04_network.graphml)
THEMES := $(call table,05_themes.parquet)
TABLES := $(RECORDS) $(MENTIONS) $(TERMS) $(NETWORK) $(THEMES)

$(RECORDS): $(call modules,tables records formats listing decoding) $(call knowledge,furniture)
$(MENTIONS): $(RECORDS) $(call modules,tables mentions language abbreviations folding) $(call knowledge,words spellings kinds)
$(TERMS): $(MENTIONS) $(call modules,tables terms spellings folding) $(call knowledge,words spellings)
$(NETWORK): $(MENTIONS) $(TERMS) $(call modules,network similarity layout)
$(THEMES): $(NETWORK) $(call modules,tables themes clustering strategic)
$(call figure,06_term_map): $(NETWORK) $(THEMES) $(call modules,profiles figures maps style)
$(call figure,07_theme_profile): $(MENTIONS) $(TERMS) $(THEMES) $(call modules,tables themes clustering strategic profiles figures maps style)
$(call figure,08_strategic_map): $(MENTIONS) $(TERMS) $(NETWORK) $(THEMES) $(call modules,tables themes clustering strategic figures maps style)
$(call figure,09_theme_entities): $(MENTIONS) $(TERMS) $(THEMES) $(call modules,tables themes clustering strategic profiles figures maps style)
$(call figure,10_theme_spread): $(RECORDS) $(MENTIONS) $(TERMS) $(THEMES) $(call modules,tables themes clustering strategic profiles figures maps style)

DRAWN := $(foreach stem,06_term_map 07_theme_profile 08_strategic_map 09_theme_entities 10_theme_spread,$(call figure,$(stem)))
EXECUTED := $(sort $(patsubst %,$(RUNS)/%.ipynb,$(basename $(notdir $(TABLES) $(DRAWN)))))

all: $(TABLES) $(DRAWN) ## set up and draw every figure of the corpus (CORPUS=name for another than internal-learning)

# ---- how it is made: one recipe for every notebook
# The run is kept, with its traceback where it failed; the artefact is written by the notebook's last cell, or not at all.
# A kernel that died before its first cell (two of them may want one port) is started once more.
define run
$(if $(call override,$*),@$(PYTHON) -m themeloom.overrides notebooks/$*.ipynb $(call override,$*))
@mkdir -p $(RUNS) && rm -f $(basename $@).* $(RUNS)/$*.*
@if [ -t 2 ]; then shown="--progress-bar --stderr-file /dev/stderr"; else shown=--no-progress-bar; export TQDM_DISABLE=1; fi; \
set -- -m papermill notebooks/$*.ipynb $(RUNS)/$*.ipynb -k python3 --cwd notebooks --log-level WARNING $$shown \
  $(if $(call override,$*),-f $(call override,$*)) -r corpus $(CORPUS); \
echo "$* -> $(RUNS)/$*.ipynb"; \
$(PYTHON) "$$@" || { ! grep -qs '"execution_count": [0-9]' $(RUNS)/$*.ipynb && $(PYTHON) "$$@"; }
$(if $(call override,$*),@cp $(call override,$*) $(RUNS)/$*.yml)
endef

# An override that has come or gone since the last run, and raw files (whose names make cannot hold), as FORCE.
override = $(wildcard $(DATA)/params/$(1).yml)
changed = $(if $(filter $(notdir $(call override,$(1))),$(notdir $(wildcard $(RUNS)/$(1).yml))),,$(if \
  $(call override,$(1))$(wildcard $(RUNS)/$(1).yml),FORCE))
ENVIRONMENT := $(if $(filter .venv/%,$(PYTHON)),.venv/.ready)

$(RECORDS): $(if $(shell find $(DATA)/raw -newer $(RECORDS) 2>/dev/null),FORCE)
$(TERMS): $(wildcard $(DATA)/params/thesaurus.csv)
$(TABLES) $(DRAWN): requirements.lock | $(ENVIRONMENT)

.SECONDEXPANSION:
$(DERIVED)/%.parquet: notebooks/%.ipynb $$(call override,$$*) $$(call changed,$$*)
	$(run)
$(DERIVED)/%.graphml: notebooks/%.ipynb $$(call override,$$*) $$(call changed,$$*)
	$(run)
$(FIGURES)/%.svg $(FIGURES)/%.png $(FIGURES)/%.csv: notebooks/%.ipynb $$(call override,$$*) $$(call changed,$$*)
	$(run)

# ---- commands
setup: $(ENVIRONMENT) ## make the environment in .venv from requirements.lock (INSTALLER=pip to do without uv)

test: lint all ## lint, unit tests, house rules, and every executed notebook run again and compared
	$(PYTHON) -m pytest -q tests
	TQDM_DISABLE=1 PYTHONHASHSEED=1 $(PYTHON) -m pytest -q --nbval --nbval-current-env --nbval-cell-timeout=900 $(EXECUTED)

lint: | $(ENVIRONMENT) ## ruff: rules and format
	$(PYTHON) -m ruff check --quiet .
	$(PYTHON) -m ruff format --check --quiet .

bench: all ## measure speed as ratios within the run, and peak memory: one JSON line each
	$(PYTHON) tests/bench.py $(CORPUS)

lab: | $(ENVIRONMENT) ## open JupyterLab on the notebooks (LAB="--no-browser ..." for its own options)
	JUPYTER_CONFIG_PATH="$(CURDIR)/notebooks/.jupyter" $(PYTHON) -m jupyterlab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks $(LAB)

lock: | $(ENVIRONMENT) ## resolve requirements.lock anew from pyproject.toml
	$(PYTHON) -m uv pip compile pyproject.toml --quiet --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --custom-compile-command "make lock" -o requirements.lock

clean: ## delete the corpus' tables, runs and figures; raw files and settings stay
	rm -rf $(DERIVED) $(RUNS) $(FIGURES)

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
