//! Global functions whose bodies are PHP: static methods of the library's classes, found when they are first called.

use crate::zend::{Array, Call, Callable, PhpResult, Unwind, Value};

pub use forward as swoole_library_set_options;

const SOCKET_FUNCTIONS: &str = "SwooleRs\\Library\\SocketFunctions";
const OTHER_FUNCTIONS: &str = "SwooleRs\\Library\\LibraryFunctions";

/// Calls the method that is named like the function; arguments by reference stay references.
pub fn forward(call: &mut Call<'_>) -> PhpResult {
    let name = call.function_name();
    let class = if name.as_bytes().starts_with(b"swoole_socket_") {
        SOCKET_FUNCTIONS
    } else {
        OTHER_FUNCTIONS
    };
    let mut method = Array::with_capacity(2);
    method.push(class);
    method.push(Value::from(name));
    let method = Callable::from_value(Value::from(method).raw())?.map_err(|_| Unwind::Thrown)?;
    method.call(call.rest(0))
}
