//! What `footnote discord` and `footnote invite` need to know.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroU64};

use super::{ConfigError, Faults, Lookup, Setting, Token, value};

const TOKEN: &str = "DISCORD_TOKEN";
const API_URL: &str = "DISCORD_API_URL";
const DEV_GUILD: &str = "FOOTNOTE_DEV_GUILD";
const ASK_CHANNELS: &str = "FOOTNOTE_ASK_CHANNELS";
const MEMBER_LIMIT: &str = "FOOTNOTE_MEMBER_LIMIT";
const CHANNEL_LIMIT: &str = "FOOTNOTE_CHANNEL_LIMIT";
const QUEUE: &str = "FOOTNOTE_QUEUE";
const HEALTH_ADDR: &str = "FOOTNOTE_HEALTH_ADDR";

/// How many questions are in hand at once by default.
const QUEUED: usize = 1000;

/// Settings of the Discord bot.
///
/// ```
/// use footnote::config::Discord;
///
/// let discord = Discord::from_lookup(&|name| (name == "FOOTNOTE_QUEUE").then(|| "50".to_owned()))?;
/// assert_eq!(discord.queue, 50);
/// assert_eq!(discord.member_limit.map(u32::from), Some(20));
/// assert!(discord.token.is_none());
/// # Ok::<(), footnote::config::ConfigError>(())
/// ```
#[derive(Debug)]
pub struct Discord {
    /// `DISCORD_TOKEN`: the bot's token. Default: none, and nothing connects.
    pub token: Option<Token>,
    /// `DISCORD_API_URL`: where Discord's API is, as a base without a path
    /// (`http://127.0.0.1:3000`). Default: none, which is Discord itself.
    pub api_url: Option<String>,
    /// `FOOTNOTE_DEV_GUILD`: the id of the one server that gets the commands, so
    /// that a change shows at once. Default: none, and every server gets them.
    pub dev_guild: Option<NonZeroU64>,
    /// `FOOTNOTE_ASK_CHANNELS`: ids of channels, separated by commas or spaces,
    /// in which the bot answers unasked, where it is sure. Default: none.
    pub ask_channels: BTreeSet<NonZeroU64>,
    /// `FOOTNOTE_MEMBER_LIMIT`: how many questions a minute one member may ask;
    /// 0 for any number. Default: 20.
    pub member_limit: Option<NonZeroU32>,
    /// `FOOTNOTE_CHANNEL_LIMIT`: how many questions a minute one channel may
    /// ask; 0 for any number. Default: 60.
    pub channel_limit: Option<NonZeroU32>,
    /// `FOOTNOTE_QUEUE`: how many questions are in hand at once, from 1 to
    /// 100000; more are turned away. Default: 1000.
    pub queue: usize,
    /// `FOOTNOTE_HEALTH_ADDR`: the address and port (`127.0.0.1:9464`) of the
    /// page of health and metrics. Default: none, and there is no page.
    pub health_addr: Option<SocketAddr>,
}

impl Discord {
    /// Reads them through `lookup`.
    ///
    /// # Errors
    /// A [`ConfigError`] that names the first variable whose value can't be used.
    pub fn from_lookup(lookup: Lookup<'_>) -> Result<Self, ConfigError> {
        let (settings, faults) = Self::read(lookup);
        faults.first(settings)
    }

    /// Reads them through `lookup`, with the default of each that can't be used, and
    /// tells which these are.
    #[must_use]
    pub fn read(lookup: Lookup<'_>) -> (Self, Faults) {
        let mut faults = Faults::default();
        let token = lookup(TOKEN).map(|token| Token::parse(&token));
        let settings = Self {
            token: faults.or_default(token.transpose()),
            api_url: faults.or_default(api_url(lookup)),
            dev_guild: faults.or_default(dev_guild(lookup)),
            ask_channels: faults.or_default(ask_channels(lookup)),
            member_limit: faults.or(NonZeroU32::new(20), limit(lookup, MEMBER_LIMIT, 20)),
            channel_limit: faults.or(NonZeroU32::new(60), limit(lookup, CHANNEL_LIMIT, 60)),
            queue: faults.or(QUEUED, queue(lookup)),
            health_addr: faults.or_default(health_addr(lookup)),
        };
        (settings, faults)
    }

