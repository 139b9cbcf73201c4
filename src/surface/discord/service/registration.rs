//! The commands as Discord knows them: registered, and not twice.

use std::sync::atomic::Ordering;

use serenity::model::application::CommandInteraction;
use serenity::model::id::ApplicationId;

use super::Service;
use crate::surface::discord::register::{self, Registered};
use crate::surface::discord::rest::Refusal;

impl Service {
    /// Registers the commands, once.
    pub(super) async fn register(&self, application: ApplicationId) {
        if self.registering.swap(true, Ordering::Relaxed) {
            return;
        }
        match register::register(&self.rest, application, self.dev_guild).await {
            Ok(Registered::Already) => tracing::info!("the commands are registered as they are"),
            Ok(Registered::Anew) => tracing::info!("registered the commands"),
            Err(refusal) => {
                self.registering.store(false, Ordering::Relaxed);
                self.not_registered(&refusal);
                return;
            }
        }
        if let Some(guild) = self.dev_guild
            && let Ok(true) = register::are_everywhere(&self.rest, application).await
        {
            tracing::warn!(
                %guild,
                remedy = "remove FOOTNOTE_DEV_GUILD, or the commands of every server, as README.md says",
                "every server has the commands too, so that this one shows each twice"
            );
        }
    }

    fn not_registered(&self, refusal: &Refusal) {
        self.metrics.rest_failure(refusal);
        let remedy = match (refusal.status(), self.dev_guild) {
            (Some(403 | 404), Some(_)) => {
                "FOOTNOTE_DEV_GUILD must be a server that the bot was invited to with the link of `footnote invite`"
            }
            _ => refusal.remedy(),
        };
        tracing::error!(
            %refusal,
            remedy,
            "could not register the commands; that is tried again at the next start"
        );
    }

    /// Says once which server still has commands of its own from when it was the
    /// one to develop in. Only their use tells.
    pub(super) fn look_for_doubled(&self, called: &CommandInteraction) {
        if let Some(guild) = called.data.guild_id
            && self.dev_guild.is_none()
            && self.doubled.is_new(guild)
        {
            tracing::warn!(
                %guild,
                remedy = "remove its own commands, as README.md says",
                "a server has commands of its own from when it was FOOTNOTE_DEV_GUILD, and shows each twice"
            );
        }
    }
}
