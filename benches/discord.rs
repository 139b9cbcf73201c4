//! The whole bot under load: the real binary against a Discord on loopback,
//! which shares the machine's cores with it. Prints questions a second, the time
//! from dispatch to the request that answers, and resident memory. Without
//! `--bench` (as under `cargo test --benches`) a few questions are enough.
//!
//! Every question must be answered, or it panics.

#[cfg(unix)]
#[path = "../tests/it/fake_discord/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the bench uses a part")]
mod fake_discord;

#[cfg(not(unix))]
fn main() {
    println!("skipped: the memory of a process is read from /proc");
}

#[cfg(unix)]
fn main() {
    let measures = std::env::args().any(|argument| argument == "--bench");
    load::run(!measures);
}

#[cfg(unix)]
mod load {
    use std::collections::HashMap;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use super::fake_discord::{FakeDiscord, Setup};

    const QUESTIONS: [&str; 4] = [
        "What is Operation Salvo?",
        "How many people did opreation salvo arrest?",
        "Will New York City cooperate with ICE?",
        "Who won the football match in Lisbon?",
    ];

    /// Who asks, so that nobody asks all the time.
    const MEMBERS: usize = 500;

    /// How many questions are under way at once when as many as possible are
    /// asked.
    const AT_ONCE: usize = 64;

    /// Guilds of a big bot, on one shard.
    const GUILDS: usize = 2500;

    pub(super) fn run(quick: bool) {
        let (questions, seconds, guilds) = if quick {
            (50, 1, 3)
        } else {
            (20_000, 10, GUILDS)
        };
        let small = Running::start(1);
        println!("resident, 1 guild, idle: {:.1} MiB", small.resident_mib());

        let begun = Instant::now();
        let capacity = questions as f64 / small.as_many_as_possible(questions).as_secs_f64();
        println!(
            "{questions} questions, {AT_ONCE} at once: {capacity:.0} a second ({:.1} s in all)",
            begun.elapsed().as_secs_f64()
        );
        println!("resident afterwards: {:.1} MiB", small.resident_mib());

        for rate in [1000, 2000] {
            let rate = if quick { 20 } else { rate };
            let mut times = small.at_a_rate(rate, seconds);
            times.sort_unstable();
            let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
            println!(
                "{rate} questions a second: p50 {:.2} ms, p99 {:.2} ms, most {:.2} ms",
                at(50),
                at(99),
                at(100)
            );
        }
        drop(small);

        let big = Running::start(guilds);
        let payload = big.discord.size_of_guild(big.discord.guild());
        println!(
            "resident, {guilds} guilds of {:.1} KiB each, idle: {:.1} MiB",
            payload as f64 / 1024.0,
            big.resident_mib()
        );
    }

    struct Running {
        discord: FakeDiscord,
        bot: Child,
    }

    impl Running {
        /// A bot that is connected and in as many guilds.
        fn start(guilds: usize) -> Self {
            let discord = FakeDiscord::start(Setup {
                guilds,
                large_guilds: guilds > 1,
                remembered: 1_000_000,
                ..Setup::default()
            });
            let bot = Command::new(env!("CARGO_BIN_EXE_footnote"))
                .arg("discord")
                .current_dir(env!("CARGO_TARGET_TMPDIR"))
                .env_clear()
                .env("DISCORD_TOKEN", discord.token())
                .env("DISCORD_API_URL", discord.api_url())
                .env("FOOTNOTE_MEMBER_LIMIT", "0")
                .env("FOOTNOTE_CHANNEL_LIMIT", "0")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the bot");
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(discord.wait_for_request(|request| {
                request.method == "PUT" && request.path.ends_with("/commands")
            }));
            // An answer shows that all that was dispatched before has been read. A
            // command would be too late for it where the guilds are large.
            let question = format!("<@BOT> {}", QUESTIONS[0]);
            let asked = discord
                .member("member 0")
                .says(discord.channel("general"), &question);
            runtime.block_on(discord.wait_for_reply(&asked));
            Self { discord, bot }
        }

        /// Asks `count` questions, never more than so many at once. How long
        /// that takes.
        fn as_many_as_possible(&self, count: usize) -> Duration {
            let begun = Instant::now();
            let answered_before = self.answers();
            for asked in 0..count {
                while asked - (self.answers() - answered_before) >= AT_ONCE {
                    std::thread::sleep(Duration::from_micros(200));
                }
                self.ask(asked);
            }
            self.wait_for_answers(answered_before + count);
            begun.elapsed()
        }

        /// Asks so many questions a second. The times from dispatch to answer.
        fn at_a_rate(&self, rate: usize, seconds: usize) -> Vec<Duration> {
            let before = self.answers();
            let begun = Instant::now();
            let mut asked = HashMap::new();
            for number in 0..rate * seconds {
                let due = begun + Duration::from_secs_f64(number as f64 / rate as f64);
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                let now = Instant::now();
                asked.insert(self.ask(number).to_string(), now);
            }
            self.wait_for_answers(before + asked.len());
            let times: Vec<Duration> = self
                .discord
                .requests()
                .iter()
                .filter_map(|request| {
                    let id = request
                        .path
                        .strip_prefix("/interactions/")?
                        .split('/')
                        .next()?;
                    Some(request.at.saturating_duration_since(*asked.get(id)?))
                })
                .collect();
            assert_eq!(times.len(), asked.len(), "each question has one answer");
            times
        }

        /// Asks a question with a command. Gives the interaction's id.
        fn ask(&self, number: usize) -> String {
            let channel = self.discord.channel("general");
            let member = self.discord.member(&format!("member {}", number % MEMBERS));
            let question = QUESTIONS[number % QUESTIONS.len()];
            member
                .slash(channel, "ask", &[("question", question)])
                .id
                .to_string()
        }

        /// How many requests have been answered.
        fn answers(&self) -> usize {
            self.discord.responses()
        }

        fn wait_for_answers(&self, count: usize) {
            let begun = Instant::now();
            while self.answers() < count {
                assert!(
                    begun.elapsed() < Duration::from_secs(60),
                    "some questions have no answer"
                );
                std::thread::sleep(Duration::from_micros(200));
            }
        }

        /// The bot's resident memory.
        fn resident_mib(&self) -> f64 {
            let status = std::fs::read_to_string(format!("/proc/{}/status", self.bot.id()));
            let status = status.unwrap_or_default();
            let kib = status
                .lines()
                .find_map(|line| line.strip_prefix("VmRSS:"))
                .and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
            kib.map_or(f64::NAN, |kib| kib / 1024.0)
        }
    }

    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.bot.kill();
            let _ = self.bot.wait();
        }
    }
}
