//! Settings that programs give because Swoole knows them, and that have no effect here: the log says so, and what does what
//! they were meant to do. A name that nobody knows is said, too: it may be misspelt.

use super::http::http2::settings::NAMES as HTTP2_NAMES;
use super::websocket::settings::NAMES as WEBSOCKET_NAMES;
use crate::engine::log::{self, Level};
use crate::net::tls;
use crate::zend::array::Key;
use crate::zend::{Array, Zval};

/// Those that have an effect, beside the ones of HTTP/2 and WebSocket connections.
const EFFECTIVE: [&str; 43] = [
    "package_max_length",
    "socket_buffer_size",
    "max_connection",
    "max_conn",
    "http_parse_cookie",
    "http_parse_post",
    "enable_static_handler",
    "document_root",
    "static_handler_locations",
    "http_index_files",
    "http_autoindex",
    "http_compression",
    "http_compression_level",
    "compression_level",
    "http_gzip_level",
    "http_compression_min_length",
    "compression_min_length",
    "http_compression_types",
    "compression_types",
    "http_parse_files",
    "upload_tmp_dir",
    "upload_max_filesize",
    "upload_max_disk",
    "http_max_headers",
    "http_header_timeout",
    "http_body_timeout",
    "http_keepalive_timeout",
    "max_wait_time",
    "min_transfer_rate",
    "min_transfer_rate_grace",
    "close_timeout",
    "open_websocket_close_frame",
    "open_websocket_ping_frame",
    "open_websocket_pong_frame",
    "metrics_listen",
    "metrics_path",
    "trusted_proxies",
    "forwarded_header",
    "proxy_protocol",
    "access_log",
    "access_log_format",
    "user",
    "group",
];

/// What is the case here anyhow, whatever is said.
const GIVEN: [&str; 6] = [
    "open_ssl",
    "open_http_protocol",
    "open_websocket_protocol",
    "open_tcp_nodelay",
    "enable_coroutine",
    "send_yield",
];

/// Beginnings of names, and what to do instead. The first that fits counts.
#[rustfmt::skip]
const INSTEAD: [(&str, &str); 31] = [
    ("ssl_", TLS),
    ("http2_enable_push", HTTP2_PUSH),
    ("worker_num", PROCESSES), ("reactor_num", PROCESSES), ("task_", PROCESSES), ("dispatch_", PROCESSES),
    ("max_request", PROCESSES), ("reload_async", PROCESSES),
    ("daemonize", "run the program under a supervisor such as systemd, or call Swoole\\Process::daemon() first"),
    ("pid_file", "write getmypid() to a file before start()"),
    ("log_", OPTIONS), ("max_coroutine", OPTIONS), ("hook_flags", OPTIONS), ("socket_", OPTIONS),
    ("heartbeat_", "websocket_ping_interval and websocket_idle_timeout find WebSocket clients that are gone; \
        connections that wait for a request end after Swoole\\Coroutine::set()'s socket_read_timeout"),
    ("open_eof_", RAW), ("package_eof", RAW), ("open_length_", RAW), ("package_length_", RAW), ("package_body_", RAW),
    ("open_mqtt_", RAW), ("open_fastcgi_", RAW), ("open_redis_", RAW),
    ("timeout", OPTIONS), ("read_timeout", OPTIONS), ("write_timeout", OPTIONS),
    ("chroot", "run the program under a supervisor that does it; user and group are settings here"),
    ("http_parse_", "the settings of requests are listed at Swoole\\Coroutine\\Http\\Server::set()"),
    ("backlog", "the backlog is 512, or net.core.somaxconn if that is less"),
    ("websocket_mask", "a server's frames are never masked (RFC 6455, section 5.1)"),
    ("websocket_", "the settings of WebSocket connections are listed at Swoole\\Coroutine\\Http\\Server::set()"),
];

const UNKNOWN: &str = "its name is not known";
const TLS: &str = "TLS is off: the constructor's $ssl, or the setting open_ssl, switches it on";
const HTTP2_PUSH: &str = "browsers do not take pushed responses any more";
const PROCESSES: &str =
    "a coroutine server is one process: start several in a Swoole\\Process\\Pool, with $reuse_port";
const RAW: &str = "it is about messages on bare sockets: see Swoole\\Coroutine\\Socket::setProtocol()";
const OPTIONS: &str = "use Swoole\\Coroutine::set()";

/// Writes a line for each of them. What is switched off is not missed.
pub fn log(settings: &Array) {
    let encrypted = settings.get("open_ssl").is_some_and(Zval::truthy);
    for (key, value) in settings.iter() {
        if let Key::Name(name) = key
            && let name = name.to_text()
            && !(encrypted && tls::settings::is_known(&name))
            && let Some(text) = explain(&name)
            && value.truthy()
        {
            let text = if encrypted && text == TLS { UNKNOWN } else { text };
            let text = format!("Server::start(): the setting '{name}' has no effect: {text}");
            log::write(Level::Warning, &text);
        }
    }
}

/// None: it has an effect, or is the case anyhow.
fn explain(name: &str) -> Option<&'static str> {
    if EFFECTIVE.contains(&name)
        || HTTP2_NAMES.contains(&name)
        || WEBSOCKET_NAMES.contains(&name)
        || GIVEN.contains(&name)
    {
        return None;
    }
    let instead = INSTEAD.iter().find(|(start, _)| name.starts_with(start));
    Some(instead.map_or(UNKNOWN, |(_, text)| *text))
}
