//! What HTTP clients send, in the shape in which it is sent.

use protocol::http1::client::request::RequestError;
use protocol::http1::cookie::urlencode;

use crate::zend::{Callable, PhpResult, Str, Value};

pub const FORM: &[u8] = b"application/x-www-form-urlencoded";

/// A form, as PHP encodes it.
pub fn form(data: &Value) -> PhpResult<Str> {
    let function = Callable::from_value(Value::from("http_build_query").raw())?;
    let Ok(function) = function else {
        return Err(crate::zend::error::throw_error(
            "http_build_query() is needed to send an array",
        ));
    };
    let arguments = [data.clone(), Value::from(""), Value::from("&")];
    function.call(Value::as_arguments(&arguments))?.to_str()
}

/// Adds a cookie to the line that goes with a request.
pub fn add_cookie(line: &mut Vec<u8>, name: &[u8], value: &[u8]) -> Result<(), RequestError> {
    let is_bad = |byte: &u8| *byte <= b' ' || *byte == 0x7f || b";=,".contains(byte);
    if name.is_empty() || name.iter().any(is_bad) {
        return Err(RequestError::CookieName);
    }
    if !line.is_empty() {
        line.extend_from_slice(b"; ");
    }
    line.extend_from_slice(name);
    line.push(b'=');
    urlencode(value, line);
    Ok(())
}
