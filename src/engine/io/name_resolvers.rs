//! Registries of services: objects of PHP's, which are asked for a name before DNS.

use std::cell::RefCell;

use crate::engine::Engine;
use crate::zend::value::Kind;
use crate::zend::{Array, Callable, PhpResult, Value, Zval};

/// What the registries say of a name.
pub enum Resolved {
    /// No registry knows it.
    Unknown,
    /// It is a service that has no node.
    Nowhere,
    /// Where the service is; without a port that is whatever the caller has.
    Node { host: Vec<u8>, port: Option<u16> },
}

/// The coroutines that ask a registry now: whom that connects to is no business of the registries.
#[derive(Default)]
pub struct Asking(RefCell<Vec<i64>>);

struct Asks<'a>(&'a Asking, i64);

impl Asking {
    /// None: this coroutine asks already.
    fn begin(&self, coroutine: i64) -> Option<Asks<'_>> {
        let mut asking = self.0.borrow_mut();
        if asking.contains(&coroutine) {
            return None;
        }
        asking.push(coroutine);
        Some(Asks(self, coroutine))
    }
}

impl Drop for Asks<'_> {
    fn drop(&mut self) {
        self.0.0.borrow_mut().retain(|&coroutine| coroutine != self.1);
    }
}

impl Engine {
    /// Asks the registries one after the other, until one of them knows the name. Addresses are not asked for.
    pub fn resolve_service(&self, name: &[u8]) -> PhpResult<Resolved> {
        let resolvers = self.options.borrow().name_resolvers.clone();
        if resolvers.is_empty() || super::name_lookup::literal(name).is_some() {
            return Ok(Resolved::Unknown);
        }
        let Some(_asks) = self.waits.asking.begin(self.coroutines.current_id()) else {
            return Ok(Resolved::Unknown);
        };
        for resolver in resolvers {
            let answer = call(&resolver, "lookup", &[*Value::from(name).raw()])?;
            match read(answer)? {
                Resolved::Unknown => {}
                known => return Ok(known),
            }
        }
        Ok(Resolved::Unknown)
    }
}

/// A method of a value that was seen to have it.
fn call(object: &Value, method: &str, arguments: &[Zval]) -> PhpResult {
    let mut callable = Array::with_capacity(2);
    callable.push(object.clone());
    callable.push(method);
    match Callable::from_value(Value::from(callable).raw())? {
        Ok(callable) => callable.call(arguments),
        Err(_) => Ok(Value::NULL),
    }
}

/// An answer: null, an address with a port or without, a node, or a `Cluster` of them.
fn read(answer: Value) -> PhpResult<Resolved> {
    Ok(match answer.kind() {
        Kind::Null => Resolved::Unknown,
        Kind::Str(address) => parse(address),
        Kind::Array(node) => read_node(node)?,
        Kind::Object(_) => match call(&answer, "pop", &[])?.kind() {
            Kind::Array(node) => read_node(node)?,
            _ => Resolved::Nowhere,
        },
        _ => Resolved::Nowhere,
    })
}

fn read_node(node: &Array) -> PhpResult<Resolved> {
    let Some(Kind::Str(host)) = node.get("host").map(Zval::kind) else {
        return Ok(Resolved::Nowhere);
    };
    let port = match node.get("port") {
        Some(port) => u16::try_from(port.to_long()?).ok(),
        None => None,
    };
    Ok(Resolved::Node {
        host: host.to_vec(),
        port: port.filter(|&port| port != 0),
    })
}

/// `host`, `host:port`, `address of IPv6` or `[it]:port`.
fn parse(address: &[u8]) -> Resolved {
    if address.is_empty() {
        return Resolved::Nowhere;
    }
    let alone = |host: &[u8]| Resolved::Node {
        host: host.to_vec(),
        port: None,
    };
    let Some(colon) = address.iter().rposition(|&byte| byte == b':') else {
        return alone(address);
    };
    let (host, port) = (&address[..colon], &address[colon + 1..]);
    let bare = host.strip_prefix(b"[").and_then(|host| host.strip_suffix(b"]"));
    let port = std::str::from_utf8(port).ok().and_then(|port| port.parse().ok());
    match (bare, port) {
        (Some(bare), Some(port)) => Resolved::Node {
            host: bare.to_vec(),
            port: Some(port),
        },
        (None, Some(port)) if !host.contains(&b':') => Resolved::Node {
            host: host.to_vec(),
            port: Some(port),
        },
        _ => alone(address),
    }
}
