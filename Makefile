# make sample    build every sample record to PDF and HTML        make test    run every test
# Both set themselves up: system libraries, a virtual environment in .venv, the locked packages. GNU make 3.81 or newer.
# PYTHON=python3.13 chooses the interpreter, VENV=DIR another place for the environment, ARGS="-k fonts" goes to pytest.

VENV ?= .venv
PIP_PYTHON := $(VENV)/bin/python
export PYTHON
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME

ifeq ($(shell uname -s),Darwin)
# Python from elsewhere than Homebrew does not look into Homebrew's folder; set in each command, as the system's shell drops it.
RUN := DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix 2>/dev/null)/lib:/usr/local/lib:/usr/lib"
endif
CASEREPORT := $(RUN) $(VENV)/bin/casereport

OUT := build/samples
JOURNALS_OUT := build/journals
JOURNALS := plain frontiers
SOURCES := $(shell find src templates samples -type f ! -path '*/__pycache__/*' ! -name '.*' 2>/dev/null)

.PHONY: help sample test bench lint types format lock fonts journals install system-render system-tests clean distclean

help:
	@sed -n '1,3s/^# //p' Makefile

sample: build/samples.built
	@echo "Case reports built:"
	@find $(OUT) $(JOURNALS_OUT) -maxdepth 3 \( -name '*.pdf' -o -name '*.html' -o -name '*.zip' \) ! -path '*/submission-*' | sort | sed 's/^/  /'

# Every sample for the journal it names, and the full ones for each shipped journal.
build/samples.built: $(SOURCES) pyproject.toml requirements-dev.lock | system-render install
	@mkdir -p build
	$(CASEREPORT) build samples/* --to pdf,html -o $(OUT)
	$(CASEREPORT) submit samples/misc-anakinra --draft -o $(OUT)
	@for journal in $(JOURNALS); do \
	    echo "casereport build samples/misc-* --journal $$journal"; \
	    $(CASEREPORT) build samples/misc-* --to pdf,html --journal $$journal -o $(JOURNALS_OUT)/$$journal || exit $$?; \
	done
	@touch $@

test: system-render system-tests install
	$(RUN) $(PIP_PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

# What the commands cost against other tools, beside the bars that they should keep; pandoc is needed for some.
bench: system-render install
	$(RUN) $(PIP_PYTHON) benchmarks/bars.py $(ARGS)

lint: install
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: install
	$(VENV)/bin/mypy

format: install
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

install:
	@sh scripts/install.sh $(VENV)

system-render:
	@PYTHON="$${PYTHON:-python3}" sh scripts/system_packages.sh render

system-tests:
	@PYTHON="$${PYTHON:-python3}" sh scripts/system_packages.sh tests

# One version of each package for every Python, none younger than a week, and the runtime lock a part of the other.
LOCK := build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --exclude-newer "7 days" --custom-compile-command "make lock" --quiet
lock: install
	@$(PIP_PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"
	$(LOCK) --group dev --output-file requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock --no-annotate --output-file requirements.lock

fonts: install
	$(PIP_PYTHON) scripts/fetch_fonts.py

journals: install
	$(PIP_PYTHON) scripts/fetch_journals.py

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests scripts -name __pycache__ -type d -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)
