# Every command a contributor needs; `make help` lists them.
.DEFAULT_GOAL := help
JOBS ?= $(shell nproc)
DATA ?= .vitae
FOLDER ?= samples
LISTEN ?= 127.0.0.1:8080
SECONDS_PER_TARGET ?= 60

# Debian's own Python: it has the packages that tools/setup installs.
PYTHON := /usr/bin/python3
PYTEST := $(PYTHON) -m pytest -p no:cacheprovider
RELEASE := build/release/src
export VITAE_BIN := $(CURDIR)/$(RELEASE)/vitae
CXX_FILES = $(shell git ls-files --cached --others --exclude-standard '*.h' '*.cc')

# Configures and builds one preset. Ninja configures again by itself when a CMake file changes.
define build_preset
	@test -e build/$(1)/build.ninja || cmake --preset $(1)
	cmake --build --preset $(1) -j $(JOBS)
endef

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install all packages for development and turn on the git hook
	tools/setup --all
	git config core.hooksPath .githooks

build: ## Release build, which run, test and CI share
	$(call build_preset,release)

run: build ## Ingest samples/ and serve them at 127.0.0.1:8080, data in .vitae/ (set FOLDER, LISTEN, DATA to change)
	$(VITAE_BIN) ingest --local $(FOLDER) --data $(DATA)
	exec $(VITAE_BIN) serve --data $(DATA) --folder $(FOLDER) --listen $(LISTEN)

demo-scale-out: build ## PostgreSQL, Redis, two servers and three workers, for one ingestion of samples/
	tools/demo_scale_out

test: build layers ## Every test: unit, contract, end to end, a few rounds of crashes
	npm --prefix web test || npm --prefix web test  # once more: Chromium may time out on a busy machine
	ctest --preset release
	$(PYTEST) tests
	$(PYTEST) --postgres $(addprefix tests/e2e/,test_trigger.py test_jobs.py test_events.py test_tokens.py)

e2e: build ## Only the tests that drive the real program over HTTP
	$(PYTEST) tests/e2e

crash: build ## The long crash test: kill the server, restart it, nothing lost, nothing twice
	VITAE_CRASH_ROUNDS=full $(PYTEST) tests/crash tests/dropbox/test_killed.py tests/interop/test_losses.py
	VITAE_FAULT_ROUNDS=20 $(RELEASE)/ingest_test --gtest_filter='*DropboxFaults*'

check: fmt-check tidy test ## Run this before you push

fmt: ## Format all C++
	clang-format-14 -i $(CXX_FILES)

fmt-check: ## Fail on C++ that is not formatted
	clang-format-14 --dry-run -Werror $(CXX_FILES)

layers: ## Fail on an include that goes up or sideways, or on two types of one name
	$(PYTHON) tools/check_layers.py

tidy: ## clang-tidy over src/ and bench/
	@test -e build/release/build.ninja || cmake --preset release
	run-clang-tidy-19 -quiet -extra-arg=-Wno-unknown-warning-option -j $(JOBS) -p build/release '$(CURDIR)/(src|bench)/(?!.*_test\.cc)'

asan: ## The unit tests under AddressSanitizer and UndefinedBehaviorSanitizer
	$(call build_preset,dev)
	ctest --preset dev

tsan: ## The unit tests under ThreadSanitizer
	$(call build_preset,tsan)
	ctest --preset tsan

fuzz: ## One minute on each fuzz target (set SECONDS_PER_TARGET to change)
	$(call build_preset,fuzz)
	tools/fuzz $(SECONDS_PER_TARGET)

bench: build ## Measure, beside the disk and beside BullMQ, and print one table
	$(PYTHON) bench/run

eval: build ## Make the evaluation set, read it, and print how well, for open and held-back people
	$(PYTHON) tools/make_evaluation build/evaluation
	$(PYTHON) tools/evaluate build/evaluation

golden: build ## Rewrite the expected files of the golden tests; the diff is the review
	VITAE_UPDATE_GOLDEN=1 ctest --preset release -R Golden
	git diff --stat tests

clean: ## Delete all builds
	rm -rf build

.PHONY: help setup build run test e2e crash check fmt fmt-check layers tidy asan tsan fuzz bench eval golden clean demo-scale-out
