//! Many questions at once.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use footnote::reply;

use super::scene::{CALLBACK, CREATE, QUESTION, Scene, until};
use crate::fake_discord::{Fault, Id, Message, Setup};

const NO_LIMITS: [(&str, &str); 2] = [
    ("FOOTNOTE_CHANNEL_LIMIT", "0"),
    ("FOOTNOTE_MEMBER_LIMIT", "0"),
];

/// So slow that all questions have come in before the first is answered.
const SLOW: Duration = Duration::from_secs(2);

/// How many questions are in hand at once, where a test bounds that.
const QUEUE: &str = "50";

/// `count` members ask, each in one of 100 channels.
fn everybody_asks(scene: &Scene, count: usize) -> Vec<Message> {
    let channels: Vec<Id> = (0..100)
        .map(|number| scene.discord.channel(&format!("room {number}")))
        .collect();
    (0..count)
        .map(|number| {
            let member = scene.discord.member(&format!("member {number}"));
            member.says(
                channels[number % channels.len()],
                &format!("<@BOT> {QUESTION}"),
            )
        })
        .collect()
}

/// The bot's messages, by the question that each replies to. Asserts that each
/// question has one, in its channel, and that there is none besides.
async fn replies(scene: &Scene, asked: &[Message]) -> BTreeMap<Id, Message> {
    let mut replies = BTreeMap::new();
    for asked in asked {
        let reply = scene.discord.wait_for_reply(asked).await;
        assert_eq!(reply.channel(), asked.channel());
        replies.insert(asked.id(), reply);
    }
    let mut channels: Vec<Id> = asked.iter().map(Message::channel).collect();
    channels.sort_unstable();
    channels.dedup();
    let said: usize = channels
        .iter()
        .map(|channel| scene.discord.messages_of_bot(*channel).len())
        .sum();
    assert_eq!((replies.len(), said), (asked.len(), asked.len()));
    replies
}

/// The bytes of memory that the bot holds (proc_pid_status(5)).
fn resident(scene: &Scene) -> u64 {
    let path = format!("/proc/{}/status", scene.bot.process_id());
    let status = fs::read_to_string(path).expect("Linux");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .expect("its memory");
    let kilobytes = line
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<u64>().ok());
    kilobytes.expect("a number") * 1024
}

#[tokio::test]
async fn everybody_is_answered_once_in_their_channel() {
    let scene = Scene::with(Setup::default(), &NO_LIMITS).await;
    let asked = everybody_asks(&scene, 500);
    for reply in replies(&scene, &asked).await.values() {
        assert!(reply.text().contains("Operation Salvo"), "{}", reply.text());
        reply.assert_pinged_nobody();
    }
    scene
        .page
        .counts("footnote_questions_total{surface=\"mention\",verdict=\"answered\"} 500");
    assert_eq!(scene.discord.invalid_requests(), 0);
}

#[tokio::test]
async fn beyond_the_queue_each_is_told_once_that_the_bot_is_busy() {
    let scene = Scene::with(
        Setup::default(),
        &[&NO_LIMITS[..], &[("FOOTNOTE_QUEUE", QUEUE)]].concat(),
    )
    .await;
    scene.discord.fails(CREATE, 200, Fault::Delay(SLOW));
    let asked = everybody_asks(&scene, 200);
    let replies = replies(&scene, &asked).await;
    let busy = replies
        .values()
        .filter(|reply| reply.content() == reply::BUSY);
    assert_eq!(busy.count(), 150);
    let answers = replies
        .values()
        .filter(|reply| reply.text().contains("Operation Salvo"));
    assert_eq!(answers.count(), 50);
    scene
        .page
        .counts("footnote_shed_total{reason=\"busy\"} 150");
    // There is room again.
    scene.answers().await;
}

#[tokio::test]
async fn beyond_the_queue_commands_are_told_so_too() {
    let scene = Scene::with(
        Setup::default(),
        &[&NO_LIMITS[..], &[("FOOTNOTE_QUEUE", QUEUE)]].concat(),
    )
    .await;
    scene.discord.fails(CALLBACK, 200, Fault::Delay(SLOW));
    let general = scene.general();
    let asked: Vec<_> = (0..200)
        .map(|number| {
            let member = scene.discord.member(&format!("member {number}"));
            member.slash(general, "ask", &[("question", QUESTION)])
        })
        .collect();
    let mut busy = 0;
    for asked in &asked {
        let response = scene.discord.response_to(asked).await;
        let message = response.message();
        if message.content() == reply::BUSY {
            assert!(message.is_ephemeral());
            busy += 1;
        } else {
            assert!(
                message.text().contains("Operation Salvo"),
                "{}",
                message.text()
            );
        }
    }
    assert_eq!(busy, 150);
    assert_eq!(scene.discord.messages_of_bot(general).len(), 200);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn memory_stays_bounded() {
    let scene = Scene::with(Setup::default(), &NO_LIMITS).await;
    let asked = everybody_asks(&scene, 500);
    replies(&scene, &asked).await;
    let before = resident(&scene);
    for _ in 0..4 {
        for asked in &everybody_asks(&scene, 500) {
            scene.discord.wait_for_reply(asked).await;
        }
    }
    let grown = resident(&scene).saturating_sub(before);
    // What is remembered of 2,000 questions takes far less.
    assert!(grown < 16 << 20, "{grown} bytes more");
}

#[tokio::test]
async fn as_many_servers_as_one_shard_may_have_connect() {
    let setup = Setup {
        guilds: 2500,
        ..Setup::default()
    };
    let scene = Scene::with(setup, &[]).await;
    scene.page.counts("footnote_guilds 2500");
    let last = *scene.discord.guilds().last().expect("a server");
    let asked = scene.asks_in(scene.discord.channel_of(last, "general"));
    scene.answered(&asked).await;
    until("one session", || scene.discord.connections() == 1).await;
}
