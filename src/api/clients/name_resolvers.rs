//! `swoole_name_resolver_*`: the registries that clients ask before DNS.

use crate::engine::{Engine, Family, Interrupt, Resolved};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, Callable, PhpResult, Unwind, Value};

/// `swoole_name_resolver_add(NameResolver $ns): bool`
pub fn swoole_name_resolver_add(call: &mut Call<'_>) -> PhpResult {
    let resolver = resolver(call)?;
    Engine::get().options.borrow_mut().name_resolvers.push(resolver);
    Ok(Value::TRUE)
}

/// `swoole_name_resolver_remove(NameResolver $ns): bool`
pub fn swoole_name_resolver_remove(call: &mut Call<'_>) -> PhpResult {
    let resolver = resolver(call)?.as_object();
    let removed = {
        let resolvers = &mut Engine::get().options.borrow_mut().name_resolvers;
        let at = resolvers.iter().position(|other| other.as_object() == resolver);
        at.map(|at| resolvers.remove(at))
    };
    Ok(removed.is_some().into())
}

/// `swoole_name_resolver_lookup(string $name, Context $ctx): string`
pub fn swoole_name_resolver_lookup(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let name = call.string(0)?;
    let (family, with_port) = (asked(call, "getFamily")?, asked(call, "isWithPort")?.truthy());
    let engine = Engine::get();
    Ok(match engine.resolve_service(name.as_bytes())? {
        Resolved::Nowhere => "".into(),
        Resolved::Node { host, port } => shown(host, port.filter(|_| with_port)).as_slice().into(),
        Resolved::Unknown => {
            let family = match family.to_long()? as i32 {
                libc::AF_INET6 => Family::V6,
                _ => Family::V4,
            };
            match engine.address_of(name.as_bytes(), family, None) {
                Ok(Ok(address)) => address.to_string().as_str().into(),
                Err(Interrupt::Unwind(unwind)) => return Err(unwind),
                Ok(Err(_)) | Err(_) => "".into(),
            }
        }
    })
}

/// An object that can be asked.
fn resolver(call: &Call<'_>) -> PhpResult<Value> {
    call.expect(1, 1)?;
    let value = call.get(0).ok_or(Unwind::Thrown)?;
    if !is_resolver(&value.share())? {
        return Err(call.type_error(0, "Swoole\\NameResolver"));
    }
    Ok(value.share())
}

/// Whether an object can be asked for names.
fn is_resolver(value: &Value) -> PhpResult<bool> {
    if !matches!(value.kind(), Kind::Object(_)) {
        return Ok(false);
    }
    Ok(method(value.clone(), "lookup")?.is_some())
}

fn method(object: Value, name: &str) -> PhpResult<Option<Callable>> {
    let mut callable = Array::with_capacity(2);
    callable.push(object);
    callable.push(name);
    Ok(Callable::from_value(Value::from(callable).raw())?.ok())
}

/// What the context says.
fn asked(call: &Call<'_>, getter: &str) -> PhpResult {
    let context = call.get(1).ok_or(Unwind::Thrown)?.share();
    let wrong = || call.type_error(1, "Swoole\\NameResolver\\Context");
    if !matches!(context.kind(), Kind::Object(_)) {
        return Err(wrong());
    }
    method(context, getter)?.ok_or_else(wrong)?.call(&[])
}

fn shown(host: Vec<u8>, port: Option<u16>) -> Vec<u8> {
    let Some(port) = port else { return host };
    let mut shown = host;
    if shown.contains(&b':') {
        shown.insert(0, b'[');
        shown.push(b']');
    }
    shown.extend_from_slice(format!(":{port}").as_bytes());
    shown
}
