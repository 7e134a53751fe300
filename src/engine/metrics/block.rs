//! The counters of one process. Others read them, so they are atomics; only their process writes them, so that counting
//! needs no atomic operation but a load and a store.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Everything that only grows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counter {
    ConnectionsAccepted,
    /// Connections that were given up because their peers did not read.
    ConnectionsGivenUp,
    /// Requests whose responses were never begun or never completed.
    RequestsAborted,
    MessagesReceived,
    MessagesSent,
    MessagesDropped,
    MessageBytesReceived,
    MessageBytesSent,
    HubPublished,
    HubDelivered,
    HubDropped,
    HubMissed,
    HubReconnects,
}

const COUNTERS: usize = Counter::HubReconnects as usize + 1;

/// Everything that is more or less at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gauge {
    Connections,
    Coroutines,
    Timers,
    PoolJobs,
    OutboxBytes,
    HeapBytes,
}

const GAUGES: usize = Gauge::HeapBytes as usize + 1;

/// Statuses have three digits (RFC 9110, section 15); a script may send others, which are counted as one.
const STATUSES: std::ops::Range<u16> = 100..600;
const OTHER_STATUSES: usize = (STATUSES.end - STATUSES.start) as usize;

/// Upper bounds of the histograms, in nanoseconds; what is longer has a bucket of its own.
const REQUEST_BOUNDS: [u64; 14] = [
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    500_000_000,
    1_000_000_000,
    2_500_000_000,
    5_000_000_000,
    10_000_000_000,
];
const TURN_BOUNDS: [u64; 8] = [
    1_000_000,
    5_000_000,
    10_000_000,
    25_000_000,
    100_000_000,
    250_000_000,
    1_000_000_000,
    5_000_000_000,
];

/// A number that one process writes.
pub struct Word(AtomicU64);

impl Word {
    const fn new() -> Self {
        Word(AtomicU64::new(0))
    }

    #[inline]
    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }

    pub fn set(&self, number: u64) {
        self.0.store(number, Relaxed);
    }

    #[inline]
    pub fn add(&self, number: u64) {
        self.0.store(self.get().wrapping_add(number), Relaxed);
    }

    #[inline]
    pub fn subtract(&self, number: u64) {
        self.0.store(self.get().saturating_sub(number), Relaxed);
    }
}

/// How long something took, again and again: how often each length, and all lengths together.
pub struct Histogram<const BOUNDS: usize> {
    buckets: [Word; BOUNDS],
    longer: Word,
    nanoseconds: Word,
}

impl<const BOUNDS: usize> Histogram<BOUNDS> {
    const fn new() -> Self {
        Histogram {
            buckets: [const { Word::new() }; BOUNDS],
            longer: Word::new(),
            nanoseconds: Word::new(),
        }
    }

    #[inline]
    fn count(&self, nanoseconds: u64, bounds: &[u64; BOUNDS]) {
        // Nearly all of them are that short.
        if nanoseconds <= bounds[0] {
            self.buckets[0].add(1);
        } else {
            self.bucket(nanoseconds, bounds).add(1);
        }
        self.nanoseconds.add(nanoseconds);
    }

    #[cold]
    fn bucket(&self, nanoseconds: u64, bounds: &[u64; BOUNDS]) -> &Word {
        let bucket = bounds.iter().position(|bound| nanoseconds <= *bound);
        bucket.map_or(&self.longer, |at| &self.buckets[at])
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.buckets.iter().chain([&self.longer, &self.nanoseconds])
    }

    /// Bounds in seconds with how many lay between them and the one before, and the sum of all in seconds.
    fn figures(&self, bounds: &[u64; BOUNDS]) -> (Vec<(f64, u64)>, f64) {
        let bounds = bounds.iter().map(|bound| *bound as f64 / 1e9);
        let counts = self.buckets.iter().chain([&self.longer]).map(Word::get);
        let buckets = bounds.chain([f64::INFINITY]).zip(counts).collect();
        (buckets, self.nanoseconds.get() as f64 / 1e9)
    }
}

/// How long requests took.
pub struct Requests(Histogram<{ REQUEST_BOUNDS.len() }>);

impl Requests {
    #[inline]
    pub fn observe(&self, nanoseconds: u64) {
        self.0.count(nanoseconds, &REQUEST_BOUNDS);
    }

    pub fn figures(&self) -> (Vec<(f64, u64)>, f64) {
        self.0.figures(&REQUEST_BOUNDS)
    }
}

/// How long turns of the loop were at work.
pub struct Turns(Histogram<{ TURN_BOUNDS.len() }>);

impl Turns {
    #[inline]
    pub fn observe(&self, nanoseconds: u64) {
        self.0.count(nanoseconds, &TURN_BOUNDS);
    }

    pub fn figures(&self) -> (Vec<(f64, u64)>, f64) {
        self.0.figures(&TURN_BOUNDS)
    }
}

/// All that a process counts. Memory that is all zeros is one that has counted nothing.
#[repr(C)]
pub struct Block {
    /// The process; 0: none yet.
    pub pid: Word,
    counters: [Word; COUNTERS],
    gauges: [Word; GAUGES],
    statuses: [Word; OTHER_STATUSES + 1],
    pub requests: Requests,
    pub turns: Turns,
}

impl Block {
    pub const fn new() -> Self {
        Block {
            pid: Word::new(),
            counters: [const { Word::new() }; COUNTERS],
            gauges: [const { Word::new() }; GAUGES],
            statuses: [const { Word::new() }; OTHER_STATUSES + 1],
            requests: Requests(Histogram::new()),
            turns: Turns(Histogram::new()),
        }
    }

    #[inline]
    pub fn counter(&self, counter: Counter) -> &Word {
        &self.counters[counter as usize]
    }

    #[inline]
    pub fn gauge(&self, gauge: Gauge) -> &Word {
        &self.gauges[gauge as usize]
    }

    #[inline]
    pub fn count_status(&self, status: u16) {
        let at = usize::from(status.wrapping_sub(STATUSES.start));
        self.statuses[at.min(OTHER_STATUSES)].add(1);
    }

    /// Statuses that were sent, and how often. None: those that are no statuses.
    pub fn statuses(&self) -> impl Iterator<Item = (Option<u16>, u64)> {
        STATUSES
            .map(Some)
            .chain([None])
            .zip(self.statuses.iter().map(Word::get))
            .filter(|(_, count)| *count > 0)
    }

    /// Nothing was counted.
    pub fn reset(&self) {
        for word in self.grown() {
            word.set(0);
        }
        self.forget_gauges();
    }

    /// Whoever these figures were about is gone.
    pub fn forget_gauges(&self) {
        for gauge in &self.gauges {
            gauge.set(0);
        }
    }

    /// Adds what another one has counted in all its life.
    pub fn add_grown(&self, other: &Block) {
        for (word, other) in self.grown().zip(other.grown()) {
            word.add(other.get());
        }
    }

    /// Adds what there is at another one.
    pub fn add_gauges(&self, other: &Block) {
        for (gauge, other) in self.gauges.iter().zip(&other.gauges) {
            gauge.add(other.get());
        }
    }

    fn grown(&self) -> impl Iterator<Item = &Word> {
        self.counters
            .iter()
            .chain(&self.statuses)
            .chain(self.requests.0.words())
            .chain(self.turns.0.words())
    }
}
