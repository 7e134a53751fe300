//! Tests of the stub reader: what the grammar means, what is refused, and that the project's own stubs are sound.

#[path = "mod.rs"]
mod stubs;

use std::path::Path;

use stubs::link::{Handler, Parent, Program, link, rust_name};
use stubs::model::{Builtin, File, Type, Value, Visibility};
use stubs::parser::parse;

fn file(module: &str, source: &str) -> File {
    parse(module, &format!("<?php\n{source}")).expect("a valid stub")
}

fn parse_error(source: &str) -> String {
    parse("module", &format!("<?php\n{source}"))
        .expect_err("an invalid stub")
        .to_string()
}

fn no_environment(_: &str) -> Option<String> {
    None
}

fn link_error(source: &str) -> String {
    link(&[file("module", source)], &no_environment).expect_err("a stub that cannot be linked")
}

fn linked<T>(source: &str, look: impl FnOnce(&Program<'_>) -> T) -> T {
    let files = [file("module", source)];
    look(&link(&files, &no_environment).expect("a stub that can be linked"))
}

fn emitted(source: &str) -> String {
    linked(source, stubs::emit::emit)
}

#[track_caller]
fn assert_contains(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in\n{text}");
}

#[test]
fn namespaces_qualify_declarations_and_types() {
    let file = file(
        "module",
        r"
        namespace A\B { class C extends D implements \Stringable, E { public function f(C $c, \G|int $g): ?H {} } function f() {} }
        namespace { class C {} function f(): C {} }",
    );
    let class = &file.classes[0];
    assert_eq!(class.name, r"A\B\C");
    assert_eq!(class.parent.as_deref(), Some(r"A\B\D"));
    assert_eq!(class.interfaces, ["Stringable", r"A\B\E"]);
    let method = &class.methods[0];
    assert_eq!(
        method.parameters[0].declared.as_ref().unwrap().classes,
        [r"A\B\C"]
    );
    let union = Type {
        builtin: vec![Builtin::Int],
        classes: vec!["G".into()],
    };
    assert_eq!(method.parameters[1].declared, Some(union));
    let nullable = Type {
        builtin: vec![Builtin::Null],
        classes: vec![r"A\B\H".into()],
    };
    assert_eq!(method.returns, Some(nullable));
    assert_eq!(
        (file.functions[0].name.as_str(), file.functions[1].name.as_str()),
        (r"A\B\f", "f")
    );
    assert_eq!(file.classes[1].name, "C");
    assert_eq!(file.functions[1].returns.as_ref().unwrap().classes, ["C"]);
}

#[test]
fn parameters_keep_the_text_of_their_defaults() {
    let file = file(
        "module",
        r#"function &f($a, int &$b, string $c = '/', ?array $d = null, int $e = \SOME_CONSTANT, float $f = -1, array $g = [], mixed ...$h) {}"#,
    );
    let function = &file.functions[0];
    assert!(function.by_reference);
    assert_eq!(function.returns, None);
    let defaults: Vec<_> = function
        .parameters
        .iter()
        .map(|parameter| parameter.default.as_deref())
        .collect();
    assert_eq!(
        defaults,
        [
            None,
            None,
            Some("'/'"),
            Some("null"),
            Some("SOME_CONSTANT"),
            Some("-1"),
            Some("[]"),
            None
        ]
    );
    assert!(function.parameters[1].by_reference);
    assert!(function.parameters[7].variadic);
}

#[test]
fn keywords_are_method_names() {
    let file = file(
        "module",
        "class C { public static function yield(): bool {} public static function list(): array {} }",
    );
    assert_eq!(file.classes[0].methods[0].name, "yield");
    assert_eq!(file.classes[0].methods[1].name, "list");
}

#[test]
fn tags_begin_docblock_lines_and_prose_is_ignored() {
    let file = file(
        "module",
        "/**\n * Mail to a@b.\n * In {@see x} nothing.\n *\n * @alias A\\B::c\n * @shortname\n */\nfunction f() {}",
    );
    let tags = &file.functions[0].doc.tags;
    assert_eq!(
        *tags,
        [
            ("alias".into(), r"A\B::c".into()),
            ("shortname".into(), String::new())
        ]
    );
}

#[test]
fn comments_are_skipped_and_lines_counted() {
    let error = parse_error("# one\n// two\n/* three\nfour */\n!");
    assert!(error.starts_with("6: a declaration expected"), "{error}");
}

#[test]
fn what_is_outside_the_grammar_is_refused_with_its_line() {
    for (source, expected) in [
        ("function f() { return 1; }", "2: the body of a stub is empty"),
        ("function f($a b) {}", "2: `,` or `)` expected"),
        (
            "function f(...$a, $b) {}",
            "2: nothing follows a variadic parameter",
        ),
        (
            "class C { public readonly int $a; }",
            "2: readonly is not supported",
        ),
        ("interface I {}", "2: a declaration expected"),
        ("namespace A {", "2: a namespace without an end"),
        ("const A = 'x", "2: a string without an end"),
        ("const A = 'x\\n';", "2: only quotes and backslashes are escaped"),
        ("const A = \"$x\";", "2: strings of stubs interpolate nothing"),
        ("const A = 010;", "2: octal numbers are not used"),
        (
            "const A = 9223372036854775808;",
            "2: 9223372036854775808: number too large",
        ),
        ("const A = [1];", "2: `]` expected"),
        ("/** never closed", "2: a docblock without an end"),
    ] {
        let error = parse_error(source);
        assert!(error.starts_with(expected), "{source}: {error}");
    }
    assert_eq!(
        parse("module", "no php").unwrap_err().to_string(),
        "1: a stub begins with <?php"
    );
}

#[test]
fn rust_names_follow_php_names() {
    for (php, rust) in [
        ("getContent", "get_content"),
        ("__construct", "construct"),
        ("__toString", "to_string"),
        ("yield", "yield_"),
        ("errCode", "err_code"),
        ("swoole_last_error", "swoole_last_error"),
        ("withHttpOnly", "with_http_only"),
        ("dnsLookup", "dns_lookup"),
        ("SSLEnabled", "sslenabled"),
    ] {
        assert_eq!(rust_name(php), rust);
    }
}

#[test]
fn aliases_share_the_handler_of_their_target() {
    let source = r"
        namespace N { class C { public function getIt() {} /** @alias N\C::getit */ public function fetchIt() {} } }
        namespace N { function run() {} }
        namespace M { /** @alias \N\run */ function walk() {} }";
    linked(source, |program| {
        let handler = |name: &str| {
            Some(Handler {
                module: "module".into(),
                name: name.into(),
            })
        };
        assert_eq!(program.classes[0].methods[1].handler, handler("get_it"));
        assert_eq!(program.functions[1].handler, handler("run"));
    });
    assert_contains(
        &link_error("/** @alias nothing */ function f() {}"),
        "nothing, the target of the alias, is not declared",
    );
    // an alias of an alias would have no handler of its own
    let chain = "function a() {} /** @alias a */ function b() {} /** @alias b */ function c() {}";
    assert_contains(&link_error(chain), "b, the target of the alias, is not declared");
}

#[test]
fn parents_stand_before_their_children() {
    let source = "class C extends B {} class B extends A {} class A extends \\Exception {}";
    linked(source, |program| {
        let names: Vec<_> = program
            .classes
            .iter()
            .map(|linked| linked.class.name.as_str())
            .collect();
        assert_eq!(names, ["A", "B", "C"]);
        assert_eq!(program.classes[0].parent, Parent::Outside("Exception".into()));
        assert_eq!(program.classes[2].parent, Parent::Stub(1));
    });
    assert_contains(
        &link_error("class A extends B {} class B extends A {}"),
        "extends itself",
    );
}

#[test]
fn a_redeclared_property_keeps_its_slot_unless_the_parents_is_private() {
    let source = "class A { public $a; protected $b; private $c; public static $s; }
                  class B extends A { public $c; public $a = 1; public $d; }
                  class E extends \\Exception { private $own; }";
    linked(source, |program| {
        let slots = |index: usize| {
            let linked = &program.classes[index];
            (
                linked
                    .slots
                    .iter()
                    .map(|(name, slot)| (name.as_str(), *slot))
                    .collect::<Vec<_>>(),
                linked.slot_count,
            )
        };
        assert_eq!(slots(0), (vec![("a", 0), ("b", 1), ("c", 2)], Some(3)));
        assert_eq!(slots(1), (vec![("a", 0), ("b", 1), ("c", 3), ("d", 4)], Some(5)));
        assert_eq!(slots(2), (vec![("own", 7)], Some(8)));
        assert_eq!(
            program.classes[0].class.properties[1].modifiers.visibility,
            Visibility::Protected
        );
    });
    assert_contains(
        &link_error("class A extends \\Unknown { public $a; }"),
        "property slots",
    );
}

#[test]
fn constants_are_computed_from_each_other() {
    let source =
        "const A = B | 0x10; const B = 1 << 3; const C = PHP_INT_MAX; const D = -1.5; const E = 'it\\'s';
                  class K { const F = A; public $g = B; public ?int $h; public $i; }";
    linked(source, |program| {
        let values: Vec<_> = program
            .constants
            .iter()
            .map(|linked| linked.value.clone())
            .collect();
        let text = Value::String("it's".into());
        assert_eq!(
            values,
            [
                Value::Int(24),
                Value::Int(8),
                Value::Int(i64::MAX),
                Value::Float(-1.5),
                text
            ]
        );
        assert_eq!(program.classes[0].constants[0].1, Value::Int(24));
        let defaults: Vec<_> = program.classes[0]
            .properties
            .iter()
            .map(|(_, value)| value.clone())
            .collect();
        assert_eq!(defaults, [Some(Value::Int(8)), None, Some(Value::Null)]);
    });
    assert_contains(&link_error("const A = A;"), "A is defined by itself");
    assert_contains(&link_error("const A = B;"), "B is not a constant of the stubs");
    assert_contains(&link_error("const A = 1 << 64;"), "a shift by 64");
    assert_contains(&link_error("const A = 1 | 'x';"), "is no integer");
}

#[test]
fn a_constant_of_the_environment_must_agree_with_it() {
    let files = [file("module", "/** @env V */ const A = '1.0';")];
    let with = |value: &'static str| move |_: &str| Some(value.to_string());
    assert!(link(&files, &with("1.0")).is_ok());
    assert_contains(
        &link(&files, &with("1.1")).unwrap_err(),
        "A must be Some(\"1.1\"), the V of the build",
    );
    assert_contains(&link(&files, &no_environment).unwrap_err(), "A must be None");
}

#[test]
fn mistakes_across_declarations_are_refused() {
    assert_contains(
        &link_error("function f() {} function F() {}"),
        "function f is declared twice",
    );
    assert_contains(&link_error("class C {} class c {}"), "class c is declared twice");
    assert_contains(
        &link_error("/** @alais x */ function f() {}"),
        "stubs/module.stub.php:2: the tag @alais is unknown",
    );
    assert_contains(
        &link_error("function f($a = 1, $b) {}"),
        "$b follows an optional parameter",
    );
    assert_contains(
        &link_error("/** @dynamic other.setting */ const A = true;"),
        "other.setting is no setting",
    );
    assert_contains(&link_error("namespace N; const A = 1;"), r"N\A is not global");
}

#[test]
fn argument_tables_have_types_defaults_and_the_number_of_required_arguments() {
    let source = r"function f(\A\B|string $a, ?callable $b, iterable &$c, bool $d = false, mixed ...$e): static|false {}";
    let out = emitted(source);
    for part in [
        "static ARGUMENTS_F: Table<ffi::zend_internal_arg_info, 6>",
        "returns(3, false, Type::of(may_be::STATIC | may_be::FALSE)),",
        r#"parameter(c"a", Type::class(c"A\\B", may_be::STRING), false, false, None),"#,
        r#"parameter(c"b", Type::of(may_be::CALLABLE | may_be::NULL), false, false, None),"#,
        r#"parameter(c"c", Type::class(c"Traversable", may_be::ARRAY), true, false, None),"#,
        r#"parameter(c"d", Type::of(may_be::BOOL), false, false, Some(c"false")),"#,
        r#"parameter(c"e", Type::of(may_be::ANY), false, true, None),"#,
        r#"entry(c"f", Some(handlers::module::f), &ARGUMENTS_F.0, ffi::ZEND_ACC_PUBLIC),"#,
    ] {
        assert_contains(&out, part);
    }
    assert_contains(&emitted("function f() {}"), "returns(0, false, Type::NONE),");
}

#[test]
fn short_names_have_a_table_of_their_own() {
    let out = emitted(
        "function f() {} /** @alias f\n * @shortname */ function g() {} /** @shortname X\\Y */ class C {}",
    );
    let (long, rest) = out
        .split_once("static SHORT_FUNCTIONS")
        .expect("a table of short names");
    assert_contains(long, "entry(c\"f\", Some(handlers::module::f)");
    assert!(!long.contains("entry(c\"g\""), "{long}");
    assert_contains(rest, "entry(c\"g\", Some(handlers::module::f)");
    assert_contains(rest, r#"short_names: &[c"X\\Y"],"#);
}

#[test]
fn what_belongs_to_the_library_can_be_left_out() {
    let out = emitted(
        "function f() {} /** @library */ function g() {} /** @library\n * @shortname */ function h() {} \
         /** @library */ class C {} /** @library */ const K = 1; const L = 2;",
    );
    let (always, library) = out.split_once("static LIBRARY_FUNCTIONS").expect("a table");
    let (library, short) = library
        .split_once("static SHORT_LIBRARY_FUNCTIONS")
        .expect("a table");
    assert_contains(always, r#"entry(c"f""#);
    assert_contains(library, r#"entry(c"g""#);
    assert_contains(short, r#"entry(c"h""#);
    assert_contains(short, "library: true,");
    assert_contains(
        short,
        r#"ConstantSpec { name: c"K", value: Value::Int(1), library: true },"#,
    );
    assert_contains(
        short,
        r#"ConstantSpec { name: c"L", value: Value::Int(2), library: false },"#,
    );
}

#[test]
fn the_projects_stubs_are_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stubs");
    let files = stubs::read_folder(&folder).expect("readable stubs");
    let program = link(&files, &|name| std::env::var(name).ok()).expect("stubs that can be linked");
    for (class, ident) in [
        (r"Swoole\Http\Response", "response"),
        (r"Swoole\Coroutine\Http\Server", "server"),
        (r"Swoole\ExitException", "exit_exception"),
        (r"Swoole\Coroutine\CanceledException", "canceled_exception"),
    ] {
        let found = program
            .classes
            .iter()
            .find(|linked| linked.class.name == class)
            .expect(class);
        assert_eq!(found.ident, ident);
    }
    let out = stubs::emit::emit(&program);
    assert_contains(&out, "pub const SWOOLE_ERROR_CO_SOCKET_CLOSE_WAIT: i64 = 10019;");
    assert_contains(&out, "Some(handlers::coroutines_coroutine::yield_)");
}
