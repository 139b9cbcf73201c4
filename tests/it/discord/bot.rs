//! The binary, running `footnote discord`.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::fake_discord::{FakeDiscord, Id, Setup};

/// Long enough for a busy machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// The bot, as a process of its own, until it is dropped.
pub(super) struct Bot {
    process: Child,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

/// A Discord with the bot connected to it.
pub(super) async fn connected(setup: Setup) -> (FakeDiscord, Bot) {
    let discord = FakeDiscord::start(setup);
    let bot = Bot::start(&discord, &[]).await;
    (discord, bot)
}

/// Likewise, and a channel there.
pub(super) async fn in_general() -> (FakeDiscord, Bot, Id) {
    let (discord, bot) = connected(Setup::default()).await;
    let general = discord.channel("general");
    (discord, bot, general)
}

/// Likewise, where the bot knows the articles in a folder.
pub(super) async fn knowing(folder: &Path) -> (FakeDiscord, Bot, Id) {
    let discord = FakeDiscord::start(Setup::default());
    let path = folder.to_str().expect("a path");
    let bot = Bot::start(&discord, &[("FOOTNOTE_KNOWLEDGE", path)]).await;
    let general = discord.channel("general");
    (discord, bot, general)
}

/// A folder with these articles, as long as it is held.
pub(super) fn folder_of(articles: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, text) in articles {
        fs::write(folder.path().join(file), text).expect("an article");
    }
    folder
}

impl Bot {
    /// Starts it with these variables, and waits until all its shards are
    /// connected and its commands registered.
    pub(super) async fn start(discord: &FakeDiscord, variables: &[(&str, &str)]) -> Self {
        let shards = discord.shards();
        let bot = Self::spawn(discord, variables);
        discord.wait_for_sessions(shards).await;
        bot.logs("the commands");
        bot
    }

    /// Starts it with these variables.
    pub(super) fn spawn(discord: &FakeDiscord, variables: &[(&str, &str)]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_footnote"))
            .arg("discord")
            // No file of settings and no articles but those that are named.
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .env_clear()
            .env("DISCORD_TOKEN", discord.token())
            .env("DISCORD_API_URL", discord.api_url())
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the bot");
        let lines = BufReader::new(process.stderr.take().expect("its log"));
        let log = Arc::new(Mutex::new(String::new()));
        let written = Arc::clone(&log);
        let reader = thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                let mut log = written.lock().unwrap_or_else(PoisonError::into_inner);
                log.push_str(&line);
                log.push('\n');
            }
        });
        Self {
            process,
            log,
            reader: Some(reader),
        }
    }

    /// What it has logged so far.
    pub(super) fn log(&self) -> String {
        self.log
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits until `text` stands in its log.
    #[track_caller]
    pub(super) fn logs(&self, text: &str) {
        let begun = Instant::now();
        while !self.log().contains(text) {
            assert!(
                begun.elapsed() < PATIENCE,
                "no {text:?} in:\n{}",
                self.log()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asks it to stop, as systemd does.
    pub(super) fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends it a signal, named without its SIG.
    pub(super) fn signal(&self, name: &str) {
        let id = self.process_id().to_string();
        let told = Command::new("kill").args(["-s", name, &id]).status();
        assert!(told.expect("kill").success());
    }

    pub(super) fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Waits until it has ended. Gives its exit code and its log.
    #[track_caller]
    pub(super) fn end(mut self) -> (Option<i32>, String) {
        let status = self.wait();
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the log");
        }
        (status.code(), self.log())
    }

    #[track_caller]
    fn wait(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().expect("a process") {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "still running:\n{}", self.log());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
