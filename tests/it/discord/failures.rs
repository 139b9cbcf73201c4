//! What goes wrong on the way to Discord.

use std::time::Duration;

use super::scene::{ASKER, CALLBACK, CREATE, QUESTION, Scene, until};
use crate::fake_discord::permissions::{
    EMBED_LINKS, READ_MESSAGE_HISTORY, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL,
};
use crate::fake_discord::{Fault, Id, Request, Setup};

const SECOND: Duration = Duration::from_secs(1);

fn too_many(retry_after: Duration, global: bool) -> Fault {
    Fault::TooManyRequests {
        retry_after,
        global,
    }
}

/// The requests to a path that ends so, oldest first.
fn requests(scene: &Scene, end: &str) -> Vec<Request> {
    let requests = scene.discord.requests().into_iter();
    requests
        .filter(|request| request.method != "GET" && request.path.ends_with(end))
        .collect()
}

/// Asserts that a message is answered once although its first `times` tries fail
/// so, and how many tries that takes.
async fn is_answered_once(times: usize, fault: Fault, tries: usize) {
    let scene = Scene::new().await;
    let general = scene.general();
    scene.discord.fails(CREATE, times, fault.clone());
    let asked = scene.asks_in(general);
    scene.answered(&asked).await;
    let path = format!("/channels/{general}/messages");
    until("all tries", || requests(&scene, &path).len() == tries).await;
    scene.has_said_no_more_than(general, 1).await;
    assert_eq!(requests(&scene, &path).len(), tries, "{fault:?}");
    assert_eq!(scene.lines_with("WARN"), 0, "{}", scene.bot.log());
}

#[tokio::test]
async fn a_message_is_answered_once_whatever_fails() {
    let cases = [
        (2, Fault::Status(500)),
        (1, Fault::Status(502)),
        (1, Fault::StatusAfterwards(500)),
        (2, Fault::StatusAfterwards(502)),
        (1, Fault::Disconnect),
        (1, Fault::DisconnectAfterwards),
        (1, Fault::Garbled),
    ];
    for (times, fault) in cases {
        is_answered_once(times, fault, times + 1).await;
    }
}

/// An edit finds the answer whose first confirmation was garbled.
#[tokio::test]
async fn an_answer_that_was_confirmed_badly_can_be_edited() {
    let scene = Scene::new().await;
    scene.discord.fails(CREATE, 1, Fault::Garbled);
    let asked = scene.asks_in(scene.general());
    let answer = scene.answered(&asked).await;
    scene.bot.logs("answered");
    scene
        .asker()
        .edits(&asked, "<@BOT> What is the article about?");
    scene
        .discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    scene.has_said_no_more_than(scene.general(), 1).await;
}

/// Asserts that a command is responded to although its first `times` tries fail so.
async fn is_responded_to(times: usize, fault: Fault) {
    let scene = Scene::new().await;
    let general = scene.general();
    scene.discord.fails(CALLBACK, times, fault.clone());
    let command = scene
        .asker()
        .slash(general, "ask", &[("question", QUESTION)]);
    let response = scene.discord.response_to(&command).await;
    assert!(
        response.message().text().contains("Operation Salvo"),
        "{fault:?}"
    );
    scene.bot.logs("answered");
    assert_eq!(scene.discord.messages_of_bot(general).len(), 1);
    assert_eq!(scene.lines_with("WARN"), 0, "{}", scene.bot.log());
}

#[tokio::test]
async fn a_command_is_responded_to_once_whatever_fails() {
    for fault in [
        Fault::Status(500),
        Fault::StatusAfterwards(502),
        Fault::Disconnect,
        Fault::DisconnectAfterwards,
        Fault::Garbled,
    ] {
        is_responded_to(1, fault).await;
    }
}

#[tokio::test]
async fn a_message_is_not_sent_again_before_its_time() {
    for global in [false, true] {
        let scene = Scene::new().await;
        scene.discord.fails(CREATE, 1, too_many(SECOND, global));
        scene.answers().await;
        let tries = requests(&scene, "/messages");
        let statuses: Vec<_> = tries.iter().map(|request| request.status).collect();
        assert_eq!(statuses, [Some(429), Some(200)]);
        let waited = tries[1].at - tries[0].at;
        assert!(waited >= SECOND, "{waited:?}");
        assert_eq!(scene.discord.invalid_requests(), 1);
    }
}

