//! The grammar of stubs: the part of PHP's that declares things, with empty bodies.
//! Whatever is outside it is refused with its line, so that nothing is registered other than it reads.

use super::lexer::{Kind, Token, tokenize};
use super::model::{Class, Constant, Doc, File, Function, Modifiers, Parameter, Property, Visibility};
use super::{Error, Result};

pub fn parse(module: &str, source: &str) -> Result<File> {
    let mut parser = Parser {
        source,
        tokens: tokenize(source)?,
        next: 0,
        namespace: String::new(),
    };
    let mut file = File {
        module: module.to_string(),
        ..File::default()
    };
    while parser.peek() != &Kind::End {
        parser.item(&mut file)?;
    }
    Ok(file)
}

pub(super) struct Parser<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    next: usize,
    namespace: String,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> &Kind {
        &self.tokens[self.next].kind
    }

    fn line(&self) -> u32 {
        self.tokens[self.next].line
    }

    pub(super) fn error<T>(&self, message: impl Into<String>) -> Result<T> {
        Err(Error::at(self.line(), message))
    }

    pub(super) fn take(&mut self) -> Kind {
        let kind = self.peek().clone();
        // the last token is End, which is never passed
        self.next = (self.next + 1).min(self.tokens.len() - 1);
        kind
    }

    pub(super) fn accept(&mut self, kind: &Kind) -> bool {
        let found = self.peek() == kind;
        if found {
            self.take();
        }
        found
    }

    pub(super) fn accept_symbol(&mut self, symbol: char) -> bool {
        self.accept(&Kind::Symbol(symbol))
    }

    pub(super) fn expect_symbol(&mut self, symbol: char) -> Result<()> {
        if self.accept_symbol(symbol) {
            Ok(())
        } else {
            self.error(format!("`{symbol}` expected"))
        }
    }

    fn peek_word(&self, word: &str) -> bool {
        matches!(self.peek(), Kind::Name(name) if name.eq_ignore_ascii_case(word))
    }

    fn accept_word(&mut self, word: &str) -> bool {
        let found = self.peek_word(word);
        if found {
            self.take();
        }
        found
    }

    pub(super) fn name(&mut self) -> Result<String> {
        match self.take() {
            Kind::Name(name) => Ok(name),
            other => self.error(format!("a name expected, found {other:?}")),
        }
    }

    /// A name that is being declared: it has no namespace of its own.
    fn simple_name(&mut self) -> Result<String> {
        let name = self.name()?;
        if name.contains('\\') {
            self.error(format!("{name} cannot be declared here"))
        } else {
            Ok(name)
        }
    }

    fn qualify(&self, name: &str) -> String {
        if self.namespace.is_empty() {
            name.to_string()
        } else {
            format!("{}\\{name}", self.namespace)
        }
    }

    pub(super) fn resolve_class(&self, name: &str) -> String {
        match name.strip_prefix('\\') {
            Some(global) => global.to_string(),
            None => self.qualify(name),
        }
    }

    fn class_list(&mut self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        loop {
            let name = self.name()?;
            names.push(self.resolve_class(&name));
            if !self.accept_symbol(',') {
                return Ok(names);
            }
        }
    }

    fn doc(&mut self) -> Doc {
        let mut doc = Doc::default();
        while let Kind::Doc(text) = self.peek() {
            doc = parse_doc(text);
            self.take();
        }
        doc
    }

    fn attributes(&mut self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        while self.accept(&Kind::AttributeStart) {
            names.extend(self.class_list()?);
            self.expect_symbol(']')?;
        }
        Ok(names)
    }

    fn modifiers(&mut self) -> Result<Modifiers> {
        let mut modifiers = Modifiers::default();
        loop {
            if self.accept_word("public") {
                modifiers.visibility = Visibility::Public;
            } else if self.accept_word("protected") {
                modifiers.visibility = Visibility::Protected;
            } else if self.accept_word("private") {
                modifiers.visibility = Visibility::Private;
            } else if self.accept_word("static") {
                modifiers.is_static = true;
            } else if self.accept_word("final") {
                modifiers.is_final = true;
            } else if self.accept_word("abstract") {
                modifiers.is_abstract = true;
            } else if self.peek_word("readonly") {
                return self.error("readonly is not supported");
            } else {
                return Ok(modifiers);
            }
        }
    }

    fn item(&mut self, file: &mut File) -> Result<()> {
        if self.accept_word("namespace") {
            return self.namespace(file);
        }
        let doc = self.doc();
        let attributes = self.attributes()?;
        let modifiers = self.modifiers()?;
        let line = self.line();
        if self.accept_word("class") {
            let class = self.class(line, doc, attributes, modifiers)?;
            file.classes.push(class);
        } else if self.accept_word("function") {
            let mut function = self.function(line, doc, modifiers)?;
            function.name = self.qualify(&function.name);
            file.functions.push(function);
        } else if self.accept_word("const") {
            let mut constant = self.constant(line, doc, modifiers)?;
            constant.name = self.qualify(&constant.name);
            file.constants.push(constant);
        } else if self.peek() != &Kind::End {
            return self.error(format!("a declaration expected, found {:?}", self.peek()));
        }
        Ok(())
    }

    fn namespace(&mut self, file: &mut File) -> Result<()> {
        self.namespace = if self.peek() == &Kind::Symbol('{') {
            String::new()
        } else {
            self.name()?
        };
        if self.accept_symbol(';') {
            return Ok(());
        }
        self.expect_symbol('{')?;
        while !self.accept_symbol('}') {
            if self.peek() == &Kind::End {
                return self.error("a namespace without an end");
            }
            self.item(file)?;
        }
        self.namespace.clear();
        Ok(())
    }

    fn class(&mut self, line: u32, doc: Doc, attributes: Vec<String>, modifiers: Modifiers) -> Result<Class> {
        let name = self.simple_name()?;
        let mut class = Class {
            name: self.qualify(&name),
            line,
            doc,
            attributes,
            modifiers,
            parent: None,
            interfaces: Vec::new(),
            methods: Vec::new(),
            properties: Vec::new(),
            constants: Vec::new(),
        };
        if self.accept_word("extends") {
            let parent = self.name()?;
            class.parent = Some(self.resolve_class(&parent));
        }
        if self.accept_word("implements") {
            class.interfaces = self.class_list()?;
        }
        self.expect_symbol('{')?;
        while !self.accept_symbol('}') {
            self.member(&mut class)?;
        }
        Ok(class)
    }

    fn member(&mut self, class: &mut Class) -> Result<()> {
        let doc = self.doc();
        if self.peek() == &Kind::Symbol('}') {
            return Ok(());
        }
        let modifiers = self.modifiers()?;
        let line = self.line();
        if self.accept_word("function") {
            class.methods.push(self.function(line, doc, modifiers)?);
        } else if self.accept_word("const") {
            class.constants.push(self.constant(line, doc, modifiers)?);
        } else {
            class.properties.push(self.property(line, modifiers)?);
        }
        Ok(())
    }

    fn property(&mut self, line: u32, modifiers: Modifiers) -> Result<Property> {
        let declared = if matches!(self.peek(), Kind::Variable(_)) {
            None
        } else {
            Some(self.type_()?)
        };
        let Kind::Variable(name) = self.take() else {
            return self.error("a property expected");
        };
        let default = if self.accept_symbol('=') {
            Some(self.expression()?)
        } else {
            None
        };
        self.expect_symbol(';')?;
        Ok(Property {
            name,
            line,
            modifiers,
            declared,
            default,
        })
    }

    fn constant(&mut self, line: u32, doc: Doc, modifiers: Modifiers) -> Result<Constant> {
        let name = self.simple_name()?;
        self.expect_symbol('=')?;
        let value = self.expression()?;
        self.expect_symbol(';')?;
        Ok(Constant {
            name,
            line,
            doc,
            modifiers,
            value,
        })
    }

    fn function(&mut self, line: u32, doc: Doc, modifiers: Modifiers) -> Result<Function> {
        let by_reference = self.accept_symbol('&');
        let name = self.simple_name()?;
        self.expect_symbol('(')?;
        let mut parameters: Vec<Parameter> = Vec::new();
        while !self.accept_symbol(')') {
            if parameters.last().is_some_and(|last| last.variadic) {
                return self.error("nothing follows a variadic parameter");
            }
            parameters.push(self.parameter()?);
            if !self.accept_symbol(',') && self.peek() != &Kind::Symbol(')') {
                return self.error("`,` or `)` expected");
            }
        }
        let returns = if self.accept_symbol(':') {
            Some(self.type_()?)
        } else {
            None
        };
        if modifiers.is_abstract {
            self.expect_symbol(';')?;
        } else {
            self.expect_symbol('{')?;
            if !self.accept_symbol('}') {
                return self.error("the body of a stub is empty");
            }
        }
        Ok(Function {
            name,
            line,
            doc,
            modifiers,
            by_reference,
            parameters,
            returns,
        })
    }

    fn parameter(&mut self) -> Result<Parameter> {
        let untyped = matches!(
            self.peek(),
            Kind::Variable(_) | Kind::Ellipsis | Kind::Symbol('&')
        );
        let declared = if untyped { None } else { Some(self.type_()?) };
        let by_reference = self.accept_symbol('&');
        let variadic = self.accept(&Kind::Ellipsis);
        let Kind::Variable(name) = self.take() else {
            return self.error("a parameter expected");
        };
        let default = if self.accept_symbol('=') {
            Some(self.default_text()?)
        } else {
            None
        };
        Ok(Parameter {
            name,
            declared,
            by_reference,
            variadic,
            default,
        })
    }

    /// The default's source text. The engine evaluates it outside any namespace, where a leading backslash says nothing.
    fn default_text(&mut self) -> Result<String> {
        let start = self.tokens[self.next].start;
        self.expression()?;
        let end = self.tokens[self.next - 1].end;
        Ok(self.source[start..end].trim_start_matches('\\').to_string())
    }
}

/// A tag stands at the beginning of a docblock line; prose may mention an `@` anywhere else.
fn parse_doc(text: &str) -> Doc {
    let inner = text.trim_start_matches("/**").trim_end_matches("*/");
    let tags = inner
        .lines()
        .filter_map(|line| line.trim().trim_start_matches('*').trim().strip_prefix('@'))
        .map(|tag| match tag.split_once(char::is_whitespace) {
            Some((name, value)) => (name.to_string(), value.trim().to_string()),
            None => (tag.to_string(), String::new()),
        })
        .collect();
    Doc { tags }
}
