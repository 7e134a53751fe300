//! Looks at all stubs together: which Rust function handles what, parents before children, property slots, constant values.

use std::collections::{HashMap, HashSet};

use super::model::{Class, Constant, Doc, Expression, File, Function, Property, Value};
use super::{Error, Result, slots};

/// The tags that mean something to the build, and those of PHPDoc that mean something to its readers.
const TAGS: &[&str] = &[
    "alias",
    "deprecated",
    "dynamic",
    "env",
    "library",
    "link",
    "not-serializable",
    "param",
    "return",
    "see",
    "shortname",
    "strict-properties",
    "throws",
    "uncloneable",
    "var",
];

#[derive(Debug)]
pub struct Program<'a> {
    /// Parents before their children.
    pub classes: Vec<LinkedClass<'a>>,
    pub functions: Vec<LinkedFunction<'a>>,
    pub constants: Vec<LinkedConstant<'a>>,
}

/// A function of `crate::api`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    pub module: String,
    pub name: String,
}

#[derive(Debug)]
pub struct LinkedFunction<'a> {
    pub function: &'a Function,
    /// None for an abstract method.
    pub handler: Option<Handler>,
    /// Exists only under `swoole.use_shortname`.
    pub short: bool,
    /// Exists only under `swoole.enable_library`.
    pub library: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Parent {
    None,
    /// Index into `Program::classes`.
    Stub(usize),
    Outside(String),
}

#[derive(Debug)]
pub struct LinkedClass<'a> {
    pub class: &'a Class,
    /// The class's name in Rust: `response`.
    pub ident: String,
    pub parent: Parent,
    pub methods: Vec<LinkedFunction<'a>>,
    /// Each with its default; None if a typed property has none.
    pub properties: Vec<(&'a Property, Option<Value>)>,
    pub constants: Vec<(&'a Constant, Value)>,
    /// Name and index of each property that the class can see, own and inherited.
    pub slots: Vec<(String, usize)>,
    /// Length of the property table; None if the parent's is unknown.
    pub slot_count: Option<usize>,
}

#[derive(Debug)]
pub struct LinkedConstant<'a> {
    pub constant: &'a Constant,
    pub value: Value,
    /// Its value is the setting `swoole.use_shortname`.
    pub follows_short_names: bool,
}

/// `environment` gives the value that a constant with the tag `@env` must have.
pub fn link<'a>(
    files: &'a [File],
    environment: &dyn Fn(&str) -> Option<String>,
) -> std::result::Result<Program<'a>, String> {
    let linker = Linker {
        files,
        handlers: collect_handlers(files),
        environment,
    };
    let in_file =
        |file: &File, error: Error| format!("stubs/{}.stub.php:{error}", file.module.replace("::", "/"));
    let mut program = Program {
        classes: Vec::new(),
        functions: Vec::new(),
        constants: Vec::new(),
    };
    let mut names = HashSet::new();
    for file in files {
        linker
            .file(file, &mut names, &mut program)
            .map_err(|error| in_file(file, error))?;
    }
    linker.classes(&mut program)?;
    Ok(program)
}

