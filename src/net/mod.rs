//! Bytes in and out: the reactor and its deadlines, listeners, streams, and the outbox through which all output
//! leaves. It knows neither HTTP nor PHP; whoever waits is a [`WakeToken`] that the engine turns into a coroutine.

pub mod alarm;
pub mod deadlines;
pub mod handed_down;
pub mod http2;
pub mod inherited;
mod jobs;
pub mod listener;
pub mod outbox;
pub mod reactor;
pub mod scratch;
pub mod stream;
pub mod tls;
pub mod wake_token;

pub use deadlines::TimerKey;
pub use reactor::Reactor;
pub use stream::Stream;
pub use wake_token::WakeToken;
