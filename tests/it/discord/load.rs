//! Many questions at once.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use footnote::reply;

use super::scene::{CALLBACK, CREATE, QUESTION, Scene, until};
use crate::fake_discord::{Fault, Id, Message, Setup};

const NO_LIMITS: [(&str, &str); 2] = [
    ("FOOTNOTE_CHANNEL_LIMIT", "0"),
    ("FOOTNOTE_MEMBER_LIMIT", "0"),
];

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
    scene.discord.fails(CREATE, usize::MAX, Fault::Hold);
    let asked = everybody_asks(&scene, 200);
    // Now all have come in, and nothing has been answered yet.
    scene.discord.wait_for_held(200).await;
    scene.discord.recovers();
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
    // However long it takes, it is in time.
    scene.discord.stops_the_clock();
    scene.discord.fails(CALLBACK, usize::MAX, Fault::Hold);
    let general = scene.general();
    let asked: Vec<_> = (0..200)
        .map(|number| {
            let member = scene.discord.member(&format!("member {number}"));
            member.slash(general, "ask", &[("question", QUESTION)])
        })
        .collect();
    scene.discord.wait_for_held(200).await;
    scene.discord.recovers();
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

/// Not even in the same channel.
#[tokio::test]
async fn an_answer_that_discord_is_slow_to_take_keeps_no_other_waiting() {
    let scene = Scene::new().await;
    let general = scene.general();
    scene.discord.fails(CREATE, 1, Fault::Hold);
    let slow = scene.asks_in(general);
    scene.discord.wait_for_held(1).await;
    let quick = scene.asks_in(general);
    scene.answered(&quick).await;
    scene.discord.recovers();
    scene.answered(&slow).await;
}

/// Each asks once by a message and once by a command, a few at a time: what is in
/// hand takes memory too, and how much of that a burst needs at once is chance.
async fn a_few_ask_at_a_time(scene: &Scene, numbers: Range<usize>) {
    const AT_ONCE: usize = 10;
    for few in numbers.collect::<Vec<_>>().chunks(AT_ONCE) {
        let asked: Vec<_> = few
            .iter()
            .map(|number| {
                let channel = scene.discord.channel(&format!("room {}", number % 100));
                let member = scene.discord.member(&format!("member {}", number % 500));
                let asked = member.says(channel, &format!("<@BOT> {QUESTION}"));
                (
                    asked,
                    member.slash(channel, "ask", &[("question", QUESTION)]),
                )
            })
            .collect();
        for (asked, command) in &asked {
            scene.discord.wait_for_reply(asked).await;
            scene.discord.response_to(command).await;
        }
    }
}

/// What is remembered of a question takes some hundred bytes, and of the last few
/// thousand only.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn memory_does_not_grow_with_every_question() {
    const MEASURED: usize = 1000;
    const MOST_EACH: u64 = 2 << 10;
    // Several arenas keep more, by which threads happened to work.
    let one_arena = [("MALLOC_ARENA_MAX", "1")];
    let variables = [&NO_LIMITS[..], &one_arena[..]].concat();
    let scene = Scene::with(Setup::default(), &variables).await;
    a_few_ask_at_a_time(&scene, 0..500).await;
    let before = resident(&scene);
    a_few_ask_at_a_time(&scene, 500..500 + MEASURED).await;
    let grown = resident(&scene).saturating_sub(before);
    let questions = 2 * MEASURED as u64;
    assert!(grown < questions * MOST_EACH, "{grown} bytes more");
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
