//! Questions that are edited or deleted, before and after their answer.

use super::bot::in_general;
use super::checks::{answer_to, ends_well, reads, shown};
use crate::fake_discord::Fault;

const SALVO: &str = "<@BOT> What is Operation Salvo?";
const NOEM: &str = "<@BOT> Who is Kristi Noem?";
const POST: &str = "POST /channels/*/messages";

/// The answer stands before the bot knows that it does: what a member does then
/// arrives before the bot has asked once more.
const CUT: Fault = Fault::DisconnectAfterwards;

#[tokio::test]
async fn an_edited_question_is_answered_in_place() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.edits(&asked, NOEM);
    let edited = discord
        .wait_for_change(&answer, |answer| {
            answer.text().contains("Who is Kristi Noem?")
        })
        .await;
    reads(&edited, &["Secretary of Homeland Security"]);
    edited.assert_pinged_nobody();
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 1);
}

/// However close an edit follows: the last text is what gets answered.
#[tokio::test]
async fn an_edit_never_overtakes_its_message() {
    let (discord, bot, _) = in_general().await;
    let mut asked = Vec::new();
    for number in 0..100 {
        let room = discord.channel(&format!("room {}", number % 20));
        let member = discord.member(&format!("member {number}"));
        let question = member.says(room, SALVO);
        member.edits(&question, NOEM);
        asked.push(question);
    }
    for asked in &asked {
        let answer = answer_to(&discord, asked).await;
        discord
            .wait_for_change(&answer, |answer| {
                answer.text().contains("Who is Kristi Noem?")
            })
            .await;
    }
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_edited_answer_has_the_buttons_of_the_new_one() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.edits(&asked, NOEM);
    let edited = discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    let look = shown(&discord, &ada.presses(&edited, "In context")).await;
    reads(
        &look,
        &["**Kristi Noem, the Trump administration’s Secretary"],
    );
    ada.edits(&asked, "<@BOT> Thanks!");
    let edited = discord
        .wait_for_change(&answer, |answer| answer.edits == 2)
        .await;
    assert_eq!(edited.text(), "You're welcome.");
    assert_eq!(edited.button_labels(), ["Delete"]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_edited_follow_up_leans_on_what_it_leant_on_before() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let first = ada.says(general, NOEM);
    answer_to(&discord, &first).await;
    let asked = ada.says(general, "<@BOT> When was she born?");
    let answer = answer_to(&discord, &asked).await;
    let between = ada.says(general, SALVO);
    answer_to(&discord, &between).await;
    ada.edits(&asked, "<@BOT> What did she say?");
    let edited = discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    reads(
        &edited,
        &["I took ‘she’ to mean Kristi Noem.", "publicly challenged"],
    );
    ends_well(&discord, bot);
}

/// Whoever wrote it, and whatever was talked about meanwhile.
#[tokio::test]
async fn an_edited_reply_leans_on_the_answer_that_it_replies_to() {
    let (discord, bot, general) = in_general().await;
    let (ada, bob) = (discord.member("ada"), discord.member("bob"));
    let first = ada.says(general, NOEM);
    let answer = answer_to(&discord, &first).await;
    let asked = bob.replies_to(&answer, "When was she born?");
    let answer = answer_to(&discord, &asked).await;
    let between = bob.says(general, SALVO);
    answer_to(&discord, &between).await;
    bob.edits(&asked, "What did she say?");
    let edited = discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    reads(&edited, &["I took ‘she’ to mean Kristi Noem."]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_edit_of_an_older_question_leaves_the_conversation_where_it_is() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let older = ada.says(general, SALVO);
    let answer = answer_to(&discord, &older).await;
    let newer = ada.says(general, NOEM);
    answer_to(&discord, &newer).await;
    ada.edits(&older, "<@BOT> What is the gist?");
    discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    let asked = ada.says(general, "<@BOT> and what did she say?");
    reads(
        &answer_to(&discord, &asked).await,
        &["I took ‘she’ to mean Kristi Noem."],
    );
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_link_preview_is_no_edit() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.removes_previews_of(&asked);
    let last = ada.says(general, NOEM);
    answer_to(&discord, &last).await;
    ends_well(&discord, bot);
    let answer = discord.message(answer.id()).expect("the answer");
    assert_eq!(answer.edits, 0);
}

#[tokio::test]
async fn an_edit_while_the_answer_is_on_its_way_is_answered_too() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    discord.fails(POST, 1, CUT);
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.edits(&asked, "<@BOT> What is the gist?");
    ada.edits(&asked, NOEM);
    discord
        .wait_for_change(&answer, |answer| {
            answer.text().contains("Who is Kristi Noem?")
        })
        .await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 1);
}

