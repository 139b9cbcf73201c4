//! Commands, buttons and what is being typed.

use std::time::Duration;

use serde_json::Value;
use serenity::http::{LightMethod, Route};
use serenity::model::application::{CommandInteraction, ComponentInteraction, Interaction};
use serenity::model::id::{ApplicationId, ChannelId, GuildId, InteractionId, UserId};
use tokio::time::Instant;
use tracing::Instrument;

use super::{Service, unless_it_panics};
use crate::reply;
use crate::surface::discord::buttons;
use crate::surface::discord::commands::{self, Call, Command};
use crate::surface::discord::conversations::Speaker;
use crate::surface::discord::draft::Draft;
use crate::surface::discord::gate::{Admission, Permit, Who};
use crate::surface::discord::lanes::Place;
use crate::surface::discord::metrics::Shed;
use crate::surface::discord::remedy::codes;
use crate::surface::discord::response::Response;
use crate::surface::discord::rest::Refusal;
use crate::surface::discord::surface::Surface;

/// Discord waits 3 s for the response; some of it is the way there.
const PATIENCE: Duration = Duration::from_millis(2700);

/// How long a message may take to be deleted.
const DELETING: Duration = Duration::from_secs(20);

/// Discord's code for an interaction that was responded to already.
const ALREADY_ACKNOWLEDGED: i64 = 40_060;

/// An interaction as far as it is responded to.
#[derive(Clone, Copy)]
struct Caller<'a> {
    id: InteractionId,
    application: ApplicationId,
    token: &'a str,
    user: UserId,
    channel: ChannelId,
    guild: Option<GuildId>,
    surface: Surface,
    /// The command or the button, if it is a known one that isn't turned away.
    name: Option<&'static str>,
    arrived: Instant,
}

impl Service {
    pub(super) async fn interaction(
        &self,
        interaction: Interaction,
        place: Option<Place>,
        arrived: Instant,
    ) {
        if !self.interactions.is_new(interaction.id()) {
            return;
        }
        match interaction {
            Interaction::Command(called) => {
                let caller = Caller::of_command(&called, arrived);
                let span = caller.span();
                self.command(&called, caller, place).instrument(span).await;
            }
            Interaction::Autocomplete(typed) => {
                let caller = Caller::of_command(&typed, arrived);
                let span = caller.span();
                self.typing(&typed, caller).instrument(span).await;
            }
            Interaction::Component(pressed) => {
                let caller = Caller::of_component(&pressed, arrived);
                let span = caller.span();
                self.pressed(&pressed, caller, place).instrument(span).await;
            }
            _ => {}
        }
    }

    async fn command(
        &self,
        called: &CommandInteraction,
        caller: Caller<'_>,
        mut place: Option<Place>,
    ) {
        self.look_for_doubled(called);
        let Some(command) = commands::find(called) else {
            drop(place);
            // It was registered by another version.
            self.respond(caller, &Response::note(reply::OTHER_COMMANDS))
                .await;
            return;
        };
        let Some(_permit) = self.admit(command.asks, caller, &mut place).await else {
            return;
        };
        let caller = caller.of(command.name);
        let response = self.run(command, called, caller);
        // What comes next needn't wait for Discord.
        drop(place);
        self.respond(caller, &response).await;
    }

    fn run(&self, command: &Command, called: &CommandInteraction, caller: Caller<'_>) -> Response {
        let now = caller.arrived.into_std();
        let library = self.shelf.current();
        let mut call = Call {
            library: &library,
            interaction: called,
            previous: None,
            me: self.me,
        };
        let speaker = caller.speaker(call.is_private());
        call.previous = self.conversations.last(speaker, now);
        let response = unless_it_panics(command.name, || command.run(&call));
        let response = response.unwrap_or_else(|| Response::note(reply::FAULT));
        self.remember(&response, caller);
        response
    }

    /// Remembers what was asked, for a follow-up.
    fn remember(&self, response: &Response, caller: Caller<'_>) {
        if let Response::Say(said) = response
            && let Some(turn) = &said.turn
        {
            let (speaker, now) = (
                caller.speaker(said.draft.private),
                caller.arrived.into_std(),
            );
            self.conversations.remember(speaker, turn.clone(), now);
        }
    }

