# The project's commands. Each target is a script in tools/ or one command; `make deps` runs first where something
# from outside is needed, and does nothing when all of it is there.

PHP        ?= php
PHP_CONFIG ?= php-config
DESTDIR    ?=
TARGET_DIR := $(or $(CARGO_TARGET_DIR),target)
LIBRARY    := $(TARGET_DIR)/release/libswoole_rs.so

export PHP PHP_CONFIG

.PHONY: help deps build install demo test bench stubs lint clean

help:
	@echo 'make deps     install what building needs and this machine lacks'
	@echo 'make build    build $(LIBRARY)'
	@echo 'make install  put it into the extension directory of PHP, with an ini file (DESTDIR is honoured)'
	@echo 'make demo     serve a chat page on http://127.0.0.1:9502/'
	@echo 'make test     run every test; the last line is the total'
	@echo 'make bench    measure, against programs that do the same work without PHP'
	@echo 'make stubs    check stubs/ against the built extension'
	@echo 'make lint     formatting and clippy'

deps:
	@tools/deps

build: deps
	cargo build --release --locked

install: build
	tools/install '$(LIBRARY)' '$(DESTDIR)'

# no `make` stands between the terminal and the server for long: tools/demo ends in exec
demo: build
	@exec tools/demo '$(LIBRARY)'

test:
	@exec tools/test

bench: build
	bench/run all

stubs: build
	$(PHP) -n -d extension='$(abspath $(LIBRARY))' stubs/check.php

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

clean:
	cargo clean
