//! Tests of the table of what is hooked, and of the page that has it.

#[path = "table.rs"]
mod table;

use table::{GROUPS, OBJECTS, Scope, Treatment, is_replaced, scope_of, waits};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/hooks.md");

/// The table as the page has it, between two marks.
fn rendered() -> String {
    let mut text = String::from(
        "| what | functions of libc | flags, one of | a call that would wait |\n| --- | --- | --- | --- |\n",
    );
    for group in GROUPS {
        let treatment = match group.treatment {
            Treatment::Suspends => "suspends until it is ready",
            Treatment::Pool => "is made on a thread of the pool",
            Treatment::Retries => "is tried again every 1 to 20 ms",
            Treatment::Refused => "is refused: PHP reads and writes instead",
            Treatment::Watched => "does not wait",
        };
        let functions = group.functions.join("`, `");
        text += &format!(
            "| {} | `{functions}` | {} | {treatment} |\n",
            group.what, group.flags
        );
    }
    let names = |wanted: Scope| {
        let names = OBJECTS.iter().filter(|(_, scope)| *scope == wanted);
        let names: Vec<String> = names
            .map(|(name, _)| format!("`{}`", name.trim_end_matches('.')))
            .collect();
        names.join(", ")
    };
    text += &format!(
        "\nObjects, by the beginnings of their file names: {}. Of {} sleeps only; of {} `read` and `write` of calls that were \
         interrupted; of {} what they load.\n",
        names(Scope::All),
        names(Scope::Sleeps),
        names(Scope::Interruptions),
        names(Scope::Loads),
    );
    text
}

/// `UPDATE=1 cargo test --test hooks` writes the page anew.
#[test]
fn the_page_has_the_table() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    let (before, rest) = page
        .split_once("<!-- table -->\n")
        .expect("a mark before the table");
    let (table, after) = rest.split_once("<!-- end of table -->").expect("a mark after it");
    if std::env::var_os("UPDATE").is_some() {
        let page = format!(
            "{before}<!-- table -->\n{}<!-- end of table -->{after}",
            rendered()
        );
        std::fs::write(PAGE, page).expect("the page can be written");
    } else {
        assert_eq!(
            table,
            rendered(),
            "UPDATE=1 cargo test --test hooks writes the page anew"
        );
    }
}

#[test]
fn objects_are_chosen_by_the_beginning_of_their_name() {
    assert_eq!(scope_of("", ""), Some(Scope::All));
    assert_eq!(scope_of("/usr/lib/libpq.so.5", ""), Some(Scope::All));
    assert_eq!(scope_of("/usr/lib/libsqlite3.so.0", ""), Some(Scope::Sleeps));
    assert_eq!(scope_of("/usr/lib/libc.so.6", ""), None);
    assert_eq!(scope_of("/usr/lib/php/opcache.so", ""), None);
    assert_eq!(scope_of("/usr/lib/libzmq.so.5", ""), None);
}

/// Whether libc exports a function by this name.
fn is_exported(name: &str) -> bool {
    let name = std::ffi::CString::new(name).expect("a name");
    // SAFETY: asks for a name among all objects of the process.
    unsafe { !libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()).is_null() }
}

#[test]
fn a_function_is_replaced_by_whatever_name_libc_exports_it() {
    // Only libc itself can be linked to these.
    const OTHERS: [&str; 3] = ["__fstat64", "__recv", "__sigtimedwait"];
    const SUFFIXES: [&str; 6] = ["", "_chk", "_2", "64", "64_chk", "64_2"];
    let listed = GROUPS.iter().flat_map(|group| group.functions);
    for function in listed.filter(|function| !function.starts_with('_')) {
        for suffix in SUFFIXES {
            for name in [
                format!("{function}{suffix}"),
                format!("__{function}{suffix}"),
                format!("_IO_{function}{suffix}"),
                format!("{function}{suffix}_time64"),
                format!("__{function}{suffix}_time64"),
            ] {
                let ignored = OTHERS.contains(&name.as_str()) || !is_exported(&name);
                assert!(ignored || is_replaced(Scope::All, &name), "{name}");
            }
        }
    }
}

#[test]
fn what_waits_for_others_is_known() {
    assert!(waits("poll") && waits("recv") && waits("usleep"));
    assert!(!waits("read") && !waits("fsync") && !waits("close"));
}

#[test]
fn a_setting_adds_objects() {
    assert_eq!(
        scope_of("/usr/lib/libzmq.so.5", "libfoo, libzmq"),
        Some(Scope::All)
    );
    assert_eq!(scope_of("/usr/lib/libzmq.so.5", " , ,"), None);
    assert_eq!(
        scope_of("/usr/lib/libsqlite3.so.0", "libsqlite3"),
        Some(Scope::Sleeps)
    );
}

#[test]
fn a_library_that_holds_locks_only_sleeps() {
    assert!(is_replaced(Scope::Sleeps, "usleep") && !is_replaced(Scope::Sleeps, "read"));
    assert!(is_replaced(Scope::Interruptions, "read") && !is_replaced(Scope::Interruptions, "poll"));
    assert!(is_replaced(Scope::Loads, "dlopen") && !is_replaced(Scope::Loads, "read"));
    assert!(is_replaced(Scope::All, "poll") && !is_replaced(Scope::All, "malloc"));
}
