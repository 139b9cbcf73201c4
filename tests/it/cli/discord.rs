//! The commands about the Discord bot that need no Discord.

use std::net::TcpListener;

use super::{Ended, Folder};

/// The id 123456789012345678, and no token of anybody.
const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.not-a_real-one";

fn with_token(token: &str) -> Folder {
    let folder = Folder::new();
    folder.write(".env", format!("DISCORD_TOKEN={token}\n"));
    folder
}

#[test]
fn without_a_token_the_remedy_is_told() {
    for command in ["discord", "invite"] {
        Folder::new()
            .run(&[command])
            .with(3)
            .warns("Set DISCORD_TOKEN")
            .warns("https://discord.com/developers/applications")
            .warns("footnote chat");
    }
}

#[test]
fn what_is_no_token_is_refused_and_not_repeated() {
    for args in [["discord"], ["invite"]] {
        let ended = with_token("'GhIjKl abc'")
            .run(&args)
            .with(3)
            .warns("DISCORD_TOKEN has a space");
        assert!(!ended.err.contains("GhIjKl") && ended.out.is_empty());
        with_token("paste.the.token")
            .run(&args)
            .with(3)
            .warns("application's id");
    }
    let checked = |token| with_token(token).run(&["check", "--config"]).with(3);
    let ended = checked("'GhIjKl abc'").says("error: DISCORD_TOKEN has a space");
    assert!(!ended.out.contains("GhIjKl") && ended.err.is_empty());
    checked("paste.the.token").says("application's id");
}

#[test]
fn all_that_is_wrong_with_the_settings_is_told_at_once() {
    let folder = with_token("paste.the.token");
    let output = folder
        .command(&["check", "--config"])
        .env("FOOTNOTE_LOG", "footnote=loud")
        .env("FOOTNOTE_LOG_FORMAT", "xml")
        .env("FOOTNOTE_MEMBR_LIMIT", "3")
        .env("FOOTNOTE_QUEUE", "0")
        .env("FOOTNOTE_HEALTH_ADDR", "here")
        .output()
        .unwrap();
    let ended = Ended::of(output).with(3).says("6 problems.");
    for told in [
        "error: FOOTNOTE_LOG is \"footnote=loud\"",
        "error: FOOTNOTE_LOG_FORMAT is \"xml\"; set it to text or json",
        "error: DISCORD_TOKEN doesn't begin with",
        "error: FOOTNOTE_QUEUE is \"0\"",
        "error: FOOTNOTE_HEALTH_ADDR is \"here\"",
        "FOOTNOTE_MEMBR_LIMIT: warning: no setting has this name; did you mean FOOTNOTE_MEMBER_LIMIT?",
    ] {
        assert!(ended.out.contains(told), "no {told} in {}", ended.out);
    }
    let row = ended
        .out
        .lines()
        .find(|line| line.contains("FOOTNOTE_QUEUE"));
    assert!(row.expect("a row").ends_with("can't be used"));
    let row = ended
        .out
        .lines()
        .find(|line| line.contains("FOOTNOTE_MEMBER_LIMIT"));
    assert!(row.expect("a row").ends_with("20 a minute"));
}

#[test]
fn settings_of_the_bot_hinder_no_other_command() {
    let folder = with_token("'GhIjKl abc'");
    folder.run(&["check"]).with(0).says("No problems.");
}

#[test]
fn the_invitation_needs_no_network() {
    let folder = with_token(TOKEN);
    // An address that nobody has: nothing asks for it.
    let output = folder
        .command(&["invite"])
        .env("DISCORD_API_URL", "http://192.0.2.1")
        .output()
        .unwrap();
    let ended = Ended::of(output).with(0);
    assert_eq!(
        ended.out,
        "https://discord.com/oauth2/authorize?client_id=123456789012345678&integration_type=0&scope=bot+applications.commands&permissions=274877991936\n"
    );
    folder
        .run(&["invite", "--user"])
        .with(0)
        .says("integration_type=1&scope=applications.commands\n");
}

#[test]
fn settings_are_listed_with_their_sources() {
    let folder = with_token(TOKEN);
    let output = folder
        .command(&["check", "--config"])
        .env("FOOTNOTE_QUEUE", "5")
        .output()
        .unwrap();
    let ended = Ended::of(output).with(0).says("No problems.");
    let row = |name: &str| -> Vec<&str> {
        let row = ended.out.lines().find(|line| line.trim().starts_with(name));
        row.expect(name).split_whitespace().collect()
    };
    assert_eq!(row("DISCORD_TOKEN"), ["DISCORD_TOKEN", ".env", "set"]);
    assert_eq!(
        row("FOOTNOTE_QUEUE"),
        ["FOOTNOTE_QUEUE", "environment", "5", "at", "once"]
    );
    assert_eq!(
        row("FOOTNOTE_HEALTH_ADDR"),
        ["FOOTNOTE_HEALTH_ADDR", "default", "none"]
    );
    for part in TOKEN.split('.') {
        assert!(!ended.out.contains(part) && !ended.err.contains(part));
    }
}

#[test]
fn a_mistyped_setting_is_a_problem() {
    let folder = Folder::new();
    folder.write(".env", "FOOTNOTE_HEALTH_ADRESS=127.0.0.1:9464\n");
    folder
        .run(&["check", "--config"])
        .with(3)
        .says("FOOTNOTE_HEALTH_ADRESS: warning: no setting has this name; did you mean FOOTNOTE_HEALTH_ADDR?")
        .says("1 problem.");
    folder.write(
        ".env",
        "DISCORD_TOKE=a\nDISCORD_APIURL=b\nFOOTNOTE_QUEU=1\nFOOTNOTE_ZZZ=1\n",
    );
    let output = folder
        .command(&["check", "--config"])
        .env("DISCORD_WEBHOOK", "another program's")
        .output()
        .unwrap();
    Ended::of(output)
        .with(3)
        .says("DISCORD_TOKE: warning: no setting has this name; did you mean DISCORD_TOKEN?")
        .says("DISCORD_APIURL: warning: no setting has this name; did you mean DISCORD_API_URL?")
        .says("FOOTNOTE_QUEU: warning: no setting has this name; did you mean FOOTNOTE_QUEUE?")
        .says("FOOTNOTE_ZZZ: warning: no setting has this name; all that there are stand above")
        .says("4 problems.");
    folder
        .run(&["check", "--config", "--knowledge", "."])
        .with(2);
}

#[test]
fn a_health_page_without_a_place_ends_the_bot_with_3() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = with_token(TOKEN);
    let output = folder
        .command(&["discord"])
        .env("FOOTNOTE_HEALTH_ADDR", &address)
        // No Discord is there either, but the page comes first.
        .env("DISCORD_API_URL", "http://127.0.0.1:9")
        .output()
        .unwrap();
    Ended::of(output).with(3).warns(&format!(
        "FOOTNOTE_HEALTH_ADDR is {address}, where another program listens"
    ));
}