    /// Offers choices. They count against nobody's rate: they come by
    /// themselves, a few for every question. Where too many are asked for at once,
    /// there are none.
    async fn typing(&self, typed: &CommandInteraction, caller: Caller<'_>) {
        let library = self.shelf.current();
        let call = Call {
            library: &library,
            interaction: typed,
            previous: None,
            me: self.me,
        };
        let mut offers = None;
        if let Some(command) = commands::find(typed) {
            let found = || unless_it_panics("choices", || command.offers(&call));
            offers = self.asides.take(found).await.flatten();
        }
        let offers = offers.unwrap_or_default();
        self.respond(caller, &Response::Offer(offers)).await;
    }

    async fn pressed(
        &self,
        pressed: &ComponentInteraction,
        caller: Caller<'_>,
        mut place: Option<Place>,
    ) {
        let asks = buttons::asks(&pressed.data.custom_id);
        let Some(_permit) = self.admit(asks, caller, &mut place).await else {
            return;
        };
        let name = buttons::name(&pressed.data.custom_id);
        let caller = caller.of(name);
        let library = self.shelf.current();
        let response = unless_it_panics(name, || buttons::press(&library.index, pressed))
            .unwrap_or_else(|| Response::note(reply::FAULT));
        self.remember(&response, caller);
        drop(place);
        let sent = self.respond(caller, &response).await;
        if sent && response == Response::Delete {
            self.delete_original(caller).await;
        }
    }

    /// Whether to go on, with the permit if one is needed. Who is turned away is
    /// told so here: every interaction wants a response, or Discord says that
    /// the bot has failed.
    async fn admit(
        &self,
        asks: bool,
        caller: Caller<'_>,
        place: &mut Option<Place>,
    ) -> Option<Option<Permit>> {
        if !asks {
            return Some(None);
        }
        let admission = self.gate.admit(caller.user, caller.channel);
        if let Admission::Admitted(permit) = admission {
            return Some(Some(permit));
        }
        *place = None;
        match admission {
            Admission::Admitted(_) => {}
            Admission::Limited {
                who, retry_after, ..
            } => {
                self.metrics.shed(Shed::from(who));
                let note = Response::note(match who {
                    Who::Member => reply::slow_down(retry_after),
                    Who::Channel => reply::slow_channel(retry_after),
                });
                self.respond(caller, &note).await;
            }
            Admission::Busy(notice) => {
                self.metrics.shed(Shed::Busy);
                if let Some(_permit) = notice {
                    self.respond(caller, &Response::note(reply::BUSY)).await;
                }
            }
        }
        None
    }

    /// Sends `response`. Whether it arrived.
    async fn respond(&self, caller: Caller<'_>, response: &Response) -> bool {
        let route = Route::InteractionResponse {
            interaction_id: caller.id,
            token: caller.token,
        };
        let body = response.create();
        let sent = self
            .rest
            .tell(
                LightMethod::Post,
                route,
                Some(&body),
                caller.arrived + PATIENCE,
            )
            .await;
        let sent = match sent {
            // An earlier try arrived after all.
            Err(refusal) if refusal.code() == Some(ALREADY_ACKNOWLEDGED) => Ok(()),
            sent => sent,
        };
        match sent {
            Ok(()) => {
                self.responded(caller, response);
                true
            }
            Err(refusal) => {
                self.not_responded(&refusal);
                false
            }
        }
    }

    fn responded(&self, caller: Caller<'_>, response: &Response) {
        let elapsed = caller.arrived.elapsed();
        let latency_us = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
        if let Some(verdict) = buttons::verdict(response) {
            self.metrics.question(caller.surface, verdict, elapsed);
            tracing::info!(?verdict, latency_us, "answered");
        } else if let Some(command) = caller.name {
            self.metrics.command(caller.surface, command, elapsed);
            tracing::info!(command, latency_us, "responded");
        } else {
            tracing::debug!(latency_us, "responded");
        }
    }

