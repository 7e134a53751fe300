//! Forms as `multipart/form-data` (RFC 7578, on RFC 2046 section 5.1): bytes in, parts and their content out, as they arrive.
//!
//! * `parser`: finds boundaries, however the bytes are cut. It holds a part's head and nothing of its content.
//! * `part`: what a part's head says; `parameters`: `name="value"` lists, in it and in the form's Content-Type.
//! * `error`: why a form is refused.

mod error;
mod parameters;
mod parser;
mod part;

pub use error::FormError;
pub use parameters::boundary;
pub use parser::{Event, MAX_PART_HEAD_BYTES, Parser};
pub use part::Part;
