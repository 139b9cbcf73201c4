//! What those who watch over the bot see.

use super::bot::Bot;
use super::scene::{CREATE, Page, QUESTION, Scene, until};
use crate::fake_discord::{FakeDiscord, Fault, Setup};

#[tokio::test]
async fn it_is_ready_once_it_is_connected() {
    let discord = FakeDiscord::start(Setup::default());
    discord.takes_gateway_down(true);
    let page = Page::somewhere();
    let bot = Bot::spawn(&discord, &[("FOOTNOTE_HEALTH_ADDR", &page.address())]);
    bot.logs("health and metrics are served");
    assert_eq!(page.get("/healthz"), (200, "ok\n".to_owned()));
    bot.logs("listening to");
    assert_eq!(
        page.get("/readyz"),
        (503, "0 of 1 shards are connected to Discord\n".to_owned())
    );
    page.counts("footnote_gateway_connected{shard=\"0\"} 0");
    discord.takes_gateway_down(false);
    page.becomes("/readyz", 200);
    page.counts("footnote_gateway_connected{shard=\"0\"} 1");
}

#[tokio::test]
async fn it_lives_while_discord_can_not_be_reached() {
    let discord = FakeDiscord::start(Setup::default());
    discord.fails("GET /users/@me", usize::MAX, Fault::Disconnect);
    let page = Page::somewhere();
    let bot = Bot::spawn(&discord, &[("FOOTNOTE_HEALTH_ADDR", &page.address())]);
    bot.logs("can't reach Discord");
    assert_eq!(page.get("/healthz").0, 200);
    assert_eq!(
        page.get("/readyz"),
        (503, "not yet connected to Discord\n".to_owned())
    );
    assert_eq!(page.get("/metrics").0, 200);
}

#[tokio::test]
async fn what_members_ask_is_counted_by_surface_and_verdict() {
    let scene = Scene::new().await;
    scene.answers().await;
    let command = scene
        .asker()
        .slash(scene.general(), "ask", &[("question", QUESTION)]);
    scene.discord.response_to(&command).await;
    let direct = scene.discord.direct(super::scene::ASKER);
    let asked = scene.asker().says(direct, "What is the salary of a baker?");
    scene.discord.wait_for_reply(&asked).await;
    for line in [
        "footnote_questions_total{surface=\"mention\",verdict=\"answered\"} 1",
        "footnote_questions_total{surface=\"slash\",verdict=\"answered\"} 1",
        "footnote_questions_total{surface=\"dm\",verdict=\"not_in_article\"} 1",
        "footnote_answer_seconds_count 3",
        "footnote_guilds 1",
        "footnote_library_articles 1",
    ] {
        scene.page.counts(line);
    }
}

/// With its time, and never with a text.
#[tokio::test]
async fn what_members_use_besides_is_counted_by_its_name() {
    let scene = Scene::new().await;
    let (discord, general) = (&scene.discord, scene.general());
    let answer = scene.answers().await;
    for (name, options) in [
        ("quote", &[("text", QUESTION)][..]),
        ("outline", &[]),
        ("about", &[]),
        ("summary", &[("section", "3")]),
    ] {
        let used = scene.asker().slash(general, name, options);
        discord.response_to(&used).await;
    }
    let typed = scene.asker().types(general, "ask", "question", "Who");
    discord.response_to(&typed).await;
    let used = scene.asker().uses_menu("Check quotes", &answer);
    discord.response_to(&used).await;
    let pressed = scene.asker().presses(&answer, "Why?");
    discord.response_to(&pressed).await;
    for line in [
        "footnote_commands_total{surface=\"slash\",command=\"quote\"} 1",
        "footnote_commands_total{surface=\"slash\",command=\"outline\"} 1",
        "footnote_commands_total{surface=\"slash\",command=\"about\"} 1",
        "footnote_commands_total{surface=\"slash\",command=\"summary\"} 1",
        "footnote_commands_total{surface=\"menu\",command=\"Check quotes\"} 1",
        "footnote_commands_total{surface=\"button\",command=\"why\"} 1",
        "footnote_answer_seconds_count 7",
    ] {
        scene.page.counts(line);
    }
    until("all lines", || scene.lines_with("responded") == 6).await;
    let line = "responded command=\"quote\" latency_us=";
    assert_eq!(scene.lines_with(line), 1, "{}", scene.bot.log());
}

#[tokio::test]
async fn who_asks_too_much_and_what_fails_is_counted() {
    let scene = Scene::with(Setup::default(), &[("FOOTNOTE_MEMBER_LIMIT", "1")]).await;
    scene.answers().await;
    let asked = scene.asks_in(scene.general());
    scene.discord.wait_for_reply(&asked).await;
    scene
        .page
        .counts("footnote_shed_total{reason=\"member_limit\"} 1");
    scene.discord.fails(CREATE, 1, Fault::Status(400));
    scene
        .discord
        .member("other")
        .says(scene.general(), "<@BOT> Why?");
    scene
        .page
        .counts("footnote_rest_failures_total{kind=\"refused\"} 1");
}

/// A server that is out of order for a while is no server that the bot has left.
#[tokio::test]
async fn a_server_that_is_out_of_order_still_counts() {
    let scene = Scene::new().await;
    let guild = scene.discord.guild();
    let away = serde_json::json!({ "id": guild.to_string(), "unavailable": true });
    scene.discord.dispatches("GUILD_DELETE", Some(guild), &away);
    scene.answers().await;
    scene.page.counts("footnote_guilds 1");
}