#[tokio::test]
async fn a_response_is_not_sent_again_before_its_time() {
    let scene = Scene::new().await;
    scene.discord.fails(CALLBACK, 1, too_many(SECOND, false));
    let command = scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene.discord.response_to(&command).await;
    let tries = requests(&scene, "/callback");
    assert_eq!(tries.len(), 2);
    let waited = tries[1].at - tries[0].at;
    assert!(waited >= SECOND, "{waited:?}");
}

/// After 3 s nobody waits for a response any more.
#[tokio::test]
async fn a_response_that_would_come_too_late_is_not_sent() {
    let scene = Scene::new().await;
    scene
        .discord
        .fails(CALLBACK, 1, too_many(10 * SECOND, false));
    scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene.bot.logs("an interaction got no response");
    assert_eq!(requests(&scene, "/callback").len(), 1);
    scene
        .page
        .counts("footnote_rest_failures_total{kind=\"rate_limited\"} 1");
    scene.answers().await;
}

/// The limit is everybody's: those that come meanwhile wait too, or each would
/// be an invalid request, and too many of these ban the address.
#[tokio::test]
async fn while_all_is_limited_nothing_else_is_sent() {
    let scene = Scene::new().await;
    let (here, there) = (scene.general(), scene.discord.channel("there"));
    scene.discord.fails(CREATE, 1, too_many(2 * SECOND, true));
    let first = scene.asks_in(here);
    scene
        .discord
        .wait_for_request(|request| request.status == Some(429))
        .await;
    let limited = requests(&scene, "/messages")[0].at;
    // Until the bot has read the refusal; later is as good.
    tokio::time::sleep(SECOND / 2).await;
    let second = scene.asks_in(there);
    scene.answered(&first).await;
    scene.answered(&second).await;
    let path = format!("/channels/{there}/messages");
    let sent = requests(&scene, &path)[0].at;
    assert!(sent - limited >= 2 * SECOND, "{:?}", sent - limited);
}

#[tokio::test]
async fn a_slow_discord_is_told_of_and_outlived() {
    let scene = Scene::new().await;
    scene.discord.fails(CALLBACK, 1, Fault::Delay(4 * SECOND));
    scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene.answers().await;
    scene.bot.logs("an interaction got no response");
    assert_eq!(requests(&scene, "/callback").len(), 1);
    assert_eq!(scene.lines_with("WARN"), 1, "{}", scene.bot.log());
    let command = scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene.discord.response_to(&command).await;
}

/// Asserts that without `permission` in `place` the operator reads `named` once,
/// and the member once in a direct message.
async fn is_missed(permission: u64, in_thread: bool, named: &str, may_be_timed_out: bool) {
    let scene = Scene::new().await;
    let (discord, general) = (&scene.discord, scene.general());
    let place = if in_thread {
        discord.thread(general, "boats")
    } else {
        general
    };
    let direct = discord.direct(ASKER);
    // It is taken away while the answers are on their way.
    discord.fails(CREATE, 2, Fault::Delay(SECOND));
    scene.asks_in(place);
    scene.asks_in(place);
    discord.denies(general, discord.bot(), permission);
    until("both tries", || tries_in(&scene, place) == 2).await;
    let told = discord.wait_for_message(direct, |_| true).await;
    assert!(
        told.text().contains(&format!("“{named}”")),
        "{}",
        told.text()
    );
    assert!(
        told.text().contains(&format!("<#{place}>")),
        "{}",
        told.text()
    );
    assert_eq!(told.text().contains("time-out"), may_be_timed_out);
    let remedy = format!("give the bot “{named}” there");
    scene.bot.logs(&remedy);
    let timed_out = scene.lines_with("wait for its time-out to end");
    assert_eq!(timed_out, usize::from(may_be_timed_out));
    scene.has_said_no_more_than(direct, 1).await;
    assert_eq!(scene.lines_with(&remedy), 1, "{}", scene.bot.log());
    assert_eq!(discord.invalid_requests(), 2);
}

fn tries_in(scene: &Scene, channel: Id) -> usize {
    requests(scene, &format!("/channels/{channel}/messages")).len()
}

#[tokio::test]
async fn a_missing_permission_is_named_once() {
    is_missed(SEND_MESSAGES, false, "Send Messages", true).await;
    is_missed(
        SEND_MESSAGES_IN_THREADS, true, "Send Messages in Threads", true,
    )
    .await;
    is_missed(VIEW_CHANNEL, false, "View Channel", false).await;
}

