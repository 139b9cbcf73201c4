//! A bot with commands, for the tests of interactions.

use serde_json::{Value, json};

use super::bare_client::{Answer, Rest};
use crate::fake_discord::{FakeDiscord, Id, Interaction, Setup};

/// A Discord whose bot has `/ask` with a completed question, and a menu.
pub(super) struct Scene {
    pub(super) discord: FakeDiscord,
    pub(super) rest: Rest,
    pub(super) general: Id,
}

impl Scene {
    pub(super) async fn new() -> Self {
        let discord = FakeDiscord::start(Setup::default());
        let rest = Rest::of(&discord);
        let question =
            json!({ "type": 3, "name": "question", "description": "What?", "autocomplete": true });
        let everywhere = json!([0, 1, 2]);
        let commands = json!([
            { "name": "ask", "description": "Ask.", "options": [question], "contexts": everywhere,
              "integration_types": [0, 1] },
            { "type": 3, "name": "Ask the article" },
        ]);
        let path = format!("/applications/{}/commands", discord.bot());
        rest.send("PUT", &path, commands).await.with(200);
        let general = discord.channel("general");
        Self {
            discord,
            rest,
            general,
        }
    }

    pub(super) fn asked(&self) -> Interaction {
        self.discord
            .member("ada")
            .slash(self.general, "ask", &[("question", "What?")])
    }

    pub(super) async fn responds(&self, asked: &Interaction, kind: u64, data: Value) -> Answer {
        let path = format!("/interactions/{}/{}/callback", asked.id, asked.token);
        self.rest
            .post(&path, json!({ "type": kind, "data": data }))
            .await
    }

    pub(super) async fn says(&self, asked: &Interaction, content: &str) {
        self.responds(asked, 4, json!({ "content": content }))
            .await
            .with(204);
    }

    pub(super) fn webhook(&self, asked: &Interaction) -> String {
        format!("/webhooks/{}/{}", self.discord.bot(), asked.token)
    }

    pub(super) fn original(&self, asked: &Interaction) -> String {
        format!("{}/messages/@original", self.webhook(asked))
    }

    pub(super) async fn follows_up(&self, asked: &Interaction, content: &str) -> Answer {
        self.rest
            .post(&self.webhook(asked), json!({ "content": content }))
            .await
    }
}
