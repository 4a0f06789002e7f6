# The two commands of a newcomer: `make site` builds the site, `make test` passes the tests.
# Both make .venv themselves; `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JUDGES ?= ../shared/judges
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
LOCK := --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host \
        --no-emit-find-links --strip-extras --allow-unsafe --build-deps-for editable
export PIP_REQUIRE_VIRTUALENV := 1
unexport PYTHONDONTWRITEBYTECODE # the tests start Python so often that compiling anew is minutes

.PHONY: help site test test-thorough test-servers judges lint lock clean browser \
        answers screenshots bench bench-full bench-serve trust manual vendor

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

site: $(VENV)/.run ## Build the site in _site/
	@$(BIN)/python build.py

# Two processes take the tests file by file; browsers keep an event loop, which other tests may not meet.
test: $(VENV)/.test browser lint ## Types, linter, all tests
	@$(BIN)/python -m pytest --numprocesses=2 --dist=loadfile $(addprefix --ignore=tests/,servers judges browser)
	@$(BIN)/python -m pytest --numprocesses=2 tests/browser

lint: $(VENV)/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test-thorough: $(VENV)/.test ## Many more examples than `make test` tries, and longer texts
	@WARDPLAN_TESTS=thorough $(BIN)/python -m pytest tests/importer/test_properties.py \
	  tests/keys/test_properties.py tests/test_conformity.py tests/test_swift.py

test-servers: $(VENV)/.test ## Real web servers on loopback (Debian, root)
	@tests/servers/install.sh
	@$(BIN)/python -m pytest -m servers tests/servers

judges: $(VENV)/.judges browser ## Other people's rules on our output (JUDGES=folder)
	@tests/judges/install.sh
	@JUDGES=$(abspath $(JUDGES)) $(BIN)/python -m pytest --numprocesses=2 -m judges tests/judges

BENCH := $(BIN)/python -m benchmarks.pipeline $(if $(WORK),--work $(WORK))
bench: $(VENV)/.test ## Builds at 2, 180 and 1,800 plans beside rdflib and pySHACL (many minutes; WORK=folder)
	@$(BENCH) --plans 2,180,1800

bench-full: $(VENV)/.test ## The same, and at 18,000 plans (hours; much disk)
	@$(BENCH) --plans 2,180,1800,18000

bench-serve: $(VENV)/.bench site ## `wardplan serve` beside rdflib-endpoint, in one run (minutes)
	@$(BIN)/python -m benchmarks.serve

trust: $(VENV)/.test ## Kill, break and attack it, and print what was lost (ten minutes)
	@$(BIN)/python -m benchmarks.trust

answers: site ## Write the answers to tests/competency anew, to be reviewed as a diff
	@$(BIN)/python -m tests.competency

screenshots: site browser ## Take docs/screenshots/ anew
	@$(BIN)/python -m tests.screenshots

browser: $(VENV)/.test
	@tests/browser/install.sh $(BIN)

lock: $(VENV)/.test ## Pin the newest allowed versions in requirements/*.txt
	@$(PIP) install --quiet pip-tools
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(LOCK) --upgrade \
	  --output-file requirements/run.txt pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(LOCK) --upgrade --extra test \
	  --constraint requirements/run.txt --output-file requirements/test.txt pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(LOCK) --upgrade --extra test --extra bench \
	  --constraint requirements/test.txt --output-file requirements/bench.txt pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(LOCK) --upgrade --extra test --extra judges \
	  --constraint requirements/test.txt --output-file requirements/judges.txt pyproject.toml

manual: $(VENV)/.test ## Write the pages of docs/ that are made from the program
	@$(BIN)/python -m tests.manual

vendor: ## Make the site's copy of Oxigraph for browsers anew from npm
	@tools/vendor/vendor.sh

clean: ## Remove everything that is made
	rm -rf $(VENV) _site .wardplan node_modules

# The environment: pinned dependencies with hashes, then wardplan itself in place.
$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "WardPlan needs Python 3.11 or newer; say which: make site PYTHON=python3.12" >&2; exit 1; }
	@$(PIP) --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --quiet --require-hashes --requirement requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	@$(PIP) install --quiet --require-hashes --requirement requirements/test.txt
	@touch $@

$(VENV)/.judges: $(VENV)/.test requirements/judges.txt
	@$(PIP) install --quiet --require-hashes --requirement requirements/judges.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.test requirements/bench.txt
	@$(PIP) install --quiet --require-hashes --requirement requirements/bench.txt
	@touch $@