    fn not_responded(&self, refusal: &Refusal) {
        self.metrics.rest_failure(refusal);
        tracing::warn!(
            %refusal,
            remedy = refusal.remedy(),
            "an interaction got no response; the member sees that it failed"
        );
    }

    async fn delete_original(&self, caller: Caller<'_>) {
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: caller.application,
            token: caller.token,
        };
        let nothing = None::<&()>;
        let deadline = Instant::now() + DELETING;
        let deleted = self
            .rest
            .tell(LightMethod::Delete, route, nothing, deadline)
            .await;
        match deleted {
            Ok(()) => {}
            // Somebody was faster.
            Err(refusal) if refusal.code() == Some(codes::UNKNOWN_MESSAGE) => {}
            Err(refusal) => {
                self.metrics.rest_failure(&refusal);
                let remedy = refusal.remedy();
                tracing::warn!(%refusal, remedy, "a message could not be deleted");
                self.follow_up(caller, &Draft::note(reply::NOT_DELETED))
                    .await;
            }
        }
    }

    /// Says something more after a response.
    async fn follow_up(&self, caller: Caller<'_>, draft: &Draft) {
        let route = Route::WebhookFollowupMessages {
            application_id: caller.application,
            token: caller.token,
        };
        let body = draft.response();
        let deadline = Instant::now() + PATIENCE;
        let told = self
            .rest
            .tell(LightMethod::Post, route, Some(&body), deadline)
            .await;
        if let Err(refusal) = told {
            tracing::debug!(%refusal, "the member could not be told");
        }
    }

    /// Responds to an interaction of which no more could be read than where to
    /// respond.
    pub(super) async fn apologise(&self, interaction: &Value, arrived: Instant) {
        let number = |value: &Value| value.as_str()?.parse().ok().filter(|&id: &u64| id != 0);
        let is_typing = interaction["type"] == 4;
        let (Some(id), Some(application), Some(token)) = (
            number(&interaction["id"]),
            number(&interaction["application_id"]),
            interaction["token"].as_str(),
        ) else {
            return;
        };
        if !self.interactions.is_new(InteractionId::new(id)) {
            return;
        }
        let caller = Caller {
            id: InteractionId::new(id),
            application: ApplicationId::new(application),
            token,
            user: UserId::new(1),
            channel: ChannelId::new(1),
            guild: None,
            surface: Surface::Slash,
            name: None,
            arrived,
        };
        let response = if is_typing {
            Response::Offer(Vec::new())
        } else {
            Response::note(reply::FAULT)
        };
        self.respond(caller, &response).await;
    }
}

impl<'a> Caller<'a> {
    fn of_command(called: &'a CommandInteraction, arrived: Instant) -> Self {
        Self {
            id: called.id,
            application: called.application_id,
            token: &called.token,
            user: called.user.id,
            channel: called.channel_id,
            guild: called.guild_id,
            surface: if called.data.target_id.is_some() {
                Surface::Menu
            } else {
                Surface::Slash
            },
            name: None,
            arrived,
        }
    }

    fn of_component(pressed: &'a ComponentInteraction, arrived: Instant) -> Self {
        Self {
            id: pressed.id,
            application: pressed.application_id,
            token: &pressed.token,
            user: pressed.user.id,
            channel: pressed.channel_id,
            guild: pressed.guild_id,
            surface: Surface::Button,
            name: None,
            arrived,
        }
    }

    /// The same, known to use this command or button.
    fn of(self, name: &'static str) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }

    fn speaker(&self, private: bool) -> Speaker {
        Speaker {
            channel: self.channel,
            user: self.user,
            private,
        }
    }

    /// Ids, never text: what is asked is nobody's business but the asker's. Who they
    /// are is not for the default log.
    fn span(&self) -> tracing::Span {
        let span = tracing::info_span!(
            "interaction",
            id = %self.id,
            surface = self.surface.name(),
            channel = %self.channel,
            guild = self.guild.map(tracing::field::display),
        );
        span.in_scope(|| tracing::debug!(user = %self.user, "asked"));
        span
    }
}
