//! Reads values of one kind each, with errors that name variable and remedy.

use std::fmt::Display;
use std::num::NonZeroU64;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::{ConfigError, Lookup};

/// The value of `variable` without white space around it. An empty one means
/// the same as none: so does a line of `.env` without a value.
pub(super) fn text(lookup: Lookup<'_>, variable: &str) -> Option<String> {
    let value = lookup(variable)?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// A number of `range`, or `default`.
pub(super) fn number<T>(
    lookup: Lookup<'_>,
    variable: &'static str,
    default: T,
    range: RangeInclusive<T>,
    remedy: &'static str,
) -> Result<T, ConfigError>
where
    T: FromStr + PartialOrd + Display,
{
    let Some(value) = text(lookup, variable) else {
        return Ok(default);
    };
    match value.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(ConfigError {
            variable,
            fault: format!(
                "is {value:?}, which is no whole number from {} to {}",
                range.start(),
                range.end()
            ),
            remedy,
        }),
    }
}

/// An id as Discord gives them to everything.
pub(super) fn id(
    variable: &'static str,
    value: &str,
    remedy: &'static str,
) -> Result<NonZeroU64, ConfigError> {
    // `parse` takes a plus sign too.
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    value
        .parse()
        .ok()
        .filter(|_| digits)
        .ok_or_else(|| ConfigError {
            variable,
            fault: format!("has {value:?}, which is no id"),
            remedy,
        })
}

/// The base of a web address: `http` or `https`, a host and perhaps a port, and
/// nothing after them. It comes back without a slash at its end.
pub(super) fn base_url(
    variable: &'static str,
    value: &str,
    remedy: &'static str,
) -> Result<String, ConfigError> {
    let base = value.trim_end_matches('/');
    let authority = base
        .strip_prefix("http://")
        .or_else(|| base.strip_prefix("https://"));
    if authority.is_some_and(is_authority) {
        return Ok(base.to_owned());
    }
    Err(ConfigError {
        variable,
        fault: format!("is {value:?}, which is no address of a server"),
        remedy,
    })
}

/// Whether `text` is a host, perhaps with a port.
fn is_authority(text: &str) -> bool {
    // An IPv6 address stands in brackets, and has colons of its own.
    let after_host = text.rfind(']').map_or(0, |end| end + 1);
    let (host, port) = match text[after_host..].split_once(':') {
        Some((_, port)) => (&text[..text.len() - port.len() - 1], Some(port)),
        None => (text, None),
    };
    let is_host = match host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !host.is_empty()
                && host
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        }
    };
    is_host && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

#[cfg(test)]
mod tests {
    use super::{base_url, id};

    #[track_caller]
    fn is_base(value: &str, expected: Option<&str>) {
        assert_eq!(base_url("V", value, "R").ok().as_deref(), expected);
    }

    #[test]
    fn a_base_has_a_host_and_nothing_after_it() {
        is_base("http://127.0.0.1:3000", Some("http://127.0.0.1:3000"));
        is_base("https://proxy_1.example/", Some("https://proxy_1.example"));
        is_base("http://[::1]:80/", Some("http://[::1]:80"));
        is_base("http://[::1]", Some("http://[::1]"));
        for bad in [
            "127.0.0.1:3000", "ftp://host", "http://", "http:///", "http://host/api",
            "http://host?x", "http://host#x", "http://a b", "http://me@host", "http://host:",
            "http://host:99999", "http://host:0", "http://:80", "http://[::1", "http://[x]",
            "http://a:1:2",
        ] {
            is_base(bad, None);
        }
    }

    #[test]
    fn an_id_is_a_number_that_is_not_zero() {
        assert_eq!(
            id("V", "123456789012345678", "R").map(u64::from),
            Ok(123_456_789_012_345_678)
        );
        for bad in [
            "0", "-1", "+1", "1.5", "general", "<#1>", "18446744073709551616",
        ] {
            let error = id("V", bad, "R").expect_err("an error").to_string();
            assert_eq!(error, format!("V has {bad:?}, which is no id; R"));
        }
    }
}
