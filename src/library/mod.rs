//! What Swoole writes in PHP, in our own words: PHP source that is part of the extension, and compiled when a program first
//! names one of its classes. `swoole.enable_library=Off` leaves all of it out.

use std::sync::atomic::{AtomicBool, Ordering};

/// A class's source, and the name under which errors and traces show it.
pub struct Source {
    class: &'static str,
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! sources {
    ($($class:literal => $file:literal,)*) => {
        &[$(Source {
            class: $class,
            name: concat!("swoole-rs/library/", $file, "\0"),
            text: include_str!($file),
        },)*]
    };
}

/// By the class's lower-case name. A source declares the other names of its class as well: a name in a signature is compared
/// with the classes that are there, and does not load one.
static SOURCES: &[Source] = sources! {
    "swoole\\connectionpool" => "connection_pool.php",
    "swoole\\coroutine\\server" => "coroutine_server.php",
    "swoole\\coroutine\\server\\connection" => "coroutine_server_connection.php",
    "swoole\\database\\detectslostconnections" => "detects_lost_connections.php",
    "swoole\\database\\mysqliconfig" => "mysqli_config.php",
    "swoole\\database\\mysqliexception" => "mysqli_exception.php",
    "swoole\\database\\mysqlipool" => "mysqli_pool.php",
    "swoole\\database\\mysqliproxy" => "mysqli_proxy.php",
    "swoole\\database\\objectproxy" => "database_object_proxy.php",
    "swoole\\database\\pdoconfig" => "pdo_config.php",
    "swoole\\database\\pdopool" => "pdo_pool.php",
    "swoole\\database\\pdoproxy" => "pdo_proxy.php",
    "swoole\\database\\pdostatementproxy" => "pdo_statement_proxy.php",
    "swoole\\database\\redisconfig" => "redis_config.php",
    "swoole\\database\\redispool" => "redis_pool.php",
    "swoole\\nameresolver" => "name_resolver.php",
    "swoole\\nameresolver\\cluster" => "name_resolver_cluster.php",
    "swoole\\nameresolver\\context" => "name_resolver_context.php",
    "swoole\\nameresolver\\exception" => "name_resolver_exception.php",
    "swoole\\objectproxy" => "object_proxy.php",
    "swoole\\process\\manager" => "process_manager.php",
    "swoole\\process\\processmanager" => "process_manager.php",
    "swoolers\\library\\databaseconfig" => "database_config.php",
    "swoolers\\library\\libraryfunctions" => "library_functions.php",
    "swoolers\\library\\socketfunctions" => "socket_functions.php",
};

/// Names that exist beside others only with `swoole.use_shortname`.
static SHORT_NAMES: &[Source] = sources! {
    "co\\server" => "coroutine_server.php",
    "co\\server\\connection" => "coroutine_server_connection.php",
};

static ENABLED: AtomicBool = AtomicBool::new(false);
static HAS_SHORT_NAMES: AtomicBool = AtomicBool::new(false);

/// Module start: whether there is a library, and whether its classes have short names.
pub fn enable(enabled: bool, short_names: bool) {
    ENABLED.store(enabled, Ordering::Relaxed);
    HAS_SHORT_NAMES.store(short_names, Ordering::Relaxed);
}

/// The source of a class, by its lower-case name.
pub fn find(class: &[u8]) -> Option<&'static Source> {
    if !ENABLED.load(Ordering::Relaxed) {
        return None;
    }
    let sources = match class {
        [b's', b'w', ..] => SOURCES,
        [b'c', b'o', b'\\', ..] if HAS_SHORT_NAMES.load(Ordering::Relaxed) => SHORT_NAMES,
        _ => return None,
    };
    sources.iter().find(|source| source.class.as_bytes() == class)
}

impl Source {
    /// The source after its opening tag, as the compiler of strings wants it.
    pub fn code(&self) -> &'static str {
        self.text.strip_prefix("<?php").unwrap_or(self.text)
    }
}
