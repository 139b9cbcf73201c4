//! The secret with which the bot signs in.

use std::fmt;
use std::num::NonZeroU64;

use super::ConfigError;

const VARIABLE: &str = "DISCORD_TOKEN";
const REMEDY: &str =
    "copy it anew from https://discord.com/developers/applications → Bot → Reset Token";

/// A bot's token. It is never printed, copied or serialised: whoever needs it
/// asks for it by [`expose`](Self::expose).
///
/// ```
/// use footnote::config::Token;
///
/// let token = Token::parse("Bot MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.not-a-real-one")?;
/// assert_eq!(token.application_id()?.get(), 123_456_789_012_345_678);
/// assert!(!format!("{token:?}").contains("GhIjKl"));
/// # Ok::<(), footnote::config::ConfigError>(())
/// ```
pub struct Token(String);

impl Token {
    /// Reads a token; white space around it and the prefix `Bot` are no part of
    /// it.
    ///
    /// # Errors
    /// If `text` can't be a token. The error doesn't repeat it.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let text = text.trim();
        let token = text.strip_prefix("Bot ").unwrap_or(text).trim_start();
        match fault(token) {
            None => Ok(Self(token.to_owned())),
            Some(fault) => Err(error(fault)),
        }
    }

    /// The token itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The application's id, which is the token's first part in base64.
    ///
    /// # Errors
    /// If that part is no id, so that the token can't be a bot's.
    pub fn application_id(&self) -> Result<NonZeroU64, ConfigError> {
        let first = self.0.split('.').next().and_then(decode);
        first
            .and_then(|bytes| String::from_utf8(bytes).ok()?.parse().ok())
            .ok_or_else(|| error("doesn't begin with an application's id, as a bot's token does"))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(hidden)")
    }
}

fn error(fault: &str) -> ConfigError {
    ConfigError {
        variable: VARIABLE,
        fault: fault.to_owned(),
        remedy: REMEDY,
    }
}

/// What shows at a glance that `token` is none. How many parts it has is
/// Discord's business.
fn fault(token: &str) -> Option<&'static str> {
    if token.is_empty() || token == "Bot" {
        return Some("is empty");
    }
    if token.contains(char::is_whitespace) {
        return Some("has a space or a line break inside");
    }
    if !token
        .bytes()
        .all(|byte| byte == b'.' || six_bits(byte).is_some())
    {
        return Some("has a character that no token has, perhaps a quotation mark");
    }
    None
}

/// The bytes that `part` stands for in base64 without padding.
fn decode(part: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(part.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for digit in part.bytes() {
        bits = (bits << 6) | six_bits(digit)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            let [.., byte] = (bits >> held).to_be_bytes();
            bytes.push(byte);
        }
    }
    Some(bytes)
}

/// What a digit of base64url stands for: RFC 4648, table 2.
fn six_bits(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::Token;

    const TOKEN: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.not-a_real-one";

    #[track_caller]
    fn refuses(text: &str, expected: &str) {
        let error = Token::parse(text).expect_err("an error").to_string();
        assert!(
            error.starts_with(&format!("DISCORD_TOKEN {expected}")),
            "{error}"
        );
        assert!(error.contains("Reset Token"), "{error}");
        assert!(!error.contains("GhIjKl"), "{error}");
    }

    #[track_caller]
    fn belongs_to(token: &str, application: Option<u64>) {
        let id = Token::parse(token).expect("a token").application_id();
        assert_eq!(id.ok().map(u64::from), application);
    }

    #[test]
    fn what_surrounds_a_token_is_tolerated() {
        for text in [TOKEN, &format!(" {TOKEN}\r\n"), &format!("Bot {TOKEN}")] {
            assert_eq!(Token::parse(text).expect("a token").expose(), TOKEN);
        }
    }

    #[test]
    fn what_is_no_token_is_refused_and_not_repeated() {
        refuses("", "is empty");
        refuses(" \n", "is empty");
        refuses("Bot ", "is empty");
        refuses("MTIz.GhIjKl .abc", "has a space");
        refuses("MTIz.GhIjKl\n.abc", "has a space");
        refuses("\"MTIz.GhIjKl.abc\"", "has a character that no token has");
        refuses("MTIz.GhIjKl.é", "has a character that no token has");
    }

    #[test]
    fn a_token_never_prints() {
        let token = Token::parse(TOKEN).expect("a token");
        assert_eq!(
            format!("{token:?} {:#?}", Some(&token)),
            "Token(hidden) Some(\n    Token(hidden),\n)"
        );
    }

    #[test]
    fn the_first_part_is_the_applications_id() {
        belongs_to(TOKEN, Some(123_456_789_012_345_678));
        belongs_to("MQ.a.b", Some(1));
        belongs_to("MA.a.b", None);
        belongs_to("paste.the.token", None);
        belongs_to("token", None);
        belongs_to("MTg0NDY3NDQwNzM3MDk1NTE2MTY.a.b", None);
    }
}
