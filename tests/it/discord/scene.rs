//! The bot with its page of health and metrics, watched for what it gives away.

use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use super::bot::Bot;
use super::logging;
use crate::fake_discord::{FakeDiscord, Id, Member, Message, Setup};

/// Long enough for a busy machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// No word of it stands in any log line of the bot.
pub(super) const QUESTION: &str = "What is Operation Salvo?";

/// The member who asks it.
pub(super) const ASKER: &str = "quillfeather";

/// The route on which answers to messages are sent, as faults name it.
pub(super) const CREATE: &str = "POST /channels/*/messages";

/// The route on which interactions are responded to.
pub(super) const CALLBACK: &str = "POST /interactions/*/*/callback";

/// A Discord with the bot connected to it. At its end, log and metrics must tell
/// nothing of anyone.
pub(super) struct Scene {
    pub(super) discord: FakeDiscord,
    pub(super) bot: Bot,
    pub(super) page: Page,
    /// Whether the bot was asked to stop, and its page with it.
    has_ended: Cell<bool>,
}

/// Where the bot serves health and metrics.
#[derive(Clone, Copy)]
pub(super) struct Page(SocketAddr);

/// Waits until something is so.
pub(super) async fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "waited for {what} in vain");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

impl Scene {
    pub(super) async fn new() -> Self {
        Self::with(Setup::default(), &[]).await
    }

    pub(super) async fn with(setup: Setup, variables: &[(&str, &str)]) -> Self {
        let discord = FakeDiscord::start(setup);
        let page = Page::somewhere();
        let address = page.address();
        let mut variables = variables.to_vec();
        variables.push(("FOOTNOTE_HEALTH_ADDR", &address));
        let bot = Bot::start(&discord, &variables).await;
        Self {
            discord,
            bot,
            page,
            has_ended: Cell::new(false),
        }
    }

    /// Stops the bot, which finishes what it has begun.
    pub(super) async fn ends(&self) {
        self.assert_page_is_discreet();
        self.has_ended.set(true);
        self.bot.terminate();
        self.discord.wait_for_sessions(0).await;
    }

    fn assert_page_is_discreet(&self) {
        logging::assert_discreet(&self.discord, &self.page.get("/metrics").1);
    }

    /// The channel in which things happen.
    pub(super) fn general(&self) -> Id {
        self.discord.channel("general")
    }

    pub(super) fn asker(&self) -> Member<'_> {
        self.discord.member(ASKER)
    }

    /// The member asks in a channel.
    pub(super) fn asks_in(&self, channel: Id) -> Message {
        self.asker().says(channel, &format!("<@BOT> {QUESTION}"))
    }

    /// The member asks, and is answered.
    pub(super) async fn answers(&self) -> Message {
        let asked = self.asks_in(self.general());
        self.answered(&asked).await
    }

    /// Waits for the answer to a question.
    pub(super) async fn answered(&self, asked: &Message) -> Message {
        let reply = self.discord.wait_for_reply(asked).await;
        assert!(reply.text().contains("Operation Salvo"), "{}", reply.text());
        reply
    }

    /// Lets the bot see a question and answer it, so that what was before it has
    /// been seen too; then asserts how many messages the bot has in `channel`.
    pub(super) async fn has_said_no_more_than(&self, channel: Id, count: usize) {
        let aside = self.discord.channel("aside");
        let asked = self.asks_in(aside);
        self.answered(&asked).await;
        assert_eq!(self.discord.messages_of_bot(channel).len(), count);
    }

    /// How many lines of the log hold `text`.
    pub(super) fn lines_with(&self, text: &str) -> usize {
        let log = self.bot.log();
        log.lines().filter(|line| line.contains(text)).count()
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        if !thread::panicking() {
            logging::assert_discreet(&self.discord, &self.bot.log());
            if !self.has_ended.get() {
                self.assert_page_is_discreet();
            }
        }
    }
}

impl Page {
    /// A page on a port that is free now.
    pub(super) fn somewhere() -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        Self(free.local_addr().expect("its address"))
    }

    /// The value of `FOOTNOTE_HEALTH_ADDR`.
    pub(super) fn address(self) -> String {
        self.0.to_string()
    }

    /// The status and the body of a path.
    pub(super) fn get(self, path: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.0).expect("the page");
        write!(stream, "GET {path} HTTP/1.0\r\n\r\n").expect("a request");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("a response");
        let (head, body) = response.split_once("\r\n\r\n").expect("a head");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        (status.expect("a status"), body.to_owned())
    }

    /// Waits until a path has this status. Gives the body.
    #[track_caller]
    pub(super) fn becomes(self, path: &str, status: u16) -> String {
        self.wait(path, |(now, _)| *now == status)
    }

    /// Waits until this line stands in the metrics.
    #[track_caller]
    pub(super) fn counts(self, line: &str) {
        self.wait("/metrics", |(_, text)| {
            text.lines().any(|other| other == line)
        });
    }

    #[track_caller]
    fn wait(self, path: &str, fits: impl Fn(&(u16, String)) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let seen = self.get(path);
            if fits(&seen) {
                return seen.1;
            }
            assert!(begun.elapsed() < PATIENCE, "{path} stays so: {seen:?}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}