    /// Each setting as it is in force, in the order of `.env.example`; of the
    /// token only whether there is one.
    #[must_use]
    pub fn in_force(&self) -> Vec<Setting> {
        let channels: Vec<String> = self.ask_channels.iter().map(ToString::to_string).collect();
        let token = self.token.as_ref().map(|_| "set");
        let limit = |limit: Option<NonZeroU32>| limit.map(|limit| format!("{limit} a minute"));
        vec![
            Setting::new(TOKEN, token.unwrap_or("not set")),
            Setting::or(API_URL, self.api_url.as_ref(), "https://discord.com"),
            Setting::or(
                DEV_GUILD, self.dev_guild, "none: every server gets the commands",
            ),
            Setting::or(
                ASK_CHANNELS,
                Some(channels.join(", ")).filter(|list| !list.is_empty()),
                "none",
            ),
            Setting::or(MEMBER_LIMIT, limit(self.member_limit), "any number"),
            Setting::or(CHANNEL_LIMIT, limit(self.channel_limit), "any number"),
            Setting::new(QUEUE, &format!("{} at once", self.queue)),
            Setting::or(HEALTH_ADDR, self.health_addr, "none"),
        ]
    }
}

fn api_url(lookup: Lookup<'_>) -> Result<Option<String>, ConfigError> {
    let remedy = "set it to a base without a path, such as http://127.0.0.1:3000, or remove it";
    value::text(lookup, API_URL)
        .map(|url| value::base_url(API_URL, &url, remedy))
        .transpose()
}

fn dev_guild(lookup: Lookup<'_>) -> Result<Option<NonZeroU64>, ConfigError> {
    let remedy = "turn on Developer Mode in Discord (User Settings → Advanced), right-click the server and choose Copy Server ID";
    value::text(lookup, DEV_GUILD)
        .map(|id| value::id(DEV_GUILD, &id, remedy))
        .transpose()
}

fn ask_channels(lookup: Lookup<'_>) -> Result<BTreeSet<NonZeroU64>, ConfigError> {
    let remedy = "turn on Developer Mode in Discord (User Settings → Advanced), right-click each channel and choose Copy Channel ID";
    let list = lookup(ASK_CHANNELS).unwrap_or_default();
    list.split(|c: char| c == ',' || c.is_whitespace())
        .filter(|id| !id.is_empty())
        .map(|id| value::id(ASK_CHANNELS, id, remedy))
        .collect()
}

fn limit(
    lookup: Lookup<'_>,
    variable: &'static str,
    default: u32,
) -> Result<Option<NonZeroU32>, ConfigError> {
    let remedy = "set it to how many questions a minute are answered, or to 0 for any number";
    let limit = value::number(lookup, variable, default, 0..=1_000_000, remedy)?;
    Ok(NonZeroU32::new(limit))
}

fn queue(lookup: Lookup<'_>) -> Result<usize, ConfigError> {
    let remedy = "set it to how many questions are in hand at once, or remove it";
    value::number(lookup, QUEUE, QUEUED, 1..=100_000, remedy)
}

fn health_addr(lookup: Lookup<'_>) -> Result<Option<SocketAddr>, ConfigError> {
    let Some(address) = value::text(lookup, HEALTH_ADDR) else {
        return Ok(None);
    };
    address.parse().map(Some).map_err(|_| ConfigError {
        variable: HEALTH_ADDR,
        fault: format!("is {address:?}, which is no address with a port"),
        remedy: "set it to one such as 127.0.0.1:9464 (0.0.0.0:9464 for every network), or remove it",
    })
}

#[cfg(test)]
mod tests {
    use super::{ConfigError, Discord};

