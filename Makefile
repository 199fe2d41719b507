# The app, its tests and its checks. The first target called sets everything up (.ci/set-up): .venv, packages, system
# libraries. PYTHON=/path/to/python3.12 chooses the interpreter; ARGS="..." goes to main.py or pytest.

.PHONY: help run test lint format bench guard bundle lock audit translations setup clean distclean
.DEFAULT_GOAL := help

PY := .venv/bin/python
export PYTHON
unexport PYTHONPATH PYTHONHOME

help:
	@echo "make run        open Puppet (sets everything up first)"
	@echo "make test       run the tests, without a display or a camera"
	@echo "make lint       ruff and mypy"
	@echo "make format     let ruff put the code into shape"
	@echo "make bench      measure the whole chain on this machine"
	@echo "make bundle     make a folder with Puppet, Python and all packages (build/bundle), and try it"
	@echo "make lock       pin every package with its hash, for a release (build/requirements.lock)"
	@echo "make audit      look at the packages installed: versions, files, known weaknesses (with pip-audit)"
	@echo "make guard      compare the speed of rendering with the one that is kept"
	@echo "make translations  bring assets/i18n up to date with the strings in ui/"
	@echo "make setup      only set up"
	@echo "make clean      remove caches and build outputs; make distclean: .venv too"

setup:
	@.ci/set-up app

run: setup
	@if [ "$$(uname)" = Linux ] && [ -z "$(ARGS)$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "Puppet is installed, but there is no display to open its window on (DISPLAY and WAYLAND_DISPLAY are"; \
		echo "not set). Run make run from a desktop session, or in a virtual one: xvfb-run -a make run"; \
		echo "Without any display: $(PY) main.py animate --help"; \
		exit 1; \
	fi
	@$(PY) main.py $(ARGS)

test:
	@.ci/set-up test
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(ARGS)

lint:
	@.ci/set-up test
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format:
	@.ci/set-up test
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bundle:
	@.ci/set-up bundle
	@$(PY) .ci/bundle.py $(ARGS)
	@if [ "$$(uname)" = Linux ]; then \
		PUPPET_BUNDLE=build/bundle/Puppet QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/test_bundle.py; \
	fi

lock: setup
	@$(PY) .ci/lock.py $(ARGS)

audit: setup
	@$(PY) .ci/audit.py $(ARGS)

translations: setup
	@$(PY) .ci/translations.py

bench: setup
	@$(PY) main.py bench $(ARGS)

guard: setup
	@OMP_NUM_THREADS=1 $(PY) main.py bench --guard $(ARGS)

clean:
	rm -rf build puppet.egg-info .mypy_cache .ruff_cache .pytest_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

distclean: clean
	rm -rf .venv
