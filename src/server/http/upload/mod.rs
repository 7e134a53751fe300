//! Request bodies that do not stay in memory: forms with files, and large bodies.
//!
//! * `form`: a multipart form while it arrives, and what it became; `limits`: PHP's limits on it.
//! * `large_body`: another body while it arrives, and then.
//! * `disk_writer`: writes what has come, in order, on the thread pool; `disk_space`: what all of it may take.

pub mod disk_space;
pub mod disk_writer;
pub mod form;
pub mod large_body;
pub mod limits;