#[tokio::test]
async fn without_the_history_the_answer_is_no_reply() {
    let scene = Scene::new().await;
    let (discord, general) = (&scene.discord, scene.general());
    discord.denies(general, discord.bot(), READ_MESSAGE_HISTORY);
    scene.asks_in(general);
    let answer = discord.wait_for_message(general, |_| true).await;
    assert!(answer.replies_to().is_none() && answer.text().contains("Operation Salvo"));
    scene.asks_in(general);
    until("both answers", || {
        discord.messages_of_bot(general).len() == 2
    })
    .await;
    assert_eq!(discord.invalid_requests(), 0);
    let remedy = "give the bot “Read Message History” there";
    scene.bot.logs(remedy);
    assert_eq!(scene.lines_with(remedy), 1, "{}", scene.bot.log());
    assert_eq!(scene.lines_with("WARN"), 1, "{}", scene.bot.log());
}

#[tokio::test]
async fn without_embeds_the_operator_reads_why_once() {
    let scene = Scene::new().await;
    let (discord, general) = (&scene.discord, scene.general());
    discord.denies(general, discord.bot(), EMBED_LINKS);
    for _ in 0..2 {
        let asked = scene.asks_in(general);
        let answer = discord.wait_for_reply(&asked).await;
        assert!(answer.embeds().is_empty());
    }
    scene.bot.logs("give the bot “Embed Links” there");
    scene
        .answered(&scene.asks_in(discord.channel("aside")))
        .await;
    assert_eq!(scene.lines_with("Embed Links"), 1, "{}", scene.bot.log());
    assert!(discord.messages_of_bot(discord.direct(ASKER)).is_empty());
}

#[tokio::test]
async fn a_channel_that_is_deleted_meanwhile_is_let_go() {
    let scene = Scene::new().await;
    let doomed = scene.discord.channel("doomed");
    scene.discord.fails(CREATE, 1, Fault::Status(503));
    scene.asks_in(doomed);
    scene
        .discord
        .wait_for_request(|request| request.status == Some(503))
        .await;
    scene.discord.deletes_channel(doomed);
    scene.bot.logs("an answer could not be sent");
    scene
        .bot
        .logs("if FOOTNOTE_ASK_CHANNELS lists it, take it out there");
    assert_eq!(tries_in(&scene, doomed), 2);
    scene.answers().await;
    assert_eq!(scene.lines_with("WARN"), 1, "{}", scene.bot.log());
}

/// What the operator has to do differs, though neither has a code of Discord's; and
/// what had passed is told of when it comes again.
#[tokio::test]
async fn each_thing_to_be_done_is_told_of_until_it_is_done() {
    let scene = Scene::new().await;
    let (flaw, blocked) = ("this is a flaw of the bot", "blocks it");
    let fails = async |status, remedy: &str, times| {
        scene.discord.fails(CREATE, 1, Fault::Status(status));
        scene.asks_in(scene.general());
        until(remedy, || scene.lines_with(remedy) == times).await;
    };
    fails(400, flaw, 1).await;
    fails(403, blocked, 1).await;
    fails(400, flaw, 1).await;
    let refused = "footnote_rest_failures_total{kind=\"refused\"} 3";
    scene.page.counts(refused);
    assert_eq!(scene.lines_with(flaw), 1, "{}", scene.bot.log());
    scene.answers().await;
    scene.bot.logs("answered");
    fails(403, blocked, 2).await;
}

#[tokio::test]
async fn an_answer_that_somebody_deleted_is_not_edited_again() {
    let scene = Scene::new().await;
    let asked = scene.asks_in(scene.general());
    let answer = scene.answered(&asked).await;
    scene.bot.logs("answered");
    scene.discord.member("owner").deletes(&answer);
    let edits = |question: &str| {
        scene.asker().edits(&asked, &format!("<@BOT> {question}"));
    };
    edits("Who was shot?");
    scene
        .discord
        .wait_for_request(|request| request.method == "PATCH")
        .await;
    // Until the bot has read the refusal.
    scene.answers().await;
    edits("What is the article about?");
    scene.answers().await;
    scene.ends().await;
    let edits = requests(&scene, &format!("/messages/{}", answer.id()));
    let statuses: Vec<_> = edits.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [Some(404)]);
    assert_eq!(scene.lines_with("WARN"), 0, "{}", scene.bot.log());
}

