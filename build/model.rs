//! What a stub declares, as the parser hands it on.

/// One stub file; `module` is its stem and the Rust module below `crate::api` that has the handlers.
#[derive(Debug, Default)]
pub struct File {
    pub module: String,
    pub classes: Vec<Class>,
    pub functions: Vec<Function>,
    pub constants: Vec<Constant>,
}

impl File {
    /// The last segment of `module`.
    pub fn stem(&self) -> &str {
        self.module
            .rsplit_once("::")
            .map_or(&self.module, |(_, stem)| stem)
    }
}

/// The tags of a docblock, in order: `@not-serializable` is `("not-serializable", "")`.
#[derive(Debug, Default, Clone)]
pub struct Doc {
    pub tags: Vec<(String, String)>,
}

impl Doc {
    pub fn has(&self, tag: &str) -> bool {
        self.tags.iter().any(|(name, _)| name == tag)
    }

    pub fn value(&self, tag: &str) -> Option<&str> {
        self.tags
            .iter()
            .find(|(name, _)| name == tag)
            .map(|(_, value)| value.as_str())
    }

    pub fn values<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a str> {
        self.tags
            .iter()
            .filter(move |(name, _)| name == tag)
            .map(|(_, value)| value.as_str())
    }
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    #[default]
    Public,
    Protected,
    Private,
}

#[derive(Debug, Default, Clone, Copy)]
pub struct Modifiers {
    pub visibility: Visibility,
    pub is_static: bool,
    pub is_final: bool,
    pub is_abstract: bool,
}

#[derive(Debug)]
pub struct Class {
    /// Fully qualified, without the leading backslash, as are all names of this module.
    pub name: String,
    pub line: u32,
    pub doc: Doc,
    pub attributes: Vec<String>,
    pub modifiers: Modifiers,
    pub parent: Option<String>,
    pub interfaces: Vec<String>,
    pub methods: Vec<Function>,
    pub properties: Vec<Property>,
    pub constants: Vec<Constant>,
}

/// A function or a method.
#[derive(Debug)]
pub struct Function {
    /// Fully qualified for a function, the bare name for a method.
    pub name: String,
    pub line: u32,
    pub doc: Doc,
    pub modifiers: Modifiers,
    pub by_reference: bool,
    pub parameters: Vec<Parameter>,
    pub returns: Option<Type>,
}

#[derive(Debug)]
pub struct Parameter {
    pub name: String,
    pub declared: Option<Type>,
    pub by_reference: bool,
    pub variadic: bool,
    /// PHP source of the default, as reflection shows it and named arguments evaluate it.
    pub default: Option<String>,
}

#[derive(Debug)]
pub struct Property {
    pub name: String,
    pub line: u32,
    pub modifiers: Modifiers,
    pub declared: Option<Type>,
    pub default: Option<Expression>,
}

#[derive(Debug)]
pub struct Constant {
    pub name: String,
    pub line: u32,
    pub doc: Doc,
    pub modifiers: Modifiers,
    pub value: Expression,
}

/// A union of built-in types and classes; `?T` is the union of `T` and `null`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Type {
    pub builtin: Vec<Builtin>,
    pub classes: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Builtin {
    Null,
    False,
    True,
    Bool,
    Int,
    Float,
    String,
    Array,
    Object,
    Callable,
    Mixed,
    Void,
    Static,
    Never,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    Value(Value),
    Constant(String),
    Negative(Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    ShiftLeft(Box<Expression>, Box<Expression>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    String(String),
    EmptyArray,
}