/// Whom it mentions is told beside its text.
#[tokio::test]
async fn an_edit_while_the_answer_is_on_its_way_keeps_whom_it_mentions() {
    let (discord, bot, general) = in_general().await;
    let (ada, noem) = (discord.member("ada"), discord.member("kristi Noem"));
    discord.fails(POST, 1, CUT);
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.edits(&asked, &format!("<@BOT> Who is <@{}>?", noem.id()));
    let edited = discord
        .wait_for_change(&answer, |answer| answer.edits == 1)
        .await;
    reads(&edited, &["Who is Kristi Noem?"]);
    ends_well(&discord, bot);
}

#[tokio::test]
async fn an_edit_that_asks_nothing_any_more_leaves_the_answer() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.edits(&asked, "Never mind.");
    let last = ada.says(general, NOEM);
    answer_to(&discord, &last).await;
    ends_well(&discord, bot);
    let answer = discord.message(answer.id()).expect("the answer");
    reads(&answer, &["Operation Salvo"]);
}

/// What wasn't put to the bot at first is not answered by an edit: who reads
/// the channel would not see why it speaks.
#[tokio::test]
async fn a_mention_that_is_edited_in_is_not_answered() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let said = ada.says(general, "What is Operation Salvo?");
    ada.edits(&said, SALVO);
    let last = ada.says(general, NOEM);
    answer_to(&discord, &last).await;
    ends_well(&discord, bot);
    assert_eq!(discord.messages_of_bot(general).len(), 1);
}

#[tokio::test]
async fn a_deleted_question_takes_its_answer_along() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.deletes(&asked);
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

#[tokio::test]
async fn a_question_that_is_deleted_while_its_answer_is_on_its_way_leaves_none() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    discord.fails(POST, 1, CUT);
    let asked = ada.says(general, SALVO);
    let answer = answer_to(&discord, &asked).await;
    ada.deletes(&asked);
    discord
        .wait_for_change(&answer, |answer| answer.is_deleted)
        .await;
    ends_well(&discord, bot);
}

/// Discord refuses a reply to a message that is gone; what is posted without
/// the reference has to go as well.
#[tokio::test]
async fn a_question_that_is_deleted_before_its_answer_is_taken_leaves_none() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    discord.fails(POST, 1, Fault::Status(500));
    let asked = ada.says(general, SALVO);
    discord
        .wait_for_request(|request| request.status == Some(500))
        .await;
    ada.deletes(&asked);
    discord
        .wait_for_message(general, |message| message.is_deleted)
        .await;
    bot.terminate();
    let (code, log) = bot.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(discord.messages_of_bot(general).is_empty());
}

#[tokio::test]
async fn questions_that_are_deleted_together_take_their_answers_along() {
    let (discord, bot, general) = in_general().await;
    let ada = discord.member("ada");
    let first = ada.says(general, SALVO);
    let second = ada.says(general, NOEM);
    let answers = [
        answer_to(&discord, &first).await,
        answer_to(&discord, &second).await,
    ];
    let ids = [first.id().to_string(), second.id().to_string()];
    let guild = discord.guild();
    let data = serde_json::json!({
        "ids": ids, "channel_id": general.to_string(), "guild_id": guild.to_string(),
    });
    discord.dispatches("MESSAGE_DELETE_BULK", Some(guild), &data);
    for answer in answers {
        discord
            .wait_for_change(&answer, |answer| answer.is_deleted)
            .await;
    }
    ends_well(&discord, bot);
}
