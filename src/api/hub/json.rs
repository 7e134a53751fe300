//! Members' infos between PHP and JSON, by PHP's own functions.

use crate::hub::Info;
use crate::zend::value::Kind;
use crate::zend::{Array, Callable, PhpResult, Str, Value, Zval, error};

fn call(function: &str, arguments: &[Value]) -> PhpResult {
    match Callable::from_value(&Value::from(function))? {
        Ok(callable) => callable.call(Value::as_arguments(arguments)),
        Err(why) => Err(error::throw_error(&why)),
    }
}

/// `JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE`: what comes back is what was given, and short.
const FLAGS: i64 = 1024 | 64 | 256;

/// An array as JSON. Ok(Err): why it cannot be.
pub fn encode(info: &Zval) -> PhpResult<Result<Info, String>> {
    let encoded = call("json_encode", &[info.share(), FLAGS.into()])?;
    match encoded.raw().kind() {
        Kind::Str(json) => Ok(Ok(json.into())),
        _ => Ok(Err(call("json_last_error_msg", &[])?.to_str()?.to_text())),
    }
}

/// And back; what another program has made of it may be no JSON.
pub fn decode(info: &[u8]) -> PhpResult {
    let json = error::guarded(|| Str::new(info))?;
    let decoded = call("json_decode", &[json.into(), Value::TRUE])?;
    match decoded.raw().kind() {
        Kind::Array(_) => Ok(decoded),
        _ => Ok(Array::new().into()),
    }
}
