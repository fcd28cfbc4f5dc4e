//! What is counted, for Prometheus: by row, status and policy, never by organization, caller or object.

use crate::{answer::Answer, post::Post, surface::Surface};
use hyper::StatusCode;
use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric, text::encode},
    metrics::{
        MetricType,
        counter::{ConstCounter, Counter},
        family::Family,
        gauge::ConstGauge,
        histogram::Histogram,
        info::Info,
    },
    registry::{Registry, Unit},
};
use roster_core::{
    Directory,
    store::{BATCH_SIZES, Store},
};
use std::{fmt, sync::Arc};

/// The media type of OpenMetrics 1.0, which Prometheus and its kin read.
const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the times that are told apart, in seconds.
const TIMES: [f64; 12] = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// The classes of statuses that answers have.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

type Label = (&'static str, &'static str);

/// Everything that is counted.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<[Label; 3], Counter>,
    times: Family<[Label; 1], Histogram>,
    refusals: Family<[Label; 1], Counter>,
    limited: Family<[Label; 1], Counter>,
    /// Keys and passwords that were wrong.
    pub(crate) failed: Counter,
}

/// What is counted of one row; found once, at the start.
pub(crate) struct RowCounts {
    classes: [Counter; CLASSES.len()],
    times: Histogram,
}

impl RowCounts {
    /// A request has been answered with this status after so many microseconds.
    pub(crate) fn count(&self, status: StatusCode, micros: i64) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(2).min(CLASSES.len() - 1);
        self.classes[class].inc();
        #[expect(clippy::cast_precision_loss, reason = "exact below 285 years")]
        self.times.observe(micros as f64 / 1e6);
    }
}

impl Metrics {
    pub(crate) fn new(directory: &Arc<Directory>) -> Self {
        let mut registry = Registry::default();
        let (requests, refusals, limited, failed) = (Family::default(), Family::default(), Family::default(), Counter::default());
        let times: Family<[Label; 1], Histogram> = Family::new_with_constructor(|| Histogram::new(TIMES));
        registry.register("roster_requests", "Requests answered, by surface, operation and class of status", Family::clone(&requests));
        registry.register_with_unit("roster_request_duration", "Time until the answer's head", Unit::Seconds, times.clone());
        registry.register("roster_refusals", "Requests refused, by the code of docs/errors.md", Family::clone(&refusals));
        registry.register("roster_rate_limited", "Requests refused because a quota was used up, by policy", Family::clone(&limited));
        registry.register("roster_authentication_failures", "Requests with a key or password that is not known", Counter::clone(&failed));
        registry.register("roster_build", "The program", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        let schema = Store::schema_version().to_string();
        registry.register(
            "roster_store",
            "The store",
            Info::new([("backend", directory.store().backend().to_owned()), ("schema", schema)]),
        );
        #[expect(clippy::cast_precision_loss, reason = "exact to the microsecond until 2255")]
        let start = ConstGauge::new(directory.now().as_micros() as f64 / 1e6);
        registry.register_with_unit("process_start_time", "When the server was started", Unit::Seconds, start);
        registry.register_collector(Box::new(StoreFigures(Arc::clone(directory))));
        Self { registry, requests, times, refusals, limited, failed }
    }

    /// What is counted of an operation of this surface.
    pub(crate) fn row(&self, surface: &Surface, operation: &'static str) -> RowCounts {
        let of = |class| self.requests.get_or_create_owned(&[("surface", surface.name), ("operation", operation), ("status", class)]);
        RowCounts { classes: CLASSES.map(of), times: self.times.get_or_create_owned(&[("surface", surface.name)]) }
    }

    /// From now on, the mails that were given up are told too.
    pub(crate) fn count_post(&mut self, post: &Arc<dyn Post>) {
        self.registry.register_collector(Box::new(PostFigures(Arc::clone(post))));
    }

    /// A request was refused with this code.
    pub(crate) fn refused(&self, code: &'static str) {
        self.refusals.get_or_create(&[("code", code)]).inc();
    }

    /// A request was refused because this policy's quota was used up.
    pub(crate) fn limited(&self, policy: &'static str) {
        self.limited.get_or_create(&[("policy", policy)]).inc();
    }

    /// All of it as text.
    pub(crate) fn show(&self) -> Answer {
        let mut text = String::new();
        // Only a writer that refuses text fails here, and a string takes all of it.
        let _ = encode(&mut text, &self.registry);
        Answer::of_type(MEDIA_TYPE, text)
    }
}

/// Asks the store when somebody looks.
struct StoreFigures(Arc<Directory>);

impl fmt::Debug for StoreFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreFigures")
    }
}

impl Collector for StoreFigures {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let figures = self.0.store().figures();
        let gauges = [
            ("roster_writes_waiting", "Writes that wait for a batch", figures.waiting as u64),
            ("roster_cache_entries", "Entries in the cache", figures.cached.entries as u64),
            ("roster_cache_bytes", "Bytes that they take, roughly", figures.cached.bytes),
        ];
        for (name, help, value) in gauges {
            ConstGauge::new(value).encode(encoder.encode_descriptor(name, help, None, MetricType::Gauge)?)?;
        }
        let counters = [
            ("roster_cache_fills", "Reads whose result was put into the cache", figures.cached.fills),
            ("roster_failed_batches", "Batches of writes that could not be committed", figures.batches.failed),
        ];
        for (name, help, value) in counters {
            ConstCounter::new(value).encode(encoder.encode_descriptor(name, help, None, MetricType::Counter)?)?;
        }
        let bounds = BATCH_SIZES.iter().map(|size| *size as f64).chain([f64::INFINITY]);
        let buckets: Vec<_> = bounds.zip(figures.batches.by_size).collect();
        let count = figures.batches.by_size.iter().sum();
        let help = "Writes in a committed batch";
        let mut batches = encoder.encode_descriptor("roster_batch_size", help, None, MetricType::Histogram)?;
        batches.encode_histogram::<[Label; 0]>(figures.batches.writes as f64, count, &buckets, None)
    }
}

/// Asks whoever takes mail when somebody looks.
struct PostFigures(Arc<dyn Post>);

impl fmt::Debug for PostFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PostFigures")
    }
}

impl Collector for PostFigures {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let descriptor = encoder.encode_descriptor("roster_mail_failed", "Mails that were given up", None, MetricType::Counter)?;
        ConstCounter::new(self.0.failed()).encode(descriptor)
    }
}
