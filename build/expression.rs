//! The part of the grammar that is not about declaring: types, and the values of defaults and constants.

use super::Result;
use super::lexer::Kind;
use super::model::{Builtin, Expression, Type, Value};
use super::parser::Parser;

impl Parser<'_> {
    pub(super) fn type_(&mut self) -> Result<Type> {
        let mut declared = Type::default();
        let nullable = self.accept_symbol('?');
        loop {
            let name = self.name()?;
            match builtin(&name) {
                Some(builtin) => declared.builtin.push(builtin),
                // the engine warns about an internal `iterable`, which is an alias since PHP 8.2
                None if name.eq_ignore_ascii_case("iterable") => {
                    declared.classes.push("Traversable".to_string());
                    declared.builtin.push(Builtin::Array);
                }
                None if name == "self" || name == "parent" => declared.classes.push(name),
                None => declared.classes.push(self.resolve_class(&name)),
            }
            if !self.accept_symbol('|') {
                break;
            }
        }
        if nullable {
            declared.builtin.push(Builtin::Null);
        }
        Ok(declared)
    }

    pub(super) fn expression(&mut self) -> Result<Expression> {
        let mut left = self.shift()?;
        while self.accept_symbol('|') {
            left = Expression::Or(Box::new(left), Box::new(self.shift()?));
        }
        Ok(left)
    }

    fn shift(&mut self) -> Result<Expression> {
        let mut left = self.operand()?;
        while self.accept(&Kind::ShiftLeft) {
            left = Expression::ShiftLeft(Box::new(left), Box::new(self.operand()?));
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression> {
        Ok(match self.take() {
            Kind::Symbol('-') => Expression::Negative(Box::new(self.operand()?)),
            Kind::Symbol('[') => {
                self.expect_symbol(']')?;
                Expression::Value(Value::EmptyArray)
            }
            Kind::Int(value) => Expression::Value(Value::Int(value)),
            Kind::Float(value) => Expression::Value(Value::Float(value)),
            Kind::String(value) => Expression::Value(Value::String(value)),
            Kind::Name(name) => match name.to_ascii_lowercase().as_str() {
                "null" => Expression::Value(Value::Null),
                "true" => Expression::Value(Value::Bool(true)),
                "false" => Expression::Value(Value::Bool(false)),
                _ => Expression::Constant(name.trim_start_matches('\\').to_string()),
            },
            other => return self.error(format!("a value expected, found {other:?}")),
        })
    }
}

fn builtin(name: &str) -> Option<Builtin> {
    Some(match name.to_ascii_lowercase().as_str() {
        "null" => Builtin::Null,
        "false" => Builtin::False,
        "true" => Builtin::True,
        "bool" => Builtin::Bool,
        "int" => Builtin::Int,
        "float" => Builtin::Float,
        "string" => Builtin::String,
        "array" => Builtin::Array,
        "object" => Builtin::Object,
        "callable" => Builtin::Callable,
        "mixed" => Builtin::Mixed,
        "void" => Builtin::Void,
        "static" => Builtin::Static,
        "never" => Builtin::Never,
        _ => return None,
    })
}
