# The chat example in a container, and a start for one's own image. Two stages: what builds the extension stays behind.
#
#     docker build -t swoole-rs . && docker run --rm --network host swoole-rs
#
# Not run by this project's own tests, which have no Docker.
FROM php:8.4-cli-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends clang libclang-dev curl ca-certificates
# a download that fails fails the build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsS https://sh.rustup.rs | sh -s -- -y --profile minimal
WORKDIR /src
COPY . .
RUN . "$HOME/.cargo/env" && cargo build --release --locked && strip --strip-debug target/release/libswoole_rs.so

FROM php:8.4-cli-bookworm
COPY --from=build /src/target/release/libswoole_rs.so /tmp/swoole_rs.so
RUN install -m 644 /tmp/swoole_rs.so "$(php-config --extension-dir)/swoole_rs.so" && rm /tmp/swoole_rs.so \
    && echo 'extension=swoole_rs.so' > "$PHP_INI_DIR/conf.d/20-swoole_rs.ini" && php --ri swoole
WORKDIR /app
COPY examples/ .
USER www-data
# the example listens on 127.0.0.1:9502 only, hence the host network above
CMD ["php", "chat/server.php"]
