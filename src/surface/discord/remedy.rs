//! What an operator can do about a request that Discord did not take.

use super::rest::Refusal;

/// Discord's codes for what the bot acts on, from its API documentation.
pub(super) mod codes {
    /// There is no such channel.
    pub(in crate::surface::discord) const UNKNOWN_CHANNEL: i64 = 10_003;
    /// There is no such message.
    pub(in crate::surface::discord) const UNKNOWN_MESSAGE: i64 = 10_008;
    /// The token of an interaction is no longer known.
    pub(super) const UNKNOWN_WEBHOOK: i64 = 10_015;
    /// The interaction is no longer known: 3 s are over.
    pub(super) const UNKNOWN_INTERACTION: i64 = 10_062;
    /// The bot can't see the place.
    pub(in crate::surface::discord) const MISSING_ACCESS: i64 = 50_001;
    /// The bot may not do that there.
    pub(in crate::surface::discord) const MISSING_PERMISSIONS: i64 = 50_013;
    /// The token of an interaction is 15 minutes old.
    pub(super) const INVALID_WEBHOOK_TOKEN: i64 = 50_027;
    /// A form that Discord doesn't take, such as a reply to what is gone.
    pub(in crate::surface::discord) const INVALID_FORM: i64 = 50_035;
    /// The thread is archived, and locked.
    pub(super) const THREAD_ARCHIVED: i64 = 50_083;
    /// Who can't read a channel's history can't reply there.
    pub(in crate::surface::discord) const NO_HISTORY: i64 = 160_002;
}

/// For what only a change of the bot can mend.
const FLAW: &str = "this is a flaw of the bot: report it with the status and the code";

impl Refusal {
    /// What the operator can do about it.
    pub(super) fn remedy(&self) -> &'static str {
        match self {
            Self::Refused { status, code, .. } => by_code(*code).unwrap_or(by_status(*status)),
            Self::Unreachable(_) => {
                "check the network and DISCORD_API_URL; Discord's own state is at https://discordstatus.com"
            }
            Self::Unreadable => {
                "something alters what Discord answers: check DISCORD_API_URL and any proxy"
            }
            Self::Unsendable => FLAW,
        }
    }
}

fn by_code(code: i64) -> Option<&'static str> {
    Some(match code {
        codes::UNKNOWN_CHANNEL => {
            "the channel is gone; if FOOTNOTE_ASK_CHANNELS lists it, take it out there"
        }
        codes::UNKNOWN_MESSAGE => "the message is gone; there is nothing to do",
        codes::UNKNOWN_WEBHOOK | codes::UNKNOWN_INTERACTION | codes::INVALID_WEBHOOK_TOKEN => {
            "it came too late; check the network, the machine's load, and that no second bot runs with this token"
        }
        codes::MISSING_ACCESS => "give the bot “View Channel” there",
        codes::MISSING_PERMISSIONS => {
            "give the bot the permissions of the link of `footnote invite` there, or wait for its time-out to end"
        }
        codes::NO_HISTORY => "give the bot “Read Message History” there",
        codes::THREAD_ARCHIVED => "the thread is archived; who manages threads can open it again",
        _ => return None,
    })
}

/// For an error without a code that tells more.
fn by_status(status: u16) -> &'static str {
    match status {
        401 => "the token is no longer valid; set DISCORD_TOKEN anew and restart the bot",
        403 => {
            "the bot may not do that, or something on the way to Discord blocks it: check its permissions, the network and any proxy"
        }
        429 => {
            "Discord takes no more for now, which passes; if it stays so, look for another program with this token"
        }
        500..=599 => "Discord has a fault, which passes; its state is at https://discordstatus.com",
        _ => FLAW,
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[track_caller]
    fn says(status: u16, code: i64, expected: &str) {
        let refused = Refusal::Refused {
            status,
            code,
            retry_after: None,
        };
        let remedy = refused.remedy();
        assert!(remedy.contains(expected), "{status}, {code}: {remedy}");
    }

    #[test]
    fn the_code_tells_the_remedy_or_else_the_status() {
        says(404, 10_003, "FOOTNOTE_ASK_CHANNELS");
        says(404, 10_062, "too late");
        says(403, 50_001, "View Channel");
        says(403, 50_013, "time-out");
        says(400, 50_083, "archived");
        says(400, 160_002, "Read Message History");
        says(400, 50_035, "report it");
        says(404, 0, "report it");
        says(401, 0, "DISCORD_TOKEN");
        says(429, 0, "another program");
        // A page instead of JSON has no code.
        says(403, 0, "blocks it");
        says(503, 0, "discordstatus.com");
    }

    #[test]
    fn what_discord_never_saw_has_a_remedy_too() {
        for (refusal, expected) in [
            (Refusal::Unreachable("no connection"), "check the network"),
            (Refusal::Unreadable, "proxy"),
            (Refusal::Unsendable, "report it"),
        ] {
            let remedy = refusal.remedy();
            assert!(remedy.contains(expected), "{remedy}");
        }
    }
}
