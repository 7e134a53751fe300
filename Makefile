# The project's commands. Each target is a script in tools/ or one command; `make deps` runs first where something
# from outside is needed, and does nothing when all of it is there.

# Another PHP: make PHP=/usr/bin/php8.3 PHP_CONFIG=/usr/bin/php-config8.3. ext-php-rs' build script takes PHP from the
# environment too, but only as a path; unset, it finds php by itself, after `make deps` has installed one.
ifdef PHP
override PHP := $(or $(shell command -v $(PHP)),$(PHP))
export PHP
else
PHP := php
endif
ifdef PHP_CONFIG
override PHP_CONFIG := $(or $(shell command -v $(PHP_CONFIG)),$(PHP_CONFIG))
export PHP_CONFIG
endif

DESTDIR    ?=
TARGET_DIR := $(or $(CARGO_TARGET_DIR),target)
LIBRARY    := $(TARGET_DIR)/release/libswoole_rs.so

.PHONY: help deps build install package demo demo-cluster test autobahn fuzz bench guard stubs phpstan docs lint clean

help:
	@echo 'make deps     install what building needs and this machine lacks'
	@echo 'make build    build $(LIBRARY)'
	@echo 'make install  put it into the extension directory of PHP, with an ini file, and swoole-watch on the PATH (DESTDIR is honoured)'
	@echo 'make package  pack it for PIE, for Debian and as a tarball, with checksums, into target/packages'
	@echo 'make demo     serve a chat page on http://127.0.0.1:9502/'
	@echo 'make demo-cluster  the same by three processes and a Redis, which it starts and ends'
	@echo 'make test     run every test, under other PHPs too where they are to be had; the last line is the total'
	@echo 'make autobahn run the Autobahn suite against an echo server and against the client (CASES="6.* 12.1.1", PROCESSES=2)'
	@echo 'make fuzz     look for faults with random programs, clients and bytes (SECONDS=120)'
	@echo 'make bench    measure, against programs that do the same work without PHP; writes bench/results.* and the README'
	@echo 'make guard    count instructions per request, and compare with bench/instructions.json'
	@echo 'make stubs    check stubs/ against the built extension'
	@echo 'make phpstan  have PHPStan check the examples and the programs of the manual (PHPSTAN=/path/to/phpstan.phar)'
	@echo 'make docs     build the manual into target/docs (mdBook)'
	@echo 'make lint     formatting and clippy'

deps:
	@tools/deps

build: deps
	cargo build --release --locked

install: build
	tools/install '$(LIBRARY)' '$(DESTDIR)'

package: build
	tools/package '$(LIBRARY)'

# exec all the way: make waits and passes SIGTERM on, Ctrl-C reaches PHP itself
demo: build
	@exec tools/demo '$(LIBRARY)'

demo-cluster: build
	@exec tools/demo-cluster '$(LIBRARY)'

test:
	@exec tools/test

CASES ?= all
autobahn: build
	@$(PHP) tools/autobahn '$(LIBRARY)' $(foreach case,$(CASES),'$(case)')
	@SIDE=client $(PHP) tools/autobahn '$(LIBRARY)' $(foreach case,$(CASES),'$(case)')

SECONDS ?= 120
fuzz: build
	@exec tools/fuzz '$(SECONDS)' '$(LIBRARY)'

bench: build
	bench/run all --publish

guard: build
	@SWOOLE_RS_SO='$(LIBRARY)' bench/guard

stubs: build
	$(PHP) -n -d extension='$(abspath $(LIBRARY))' stubs/check.php

phpstan:
	@$(PHP) tools/phpstan

docs: deps
	@exec tools/docs

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

clean:
	cargo clean
