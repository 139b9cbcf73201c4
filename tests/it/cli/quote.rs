//! `footnote quote`.

use super::Folder;

#[test]
fn quotations_end_with_0_only_if_every_one_is_exact() {
    let folder = Folder::with_article();
    let exact = "She \"kept the lighthouse for forty years\".";
    folder
        .run(&["quote", exact])
        .with(0)
        .says("Word for word in the article (§1 The keeper, paragraph 1).");
    let altered = "She \"kept the lighthouse for fourteen years\".";
    let ended = folder
        .run(&["quote", altered])
        .with(4)
        .says("‘fourteen’ instead of ‘forty’");
    assert!(
        !ended.out.contains('\u{1b}'),
        "colour on a pipe: {:?}",
        ended.out
    );
    folder.run(&["quote", "She", "never", "slept."]).with(4);
    folder
        .run(&["quote", ""])
        .with(0)
        .says("nothing here to check");
    let ended = folder
        .feed(
            &["quote", "--json"],
            format!("{exact} {altered}").as_bytes(),
        )
        .with(4);
    let findings = &ended.objects()[0]["findings"];
    assert_eq!(findings[0]["finding"], "exact");
    assert_eq!(findings[1]["differences"][0]["said"], "fourteen");
    folder.feed(&["quote"], b"kept the lighthouse \xff").with(0);
    folder
        .run(&["quote", exact, "And \"stole boats\"."])
        .with(4)
        .says("2 quotations: 1 word for word, 1 not found.");
    let many = b"'kept the lighthouse' ".repeat(26);
    let ended = folder.feed(&["quote"], &many).with(4);
    ended.says("I checked the first 25; one more is left out.");
}

#[test]
fn what_is_not_read_of_a_text_is_left_out() {
    let folder = Folder::with_article();
    let long = |rest: &str| {
        let exact = "\"kept the lighthouse\"";
        format!("{exact}{}{rest}", " ".repeat(1 << 20)).into_bytes()
    };
    let ended = folder.feed(&["quote"], &long("\"stole boats\"")).with(4);
    ended
        .warns("longer than 1 MiB")
        .says("I checked the first 1; one more is left out.");
    let ended = folder.feed(&["quote", "--json"], &long("more")).with(4);
    assert_eq!(ended.objects()[0]["left_out"], 1);
    let ended = folder.feed(&["quote", "--json"], &long("\n")).with(0);
    assert_eq!(
        (&ended.objects()[0]["left_out"], &*ended.err),
        (&0.into(), "")
    );
}
