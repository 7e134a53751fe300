//! The figures as Prometheus reads them (text format 0.0.4).

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, NoLabelSet, prometheus_text};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Registry;

use super::block::{Block, Counter, Gauge};
use super::workers;

/// Counters without labels: the name, what is counted, the text.
const COUNTERS: [(&str, Counter, &str); 9] = [
    (
        "swoole_connections_accepted",
        Counter::ConnectionsAccepted,
        "Connections accepted by HTTP servers",
    ),
    (
        "swoole_connections_given_up",
        Counter::ConnectionsGivenUp,
        "Connections closed because their peers did not read",
    ),
    (
        "swoole_http_requests_aborted",
        Counter::RequestsAborted,
        "Requests whose connection or stream ended before a response began",
    ),
    (
        "swoole_websocket_messages_dropped",
        Counter::MessagesDropped,
        "Messages dropped because their peers did not read",
    ),
    (
        "swoole_hub_published",
        Counter::HubPublished,
        "Messages that hubs have published",
    ),
    (
        "swoole_hub_delivered",
        Counter::HubDelivered,
        "Messages that hubs have queued for a connection",
    ),
    (
        "swoole_hub_dropped",
        Counter::HubDropped,
        "Messages that hubs have not queued because the client or the subscriber was too slow",
    ),
    (
        "swoole_hub_missed",
        Counter::HubMissed,
        "Messages of other nodes that never came",
    ),
    (
        "swoole_hub_reconnects",
        Counter::HubReconnects,
        "How often a hub has reached its backend again",
    ),
];

const GAUGES: [(&str, Gauge, &str); 6] = [
    (
        "swoole_connections",
        Gauge::Connections,
        "Open connections of HTTP servers",
    ),
    ("swoole_coroutines", Gauge::Coroutines, "Coroutines that exist"),
    ("swoole_timers", Gauge::Timers, "Timers that are set"),
    (
        "swoole_pool_jobs",
        Gauge::PoolJobs,
        "Jobs of the thread pool that run or wait for a thread",
    ),
    (
        "swoole_outbox_bytes",
        Gauge::OutboxBytes,
        "Bytes held for peers that have not taken them; what several are to get is held once",
    ),
    (
        "swoole_php_heap_bytes",
        Gauge::HeapBytes,
        "Memory that PHP has for its values",
    ),
];

/// What goes both ways has a label for its direction.
struct BothWays {
    name: &'static str,
    help: &'static str,
    received: Counter,
    sent: Counter,
}

const BOTH_WAYS: [BothWays; 2] = [
    BothWays {
        name: "swoole_websocket_messages",
        help: "WebSocket messages",
        received: Counter::MessagesReceived,
        sent: Counter::MessagesSent,
    },
    BothWays {
        name: "swoole_websocket_message_bytes",
        help: "Content of WebSocket messages, before compression",
        received: Counter::MessageBytesReceived,
        sent: Counter::MessageBytesSent,
    },
];

/// What a page shows.
struct Figures {
    sum: Block,
    pids: Vec<u32>,
}

impl fmt::Debug for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Figures").finish_non_exhaustive()
    }
}

impl Collector for Figures {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        self.requests(&mut encoder)?;
        for (name, counter, help) in COUNTERS {
            encoder
                .encode_descriptor(name, help, None, MetricType::Counter)?
                .encode_counter::<NoLabelSet, _, u64>(&self.sum.counter(counter).get(), None)?;
        }
        for both in BOTH_WAYS {
            let mut metric = encoder.encode_descriptor(both.name, both.help, None, MetricType::Counter)?;
            for (direction, counter) in [("received", both.received), ("sent", both.sent)] {
                metric
                    .encode_family(&[("direction", direction)])?
                    .encode_counter::<NoLabelSet, _, u64>(&self.sum.counter(counter).get(), None)?;
            }
        }
        for (name, gauge, help) in GAUGES {
            gauge_of(&mut encoder, name, help, self.sum.gauge(gauge).get())?;
        }
        self.processes(&mut encoder)
    }
}

impl Figures {
    fn requests(&self, encoder: &mut DescriptorEncoder<'_>) -> fmt::Result {
        let mut metric = encoder.encode_descriptor(
            "swoole_http_requests",
            "Responses of HTTP servers, by status",
            None,
            MetricType::Counter,
        )?;
        for (status, count) in self.sum.statuses() {
            let code = status.map_or_else(|| "other".to_owned(), |status| status.to_string());
            metric
                .encode_family(&[("code", code.as_str())])?
                .encode_counter::<NoLabelSet, _, u64>(&count, None)?;
        }
        histogram(
            encoder,
            "swoole_http_request_duration_seconds",
            "From the whole request to the end of its response",
            self.sum.requests.figures(),
        )
    }

    fn processes(&self, encoder: &mut DescriptorEncoder<'_>) -> fmt::Result {
        histogram(
            encoder,
            "swoole_loop_turn_seconds",
            "How long turns of the loop were at work: what comes meanwhile is late by that",
            self.sum.turns.figures(),
        )?;
        gauge_of(
            encoder,
            "swoole_processes",
            "Processes that these figures are of, the master of a pool among them",
            self.pids.len() as u64,
        )?;
        gauge_of(
            encoder,
            "swoole_resident_bytes",
            "Resident memory of these processes; what they share counts for each",
            self.pids.iter().map(|pid| resident(*pid)).sum(),
        )
    }
}

fn gauge_of(encoder: &mut DescriptorEncoder<'_>, name: &str, help: &str, number: u64) -> fmt::Result {
    encoder
        .encode_descriptor(name, help, None, MetricType::Gauge)?
        .encode_gauge(&number)
}

fn histogram(
    encoder: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    (buckets, sum): (Vec<(f64, u64)>, f64),
) -> fmt::Result {
    let count = buckets.iter().map(|(_, count)| count).sum();
    encoder
        .encode_descriptor(name, help, None, MetricType::Histogram)?
        .encode_histogram::<NoLabelSet>(sum, count, &buckets, None)
}

/// Resident bytes of a process; 0 if it is gone.
fn resident(pid: u32) -> u64 {
    const KIB: u64 = 1024;
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    number.unwrap_or(0) * KIB
}

/// The page of all figures that this process and those that it is counted with have.
pub fn render() -> String {
    let (sum, pids) = workers::sum();
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Figures { sum, pids }));
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = prometheus_text::encode(&mut page, &registry);
    page
}
