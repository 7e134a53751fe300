//! Rooms for WebSocket connections.
//!
//! * `hub`: the methods of `SwooleRs\Hub`; `hub_object`: what it carries; `listeners`: what a script is told; `json`: infos.

#[allow(clippy::module_inception, reason = "named as its stub")]
pub mod hub;
mod hub_object;
mod json;
mod listeners;
