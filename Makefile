# What a person types. Each does first what it needs; `make help` tells more.
SHELL := bash

.PHONY: help pictures setup run quick build single dist test score bench fmt

help:
	@echo 'make run      set up, build the page, serve it (PORT=8080)'
	@echo 'make build    the page as a static site in dist/'
	@echo 'make single   the page as one file that opens from disk, dist/taizhang.html'
	@echo 'make dist     a release in release/: site, single file, command line, npm package, their sums'
	@echo 'make quick    the page again after a change, in seconds, not made small'
	@echo 'make test     everything that must hold (make test STEPS="native browser": some of it)'
	@echo 'make pictures the pictures of the README, from the sample of the page'
	@echo 'make score    the command line against gold, a line a document'
	@echo 'make bench    MB/s of the analysis'
	@echo 'make fmt      format the sources'
	@echo 'make setup    only install what building and testing need'

setup:
	@scripts/setup.sh page tests

run: build
	@python3 scripts/serve.py dist

quick:
	@scripts/quick-page.sh

build:
	@scripts/build-page.sh

single: build
	@echo dist/taizhang.html

dist:
	@scripts/setup.sh page
	@scripts/dist.sh

test:
	@scripts/test.sh $(STEPS)

pictures: build
	@node scripts/pictures.mjs

score:
	@cargo build --quiet --bin taizhang
	@python3 tests/score.py --binary "$${CARGO_TARGET_DIR:-target}/debug/taizhang"

bench:
	@cargo bench

fmt:
	@cargo fmt
