//! What is counted, in the OpenMetrics text format.

mod labels;

use std::collections::{BTreeMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::encoding::text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

pub(super) use self::labels::Shed;
use super::rest::Refusal;
use super::surface::Surface;
use crate::answer::Verdict;

/// The bounds of the answers' histogram, in seconds. Ours take less than a
/// millisecond; the rest is Discord's and the network's.
const SECONDS: [f64; 14] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// How many kinds of unknown dispatches are told apart: their names come from
/// outside, and each is a time series.
const UNKNOWN_KINDS: usize = 64;

type Label<V> = [(&'static str, V); 1];

/// Everything that is counted. One of it lives as long as the bot.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Registry,
    questions: Family<[(&'static str, &'static str); 2], Counter>,
    commands: Family<[(&'static str, &'static str); 2], Counter>,
    answer_seconds: Histogram,
    rest_failures: Family<Label<&'static str>, Counter>,
    shed: Family<Label<&'static str>, Counter>,
    unknown_dispatches: Family<Label<String>, Counter>,
    unknown_kinds: Mutex<HashSet<String>>,
    gateway_connected: Family<Label<u32>, Gauge>,
    shards: Mutex<BTreeMap<u32, bool>>,
    guilds: Gauge,
    library_generation: Gauge,
    library_articles: Gauge,
}

impl Metrics {
    /// Everything at zero.
    pub(super) fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("footnote"),
            questions: Family::default(),
            commands: Family::default(),
            answer_seconds: Histogram::new(SECONDS),
            rest_failures: Family::default(),
            shed: Family::default(),
            unknown_dispatches: Family::default(),
            unknown_kinds: Mutex::default(),
            gateway_connected: Family::default(),
            shards: Mutex::default(),
            guilds: Gauge::default(),
            library_generation: Gauge::default(),
            library_articles: Gauge::default(),
        };
        metrics.register();
        metrics
    }

    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register(
            "build",
            "The program that runs",
            Info::new([("version", env!("CARGO_PKG_VERSION"))]),
        );
        registry.register(
            "questions",
            "Questions that were replied to, by where they were asked and what became of them",
            self.questions.clone(),
        );
        registry.register(
            "commands",
            "Commands and buttons that answered no question, by where they were used and what they are",
            self.commands.clone(),
        );
        registry.register_with_unit(
            "answer",
            "From the arrival of a question, a command or a button until Discord has the reply",
            Unit::Seconds,
            self.answer_seconds.clone(),
        );
        registry.register(
            "rest_failures",
            "Requests to Discord that failed",
            self.rest_failures.clone(),
        );
        registry.register("shed", "Questions that were turned away", self.shed.clone());
        registry.register(
            "unknown_dispatches",
            "Events from Discord that were not understood",
            self.unknown_dispatches.clone(),
        );
        registry.register(
            "gateway_connected",
            "1 for a shard that is connected, 0 for one that is not",
            self.gateway_connected.clone(),
        );
        registry.register("guilds", "Servers that the bot is in", self.guilds.clone());
        registry.register(
            "library_generation",
            "How often articles have come into force, the first time included",
            self.library_generation.clone(),
        );
        registry.register(
            "library_articles",
            "Articles in force",
            self.library_articles.clone(),
        );
    }

    /// A question was replied to, `elapsed` after it arrived.
    pub(super) fn question(&self, surface: Surface, verdict: Verdict, elapsed: Duration) {
        let labels = [
            ("surface", surface.name()),
            ("verdict", labels::verdict(verdict)),
        ];
        self.questions.get_or_create(&labels).inc();
        self.answer_seconds.observe(elapsed.as_secs_f64());
    }

    /// A command or a button that answers no question was responded to, likewise.
    pub(super) fn command(&self, surface: Surface, name: &'static str, elapsed: Duration) {
        let labels = [("surface", surface.name()), ("command", name)];
        self.commands.get_or_create(&labels).inc();
        self.answer_seconds.observe(elapsed.as_secs_f64());
    }

    /// A request to Discord failed.
    pub(super) fn rest_failure(&self, refusal: &Refusal) {
        let label = [("kind", refusal.label())];
        self.rest_failures.get_or_create(&label).inc();
    }

    /// A question was turned away.
    pub(super) fn shed(&self, reason: Shed) {
        self.shed.get_or_create(&[("reason", reason.label())]).inc();
    }

    /// Discord dispatched an event of this kind, which was not understood.
    pub(super) fn unknown_dispatch(&self, kind: &str) {
        let kind = if self.is_told_apart(kind) {
            kind
        } else {
            "other"
        };
        let label = [("kind", kind.to_owned())];
        self.unknown_dispatches.get_or_create(&label).inc();
    }

    /// Whether unknown dispatches of this kind have a count of their own.
    fn is_told_apart(&self, kind: &str) -> bool {
        let is_name = (1..=64).contains(&kind.len())
            && kind
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let mut kinds = lock(&self.unknown_kinds);
        kinds.contains(kind)
            || (is_name && kinds.len() < UNKNOWN_KINDS && kinds.insert(kind.to_owned()))
    }

    /// There are `total` shards to connect, none of which is yet.
    pub(super) fn expect_shards(&self, total: u32) {
        lock(&self.shards).clear();
        self.gateway_connected.clear();
        for shard in 0..total {
            self.shard(shard, false);
        }
    }

    /// A shard is connected, or is not. Whether that is news.
    pub(super) fn shard(&self, shard: u32, is_connected: bool) -> bool {
        let before = lock(&self.shards).insert(shard, is_connected);
        self.gateway_connected
            .get_or_create(&[("shard", shard)])
            .set(i64::from(is_connected));
        before != Some(is_connected)
    }

    /// Why not every shard is connected; `None` if every one is.
    pub(super) fn disconnected(&self) -> Option<String> {
        let shards = lock(&self.shards);
        let connected = shards.values().filter(|&&connected| connected).count();
        match shards.len() {
            0 => Some("not yet connected to Discord".to_owned()),
            total if connected < total => Some(format!(
                "{connected} of {total} shards are connected to Discord"
            )),
            _ => None,
        }
    }

    /// The bot is in so many servers.
    pub(super) fn guilds(&self, count: usize) {
        self.guilds.set(gauged(count));
    }

    /// These articles are in force.
    pub(super) fn library(&self, generation: u64, articles: usize) {
        self.library_generation.set(gauged(generation));
        self.library_articles.set(gauged(articles));
    }

    /// All of it in the OpenMetrics text format.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string can't fail.
        let _ = text::encode(&mut text, &self.registry);
        text
    }
}

