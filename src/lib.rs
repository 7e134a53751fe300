//! swoole-rs: Swoole's coroutine HTTP and WebSocket server as a PHP extension, in Rust on tokio.
//!
//! Bytes enter at `net`, are understood by the `protocol` crate, become PHP values in `api`, run in a coroutine of
//! `engine`, and leave through `net`'s outboxes. Dependencies run one way: `api` → `server`, `hub` → `engine` → `net` → `zend`.
//!
//! What PHP sees is declared in `stubs/*.stub.php` and nowhere else; each declaration names a handler in `api`.

mod api;
mod client;
mod engine;
mod hub;
mod library;
mod net;
mod server;
mod zend;

use std::ffi::c_int;

use ext_php_rs::builders::ModuleBuilder;
use ext_php_rs::zend::{ModuleEntry, StaticModuleEntry};

use api::registration::{self, constants};
use zend::{fiber, hooks, ini, transports};

/// What the engine's hooks do.
static HOOKS: hooks::Hooks = hooks::Hooks {
    in_coroutine: || engine::Engine::get().coroutines.in_coroutine(),
    exit: api::coroutines::exit_exception::throw,
    autoload: engine::load_class,
    wait_for_linker: engine::wait_for_linker,
    links_changed: engine::links_changed,
    coroutine_of: engine::coroutine_of,
    exception_in_linking: engine::exception_in_linking,
    interrupt: engine::preempt,
    end_waits: engine::end_waits,
    looked_in: engine::looked_in,
    call_begins: engine::call_begins,
    call_ended: engine::call_ended,
    signals_dispatched: engine::signals_dispatched,
    fill_properties: api::fill_properties,
    library: |class| library::find(class).map(|source| (source.name, source.code())),
};

/// MINIT: everything that PHP sees is registered here, from the stubs.
extern "C" fn start(_: c_int, module_number: c_int) -> c_int {
    const SUCCESS: c_int = 0;
    const FAILURE: c_int = -1;
    ini::register(module_number);
    net::inherited::read_environment();
    engine::sync::ticket_keys::share();
    let optional = registration::Optional {
        short_names: ini::flag("swoole.use_shortname"),
        library: ini::flag("swoole.enable_library"),
    };
    let registered = registration::register_classes(optional).and_then(|()| {
        registration::register_constants(module_number, optional);
        registration::register_borrowed_constants(module_number);
        registration::register_optional_functions(optional)
    });
    if let Err(error) = registered {
        eprintln!("swoole: cannot start: {error}");
        return FAILURE;
    }
    if !fiber::assert_fits() {
        eprintln!("swoole: cannot start: this PHP's fiber context is larger than expected");
        return FAILURE;
    }
    if !transports::alias() {
        eprintln!("swoole: cannot start: another extension has the transports async.*");
        return FAILURE;
    }
    api::install_classes(optional);
    library::enable(optional.library, optional.short_names);
    hooks::install(&HOOKS);
    if ini::flag("swoole.blocking_detection") {
        hooks::watch_calls();
    }
    SUCCESS
}

/// RINIT.
extern "C" fn request(_: c_int, _: c_int) -> c_int {
    hooks::begin_request();
    engine::hook_pcntl();
    #[cfg(not(php83))]
    registration::class_alias::hook();
    engine::hook_sessions();
    0
}

/// RSHUTDOWN.
extern "C" fn end_request(_: c_int, _: c_int) -> c_int {
    engine::Engine::get().end_request();
    0
}

/// `php --ri swoole`.
extern "C" fn info(module: *mut ModuleEntry) {
    let row = |name: &str, value: &str| {
        let (name, value) = (format!("{name}\0"), format!("{value}\0"));
        zend::info_row(&name, &value);
    };
    zend::info_table(|| {
        row("Swoole", "enabled");
        row("API level", constants::SWOOLE_VERSION);
        row(
            "implementation",
            "swoole-rs, independent of the Swoole project (Rust, tokio)",
        );
        row("swoole-rs", constants::SWOOLE_RS_VERSION);
        let hooks = engine::Engine::get().hook_report();
        row("hooked objects", &hooks.objects.join(", "));
        row("not hooked, though they may wait", &hooks.left_alone.join(", "));
        row("skipped", &hooks.skipped.join(", "));
    });
    zend::info_ini(module);
}

/// The entry that PHP looks for when it loads the extension.
#[unsafe(no_mangle)]
pub extern "C" fn get_module() -> *mut ModuleEntry {
    static MODULE: StaticModuleEntry = StaticModuleEntry::new();
    MODULE.get_or_init(|| {
        let (mut entry, _, owned) = ModuleBuilder::new("swoole", constants::SWOOLE_VERSION)
            .startup_function(start)
            .request_startup_function(request)
            .request_shutdown_function(end_request)
            .info_function(info)
            .try_into()
            .expect("a module without ext-php-rs classes always builds");
        entry.functions = registration::functions();
        (entry, owned)
    })
}