/// Whoever asked for it is told, and nobody else.
#[tokio::test]
async fn what_can_not_be_deleted_is_told() {
    let scene = Scene::new().await;
    let answer = scene.answers().await;
    let route = "DELETE /webhooks/*/*/messages/@original";
    scene.discord.fails(route, 1, Fault::Status(403));
    let pressed = scene.asker().presses(&answer, "Delete");
    let told = scene.discord.wait_for_follow_up(&pressed, 1).await;
    assert!(told.is_ephemeral() && told.text().contains("I couldn't delete that"));
    scene.bot.logs("check its permissions");
    assert_eq!(scene.lines_with("WARN"), 1, "{}", scene.bot.log());
}

#[tokio::test]
async fn an_answer_that_stays_behind_is_told() {
    let scene = Scene::new().await;
    let asked = scene.asks_in(scene.general());
    scene.answered(&asked).await;
    scene.bot.logs("answered");
    scene
        .discord
        .fails("DELETE /channels/*/messages/*", 1, Fault::Status(400));
    scene.asker().deletes(&asked);
    scene.bot.logs("an answer could not be deleted");
    scene.bot.logs("report it with the status and the code");
    assert_eq!(scene.lines_with("WARN"), 1, "{}", scene.bot.log());
}

#[tokio::test]
async fn an_interaction_that_has_expired_is_let_go() {
    let scene = Scene::new().await;
    scene.discord.fails(CALLBACK, 1, Fault::Status(503));
    scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene
        .discord
        .wait_for_request(|request| request.status == Some(503))
        .await;
    scene.discord.time_passes(4 * SECOND);
    scene.bot.logs("an interaction got no response");
    scene.bot.logs("it came too late");
    let tries = requests(&scene, "/callback");
    let statuses: Vec<_> = tries.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [Some(503), Some(404)]);
}

/// Discord tells what room a route has, so that nobody need be refused.
#[tokio::test]
async fn a_routes_rate_is_kept_to() {
    let setup = Setup {
        route_limit: Some((5, SECOND)),
        ..Setup::default()
    };
    let variables = [
        ("FOOTNOTE_CHANNEL_LIMIT", "0"),
        ("FOOTNOTE_MEMBER_LIMIT", "0"),
    ];
    let scene = Scene::with(setup, &variables).await;
    // Its response tells of the rate.
    scene.answers().await;
    let asked: Vec<_> = (0..14).map(|_| scene.asks_in(scene.general())).collect();
    for asked in &asked {
        scene.discord.wait_for_reply(asked).await;
    }
    let sent = requests(&scene, "/messages");
    let statuses: Vec<_> = sent.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [Some(200); 15]);
    // Three windows at least.
    let first = sent.iter().map(|request| request.at).min();
    let last = sent.iter().map(|request| request.at).max();
    assert!(
        last.zip(first)
            .is_some_and(|(last, first)| last - first >= 2 * SECOND)
    );
}

/// Each interaction has an address of its own: no other's rate holds it up.
#[tokio::test]
async fn a_routes_rate_holds_no_interaction_up() {
    let setup = Setup {
        route_limit: Some((1, 60 * SECOND)),
        ..Setup::default()
    };
    let scene = Scene::with(setup, &[]).await;
    for _ in 0..3 {
        let command = scene
            .asker()
            .slash(scene.general(), "ask", &[("question", QUESTION)]);
        scene.discord.response_to(&command).await;
    }
}

/// As many requests a second as Discord takes, and more questions than that.
#[tokio::test]
async fn beyond_discords_rate_nobody_is_lost() {
    let setup = Setup {
        global_limit: Some(50),
        ..Setup::default()
    };
    let variables = [
        ("FOOTNOTE_CHANNEL_LIMIT", "0"),
        ("FOOTNOTE_MEMBER_LIMIT", "0"),
    ];
    let scene = Scene::with(setup, &variables).await;
    let asked: Vec<_> = (0..120)
        .map(|number| scene.asks_in(scene.discord.channel(&format!("room {}", number % 40))))
        .collect();
    for asked in &asked {
        scene.discord.wait_for_reply(asked).await;
    }
    assert_eq!(scene.page.get("/healthz").0, 200);
}
