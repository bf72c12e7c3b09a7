# Two commands do everything on a machine that has Swift: `make demo` and `make test`.
SWIFT ?= swift
RELEASE = .build/release/reddot

.PHONY: help setup build demo test test-setup bench reliability lint format install clean golden screenshots docs

help:
	@echo "make demo     install what is missing, build, and open the sample company"
	@echo "make test     install what is missing, build, and run every test"
	@echo "make build    build the release program at $(RELEASE)"
	@echo "make bench    measure against the floor (docs/benchmarks.md)"
	@echo "make reliability  kill, fill the disk, cut the power: docs/reliability.md"
	@echo "make screenshots  draw the README's pictures from the sample company"
	@echo "make docs     rewrite the pages that are made from the code, and the outputs of the walk-through"
	@echo "make golden   rewrite the golden frames (look at the difference before you commit)"
	@echo "make lint     check the format;  make format  applies it"
	@echo "make install  copy the program and its themes to PREFIX (default /usr/local)"

setup:
	@tools/setup.sh

test-setup:
	@tools/setup.sh tests

build: setup
	@echo "build: release"
	@$(SWIFT) build -c release --static-swift-stdlib -Xlinker -s --product reddot

demo: build
	@$(RELEASE) demo

test: test-setup
	@echo "build: program and tests"
	@$(SWIFT) build --build-tests
	@echo "test: all suites"
	@$(SWIFT) test --skip-build

golden:
	RECORD=1 $(SWIFT) test --filter "ViewsTests|AppTests.HelpTests"

docs:
	@$(SWIFT) build --product reddot
	@.build/debug/reddot docs rules > docs/rules.md
	@.build/debug/reddot docs keys > docs/keys.md
	@RECORD=1 $(SWIFT) test --filter CommandTests.WalkthroughTests

screenshots: build
	@tools/screenshots.sh $(RELEASE)

bench: build
	@Benchmarks/run.sh

reliability: build
	@tools/reliability.sh

lint:
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	@$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

PREFIX ?= /usr/local
install: build
	install -Dm755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/reddot
	install -d $(DESTDIR)$(PREFIX)/share/reddot/themes
	install -m644 themes/* $(DESTDIR)$(PREFIX)/share/reddot/themes/

clean:
	$(SWIFT) package clean
	rm -rf out