/// `count` as a gauge holds it.
fn gauged(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

/// What a panic left behind is still a count.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Metrics, Refusal, Shed, Surface, UNKNOWN_KINDS};
    use crate::answer::Verdict;

    #[track_caller]
    fn shows(metrics: &Metrics, line: &str) {
        let text = metrics.text();
        assert!(
            text.lines().any(|other| other == line),
            "no {line} in {text}"
        );
    }

    #[test]
    fn what_happened_is_counted() {
        let metrics = Metrics::new();
        let elapsed = Duration::from_micros(700);
        metrics.question(Surface::Slash, Verdict::Answered, elapsed);
        metrics.question(Surface::Slash, Verdict::Answered, elapsed);
        metrics.question(Surface::DirectMessage, Verdict::NotInArticle, elapsed);
        metrics.command(Surface::Menu, "Check quotes", elapsed);
        metrics.rest_failure(&Refusal::Unreadable);
        metrics.shed(Shed::MemberLimit);
        metrics.guilds(3);
        metrics.library(2, 7);
        for line in [
            "footnote_questions_total{surface=\"slash\",verdict=\"answered\"} 2",
            "footnote_questions_total{surface=\"dm\",verdict=\"not_in_article\"} 1",
            "footnote_answer_seconds_bucket{le=\"0.0005\"} 0",
            "footnote_commands_total{surface=\"menu\",command=\"Check quotes\"} 1",
            "footnote_answer_seconds_bucket{le=\"0.001\"} 4",
            "footnote_answer_seconds_bucket{le=\"10.0\"} 4",
            "footnote_answer_seconds_count 4",
            "footnote_rest_failures_total{kind=\"unreadable\"} 1",
            "footnote_shed_total{reason=\"member_limit\"} 1",
            "footnote_guilds 3",
            "footnote_library_generation 2",
            "footnote_library_articles 7",
            concat!(
                "footnote_build_info{version=\"",
                env!("CARGO_PKG_VERSION"),
                "\"} 1"
            ),
        ] {
            shows(&metrics, line);
        }
        assert!(metrics.text().ends_with("# EOF\n"));
    }

    #[test]
    fn kinds_from_outside_are_bounded() {
        let metrics = Metrics::new();
        for bad in ["", "a\"b", "a\nb", &"X".repeat(65)] {
            metrics.unknown_dispatch(bad);
        }
        shows(
            &metrics,
            "footnote_unknown_dispatches_total{kind=\"other\"} 4",
        );
        for number in 0..10_000 {
            metrics.unknown_dispatch(&format!("KIND_{number}"));
        }
        metrics.unknown_dispatch("KIND_0");
        shows(
            &metrics,
            "footnote_unknown_dispatches_total{kind=\"KIND_0\"} 2",
        );
        let other = 4 + 10_000 - UNKNOWN_KINDS;
        shows(
            &metrics,
            &format!("footnote_unknown_dispatches_total{{kind=\"other\"}} {other}"),
        );
    }

    #[test]
    fn every_shard_counts() {
        let metrics = Metrics::new();
        let disconnected = || metrics.disconnected().unwrap_or_default();
        assert_eq!(disconnected(), "not yet connected to Discord");
        metrics.expect_shards(2);
        shows(&metrics, "footnote_gateway_connected{shard=\"1\"} 0");
        metrics.shard(1, true);
        shows(&metrics, "footnote_gateway_connected{shard=\"1\"} 1");
        assert_eq!(disconnected(), "1 of 2 shards are connected to Discord");
        metrics.shard(0, true);
        assert_eq!(metrics.disconnected(), None);
        metrics.shard(0, false);
        assert_eq!(disconnected(), "1 of 2 shards are connected to Discord");
        metrics.expect_shards(1);
        metrics.shard(0, true);
        assert_eq!(metrics.disconnected(), None);
        assert!(!metrics.text().contains("shard=\"1\""));
    }
}