/// `getContent` → `get_content`, `__toString` → `to_string`, `yield` → `yield_`.
pub fn rust_name(php: &str) -> String {
    let mut name = String::new();
    let mut previous_lower = false;
    for c in php.trim_start_matches("__").chars() {
        if c.is_ascii_uppercase() && previous_lower {
            name.push('_');
        }
        previous_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        name.push(c.to_ascii_lowercase());
    }
    const KEYWORDS: &[&str] = &[
        "break", "continue", "final", "loop", "match", "move", "ref", "type", "yield",
    ];
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

fn last_segment(name: &str) -> &str {
    name.rsplit('\\').next().unwrap_or(name)
}

/// Names of PHP are case-insensitive.
fn key(name: &str) -> String {
    name.to_ascii_lowercase()
}

/// The handlers that aliases may name: `class::method` and functions, in lower case.
fn collect_handlers(files: &[File]) -> HashMap<String, Handler> {
    let mut handlers = HashMap::new();
    for file in files {
        let own = |function: &Function| Handler {
            module: file.module.clone(),
            name: rust_name(last_segment(&function.name)),
        };
        for function in file
            .functions
            .iter()
            .filter(|function| !function.doc.has("alias"))
        {
            handlers.insert(key(&function.name), own(function));
        }
        for class in &file.classes {
            for method in class.methods.iter().filter(|method| !method.doc.has("alias")) {
                handlers.insert(key(&format!("{}::{}", class.name, method.name)), own(method));
            }
        }
    }
    handlers
}

struct Linker<'a, 'e> {
    files: &'a [File],
    handlers: HashMap<String, Handler>,
    environment: &'e dyn Fn(&str) -> Option<String>,
}

impl<'a> Linker<'a, '_> {
    fn file(&self, file: &'a File, names: &mut HashSet<String>, program: &mut Program<'a>) -> Result<()> {
        let mut declare = |kind: &str, name: &str, line| {
            let fresh = names.insert(format!("{kind} {name}"));
            if fresh {
                Ok(())
            } else {
                Err(Error::at(line, format!("{kind} {name} is declared twice")))
            }
        };
        for function in &file.functions {
            declare("function", &key(&function.name), function.line)?;
            program.functions.push(self.function(function, &function.name)?);
        }
        for constant in &file.constants {
            declare("constant", &constant.name, constant.line)?;
            program.constants.push(self.constant(constant)?);
        }
        for class in &file.classes {
            declare("class", &key(&class.name), class.line)?;
            check_tags(&class.doc, class.line)?;
            let ident = match file.classes.as_slice() {
                [_] => file.stem().to_string(),
                _ => rust_name(last_segment(&class.name)),
            };
            declare("class identifier", &ident, class.line)?;
            let methods = class
                .methods
                .iter()
                .map(|method| self.function(method, &format!("{}::{}", class.name, method.name)))
                .collect::<Result<Vec<_>>>()?;
            let constants = class
                .constants
                .iter()
                .map(|constant| Ok((constant, self.evaluate(&constant.value, constant.line, 0)?)))
                .collect::<Result<Vec<_>>>()?;
            let properties = class
                .properties
                .iter()
                .map(|property| Ok((property, self.default(property)?)))
                .collect::<Result<Vec<_>>>()?;
            program.classes.push(LinkedClass {
                class,
                ident,
                parent: Parent::None,
                methods,
                properties,
                constants,
                slots: Vec::new(),
                slot_count: None,
            });
        }
        Ok(())
    }

    fn function(&self, function: &'a Function, full_name: &str) -> Result<LinkedFunction<'a>> {
        check_tags(&function.doc, function.line)?;
        // a default before a required parameter would be unreachable and reflection would show it as required
        let mut optional = false;
        for parameter in &function.parameters {
            if optional && parameter.default.is_none() && !parameter.variadic {
                return Err(Error::at(
                    function.line,
                    format!("${} follows an optional parameter", parameter.name),
                ));
            }
            optional |= parameter.default.is_some();
        }
        let target = function
            .doc
            .value("alias")
            .unwrap_or(full_name)
            .trim_start_matches('\\');
        let handler = match self.handlers.get(&key(target)) {
            Some(_) if function.modifiers.is_abstract => None,
            Some(handler) => Some(handler.clone()),
            None => {
                return Err(Error::at(
                    function.line,
                    format!("{target}, the target of the alias, is not declared"),
                ));
            }
        };
        Ok(LinkedFunction {
            function,
            handler,
            short: function.doc.has("shortname"),
            library: function.doc.has("library"),
        })
    }

    /// PHP's rule: without a type the default is null, with one there is none.
    fn default(&self, property: &Property) -> Result<Option<Value>> {
        match &property.default {
            Some(expression) => self.evaluate(expression, property.line, 0).map(Some),
            None if property.declared.is_none() => Ok(Some(Value::Null)),
            None => Ok(None),
        }
    }

    fn constant(&self, constant: &'a Constant) -> Result<LinkedConstant<'a>> {
        check_tags(&constant.doc, constant.line)?;
        let fail = |message: String| Err(Error::at(constant.line, message));
        if constant.name.contains('\\') {
            return fail(format!("{} is not global", constant.name));
        }
        let value = self.evaluate(&constant.value, constant.line, 0)?;
        if let Some(variable) = constant.doc.value("env") {
            match (self.environment)(variable) {
                Some(expected) if value == Value::String(expected.clone()) => {}
                expected => {
                    return fail(format!(
                        "{} must be {expected:?}, the {variable} of the build",
                        constant.name
                    ));
                }
            }
        }
        let follows_short_names = match constant.doc.value("dynamic") {
            None => false,
            Some("swoole.use_shortname") => true,
            Some(other) => return fail(format!("{other} is no setting that a constant can follow")),
        };
        Ok(LinkedConstant {
            constant,
            value,
            follows_short_names,
        })
    }

    fn evaluate(&self, expression: &Expression, line: u32, depth: u32) -> Result<Value> {
        const DEEPEST: u32 = 32; // beyond it lies a cycle
        let int = |expression: &Expression| match self.evaluate(expression, line, depth + 1)? {
            Value::Int(value) => Ok(value),
            other => Err(Error::at(line, format!("{other:?} is no integer"))),
        };
        Ok(match expression {
            Expression::Value(value) => value.clone(),
            Expression::Negative(inner) => match self.evaluate(inner, line, depth + 1)? {
                Value::Int(value) => Value::Int(-value),
                Value::Float(value) => Value::Float(-value),
                other => return Err(Error::at(line, format!("{other:?} has no sign"))),
            },
            Expression::Or(left, right) => Value::Int(int(left)? | int(right)?),
            Expression::ShiftLeft(left, right) => match int(right)? {
                by @ 0..=63 => Value::Int(int(left)? << by),
                by => return Err(Error::at(line, format!("a shift by {by}"))),
            },
            Expression::Constant(name) => match name.as_str() {
                "PHP_INT_MAX" => Value::Int(i64::MAX),
                "PHP_INT_MIN" => Value::Int(i64::MIN),
                name => {
                    let constants = self.files.iter().flat_map(|file| &file.constants);
                    match constants.into_iter().find(|constant| constant.name == name) {
                        Some(constant) if depth < DEEPEST => {
                            self.evaluate(&constant.value, line, depth + 1)?
                        }
                        Some(_) => return Err(Error::at(line, format!("{name} is defined by itself"))),
                        None => {
                            return Err(Error::at(line, format!("{name} is not a constant of the stubs")));
                        }
                    }
                }
            },
        })
    }

    /// Sorts the classes, resolves their parents and numbers their property slots.
    fn classes(&self, program: &mut Program<'a>) -> std::result::Result<(), String> {
        let mut waiting = std::mem::take(&mut program.classes);
        let declared: HashSet<String> = waiting.iter().map(|linked| key(&linked.class.name)).collect();
        while !waiting.is_empty() {
            let mut later = Vec::new();
            let before = waiting.len();
            for mut linked in waiting {
                linked.parent = match linked.class.parent.as_deref() {
                    None => Parent::None,
                    Some(parent) if !declared.contains(&key(parent)) => Parent::Outside(parent.to_string()),
                    Some(parent) => {
                        let done = &program.classes;
                        match done
                            .iter()
                            .position(|other| key(&other.class.name) == key(parent))
                        {
                            Some(index) => Parent::Stub(index),
                            None => {
                                later.push(linked);
                                continue;
                            }
                        }
                    }
                };
                slots::number(&mut linked, &program.classes)?;
                program.classes.push(linked);
            }
            if later.len() == before {
                return Err(format!("{} extends itself", later[0].class.name));
            }
            waiting = later;
        }
        Ok(())
    }
}

fn check_tags(doc: &Doc, line: u32) -> Result<()> {
    match doc.tags.iter().find(|(name, _)| !TAGS.contains(&name.as_str())) {
        Some((name, _)) => Err(Error::at(line, format!("the tag @{name} is unknown"))),
        None => Ok(()),
    }
}
