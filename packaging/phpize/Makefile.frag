# The library as `phpize` expects it: modules/swoole.so.
# CARGO_TARGET_DIR in the environment says where cargo builds, as always.
SWOOLE_RS_TARGET = $(or $(CARGO_TARGET_DIR),$(SWOOLE_RS_ROOT)/target)

.PHONY: swoole-rs-build
swoole-rs-build:
	PHP=$(PHP_EXECUTABLE) PHP_CONFIG=`command -v $(PHP_CONFIG)` $(CARGO) build --release --locked --manifest-path $(SWOOLE_RS_ROOT)/Cargo.toml --target-dir $(SWOOLE_RS_TARGET)

$(phplibdir)/swoole.so: swoole-rs-build
	@mkdir -p $(phplibdir)
	cp $(SWOOLE_RS_TARGET)/release/libswoole_rs.so $@
