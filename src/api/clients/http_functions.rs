//! `Swoole\Coroutine\Http\{get, post, request}`: one request with a client of its own.

use super::client_proxy;
use crate::api::registration::{ce, slots};
use crate::zend::object::{construct, property};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, Callable, Object, PhpResult, Unwind, Value, Zval, error};

const HTTP_PORT: i64 = 80;
const HTTPS_PORT: i64 = 443;

/// `request(string $url, string $method, mixed $data = null, ?array $options = null, ?array $headers = null, ?array $cookies =
/// null): ClientProxy`
pub fn request(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 6)?;
    let method = call.string(1)?.into();
    send(call, method, argument(call, 2), 3)
}

/// `post(string $url, mixed $data, ?array $options = null, ?array $headers = null, ?array $cookies = null): ClientProxy`
pub fn post(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 5)?;
    send(call, "POST".into(), argument(call, 1), 2)
}

/// `get(string $url, ?array $options = null, ?array $headers = null, ?array $cookies = null): ClientProxy`
pub fn get(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 4)?;
    send(call, "GET".into(), Value::NULL, 1)
}

fn argument(call: &Call<'_>, index: usize) -> Value {
    call.get(index).map_or(Value::NULL, Zval::share)
}

/// An array that is not empty.
fn array_argument(call: &Call<'_>, index: usize) -> PhpResult<Option<Value>> {
    match call.get(index) {
        Some(value) if !value.deref().is_null() => {
            let array = call.array(index)?;
            Ok((!array.is_empty()).then(|| array.clone().into()))
        }
        _ => Ok(None),
    }
}

/// Options, headers and cookies are the arguments from `rest` on.
fn send(call: &Call<'_>, method: Value, data: Value, rest: usize) -> PhpResult {
    let url = Url::parse(call.string(0)?.into())?;
    let (options, headers, cookies) = (
        array_argument(call, rest)?,
        array_argument(call, rest + 1)?,
        array_argument(call, rest + 2)?,
    );
    let client = construct(
        ce::http_client_ptr(),
        &[url.host, url.port.into(), url.tls.into()],
    )?;
    run(&client, "setMethod", method)?;
    for (setter, value) in [("set", options), ("setHeaders", headers), ("setCookies", cookies)] {
        if let Some(value) = value {
            run(&client, setter, value)?;
        }
    }
    if !data.is_null() {
        run(&client, "setData", data)?;
    }
    let done = run(&client, "execute", url.target[..].into())?;
    let shown = |slot| property(client.as_raw(), slot).share();
    if !done.truthy() {
        let text = shown(slots::http_client::ERR_MSG).to_str()?.to_text();
        let code = shown(slots::http_client::ERR_CODE).to_long()?;
        return Err(exception(&text, code));
    }
    let response = client_proxy::new(
        shown(slots::http_client::BODY),
        shown(slots::http_client::STATUS_CODE),
        shown(slots::http_client::HEADERS),
        shown(slots::http_client::COOKIES),
    );
    Ok(response?.into())
}

fn run(client: &Object, method: &str, argument: Value) -> PhpResult {
    let mut callable = Array::new();
    callable.push(client.clone());
    callable.push(method);
    let callable = Callable::from_value(Value::from(callable).raw())?.map_err(|_| Unwind::Thrown)?;
    callable.call(&[*argument.raw()])
}

fn exception(text: &str, code: i64) -> Unwind {
    error::throw(ce::http_client_exception_ptr(), text, code)
}

/// What of a URL says where a request goes.
struct Url {
    host: Value,
    port: i64,
    tls: bool,
    target: Vec<u8>,
}

impl Url {
    /// As PHP takes URLs apart.
    fn parse(url: Value) -> PhpResult<Self> {
        let Ok(function) = Callable::from_value(Value::from("parse_url").raw())? else {
            return Err(error::throw_error("parse_url() is needed to send a request"));
        };
        let parsed = function.call(&[*url.raw()])?;
        let Kind::Array(parsed) = parsed.kind() else {
            return Err(exception("The URL given is illegal", 0));
        };
        let part = |name: &str| parsed.get(name).map_or(Value::NULL, Zval::share);
        let tls = match part("scheme").kind() {
            Kind::Str(scheme) if scheme.eq_ignore_ascii_case(b"http") => false,
            Kind::Str(scheme) if scheme.eq_ignore_ascii_case(b"https") => true,
            Kind::Str(scheme) => {
                let scheme = String::from_utf8_lossy(scheme);
                return Err(exception(&format!("unknown scheme \"{scheme}\""), 0));
            }
            _ => return Err(exception("The URL given is illegal [no scheme]", 0)),
        };
        let host = part("host").to_str()?;
        // An address of IPv6 stands in brackets there.
        let bare = host
            .as_bytes()
            .strip_prefix(b"[")
            .and_then(|host| host.strip_suffix(b"]"));
        let port = match part("port").kind() {
            Kind::Long(port) => port,
            _ if tls => HTTPS_PORT,
            _ => HTTP_PORT,
        };
        let mut target = match part("path").kind() {
            Kind::Str(path) => path.to_vec(),
            _ => b"/".to_vec(),
        };
        if let Kind::Str(query) = part("query").kind() {
            target.push(b'?');
            target.extend_from_slice(query);
        }
        Ok(Url {
            host: bare.unwrap_or(host.as_bytes()).into(),
            port,
            tls,
            target,
        })
    }
}
