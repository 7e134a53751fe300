//! Repeats an asynchronous operation until it succeeds: as much of the interface of the crate `tryhard` as async-nats uses.

use std::time::Duration;

/// An operation that may be repeated.
pub struct Repeated<M> {
    operation: M,
    retries: u32,
}

/// `operation` makes one attempt; without [`Repeated::retries`] there is one only.
pub fn retry_fn<M, F, T, E>(operation: M) -> Repeated<M>
where
    M: FnMut() -> F,
    F: Future<Output = Result<T, E>>,
{
    Repeated {
        operation,
        retries: 0,
    }
}

impl<M> Repeated<M> {
    /// So many attempts may follow a first one that fails.
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Makes the attempts, and gives the first success or the last failure. `pause` says how long to wait before an attempt, by
    /// its number, from 1, and the failure of the one before.
    pub async fn custom_backoff<F, T, E>(mut self, mut pause: impl FnMut(u32, &E) -> Duration) -> Result<T, E>
    where
        M: FnMut() -> F,
        F: Future<Output = Result<T, E>>,
    {
        for attempt in 1..=self.retries {
            match (self.operation)().await {
                Err(error) => tokio::time::sleep(pause(attempt, &error)).await,
                success => return success,
            }
        }
        (self.operation)().await
    }
}