    fn read(variables: &[(&str, &str)]) -> Result<Discord, ConfigError> {
        Discord::from_lookup(&|name| {
            let variable = variables.iter().find(|(other, _)| *other == name);
            variable.map(|(_, value)| (*value).to_owned())
        })
    }

    fn shown(variables: &[(&str, &str)]) -> Vec<String> {
        let settings = read(variables).expect("settings").in_force();
        settings.into_iter().map(|setting| setting.value).collect()
    }

    #[track_caller]
    fn refuses(variable: &str, value: &str, expected: &str) {
        let error = read(&[(variable, value)]).expect_err("an error");
        assert_eq!(error.variable, variable);
        let error = error.to_string();
        assert!(
            error.starts_with(&format!("{variable} {expected}")),
            "{error}"
        );
    }

    #[test]
    fn nothing_need_be_set() {
        let discord = read(&[]).expect("settings");
        assert!(discord.token.is_none());
        assert_eq!(discord.member_limit.map(u32::from), Some(20));
        assert_eq!(discord.channel_limit.map(u32::from), Some(60));
        assert_eq!(
            shown(&[]),
            [
                "not set", "https://discord.com", "none: every server gets the commands", "none",
                "20 a minute", "60 a minute", "1000 at once", "none",
            ]
        );
    }

    #[test]
    fn values_are_taken_as_set() {
        let values = [
            ("DISCORD_TOKEN", "MQ.GhIjKl.b"),
            ("DISCORD_API_URL", "http://127.0.0.1:3000/"),
            ("FOOTNOTE_DEV_GUILD", " 20 "),
            ("FOOTNOTE_ASK_CHANNELS", "31, 30,31 32"),
            ("FOOTNOTE_MEMBER_LIMIT", "0"),
            ("FOOTNOTE_CHANNEL_LIMIT", "5"),
            ("FOOTNOTE_QUEUE", "1"),
            ("FOOTNOTE_HEALTH_ADDR", "[::1]:9464"),
        ];
        assert_eq!(
            shown(&values),
            [
                "set", "http://127.0.0.1:3000", "20", "30, 31, 32", "any number", "5 a minute",
                "1 at once", "[::1]:9464",
            ]
        );
        assert!(!format!("{:?}", read(&values)).contains("GhIjKl"));
    }

    #[test]
    fn an_empty_value_is_the_default() {
        for variable in [
            "DISCORD_API_URL", "FOOTNOTE_DEV_GUILD", "FOOTNOTE_ASK_CHANNELS",
            "FOOTNOTE_MEMBER_LIMIT", "FOOTNOTE_CHANNEL_LIMIT", "FOOTNOTE_QUEUE",
            "FOOTNOTE_HEALTH_ADDR",
        ] {
            assert_eq!(shown(&[(variable, " ")]), shown(&[]), "{variable}");
        }
    }

    #[test]
    fn errors_name_the_variable_and_the_remedy() {
        refuses("DISCORD_TOKEN", "", "is empty; copy it anew from https://");
        refuses(
            "DISCORD_API_URL",
            "http://host/api/v10",
            "is \"http://host/api/v10\", which is no address of a server; set it to a base",
        );
        refuses(
            "FOOTNOTE_DEV_GUILD",
            "My server",
            "has \"My server\", which is no id; turn on Developer Mode",
        );
        refuses(
            "FOOTNOTE_ASK_CHANNELS",
            "30,#news",
            "has \"#news\", which is no id; turn on Developer Mode",
        );
        refuses(
            "FOOTNOTE_MEMBER_LIMIT",
            "-1",
            "is \"-1\", which is no whole number from 0 to 1000000; set it to",
        );
        refuses(
            "FOOTNOTE_CHANNEL_LIMIT", "many", "is \"many\", which is no whole number",
        );
        refuses(
            "FOOTNOTE_QUEUE",
            "0",
            "is \"0\", which is no whole number from 1 to 100000; set it to",
        );
        refuses(
            "FOOTNOTE_HEALTH_ADDR",
            "localhost:9464",
            "is \"localhost:9464\", which is no address with a port; set it to one such as",
        );
    }
}
