//! What has served its time is forgotten, whether anybody asks again or not.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Service;

/// How often that is seen to.
const EVERY: Duration = Duration::from_secs(60);

impl Service {
    /// Forgets, again and again.
    pub(in crate::surface::discord) async fn forget_regularly(&self) {
        loop {
            sleep(EVERY).await;
            self.forget(Instant::now().into_std());
        }
    }

    /// Forgets members, and what they asked, where that is of no more use.
    fn forget(&self, now: std::time::Instant) {
        self.gate.forget();
        self.conversations.forget(now);
        self.recent.forget(now);
        self.unheard.forget(now);
        self.troubles.forget(now);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use serenity::model::id::{ChannelId, UserId};
    use tokio::time::Instant;

    use super::Service;
    use crate::bot::Turn;
    use crate::config;
    use crate::library::Shelf;
    use crate::surface::discord::conversations::{LASTS, Speaker};
    use crate::surface::discord::fixtures::library;
    use crate::surface::discord::message::Unheard;
    use crate::surface::discord::metrics::Metrics;
    use crate::surface::discord::rest::Rest;
    use crate::surface::discord::service::TOLD;

    const HERE: ChannelId = ChannelId::new(20);
    const ADA: UserId = UserId::new(70);
    const SECOND: Duration = Duration::from_secs(1);

    fn service() -> Service {
        Service::new(
            &config::Discord::from_lookup(&|_| None).expect("settings"),
            Arc::new(Shelf::new(library())),
            Rest::new("a-token", None).expect("requests"),
            UserId::new(1),
            Arc::new(Metrics::new()),
        )
    }

    /// What is held is told by its numbers.
    #[test]
    fn in_a_quiet_channel_nobody_is_remembered() {
        let service = service();
        let held = || format!("{:?} {:?}", service.conversations, service.unheard);
        let (nothing, now) = (held(), Instant::now().into_std());
        let speaker = Speaker {
            channel: HERE,
            user: ADA,
            private: false,
        };
        service
            .conversations
            .remember(speaker, Turn::default(), now);
        let with_conversation = held();
        assert_ne!(with_conversation, nothing);
        assert!(service.unheard.is_new((HERE, ADA, Unheard::Reply), now));
        assert_ne!(held(), with_conversation);
        service.forget(now + LASTS + SECOND);
        assert_ne!(held(), with_conversation);
        assert!(!service.unheard.is_new((HERE, ADA, Unheard::Reply), now));
        service.forget(now + TOLD + SECOND);
        assert_eq!(held(), nothing);
    }
}
