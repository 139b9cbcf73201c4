use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A page declares its encoding within so many bytes; the standard's 1024, and
/// some for the pages that don't know it.
const DECLARED_WITHIN: usize = 4_096;

/// The text of a page: by its byte-order mark, else as UTF-8 if it is that,
/// else by what it declares, else as Windows-1252, as browsers do.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    let declared = declared(&bytes[..bytes.len().min(DECLARED_WITHIN)]);
    // Text in another encoding is hardly ever valid UTF-8 by chance, while many
    // pages declare what their editor once was set to. ISO-2022-JP is ASCII.
    if let Ok(text) = std::str::from_utf8(bytes)
        && (!text.is_ascii() || declared.is_none_or(|encoding| encoding.is_ascii_compatible()))
    {
        return Cow::Borrowed(text);
    }
    declared
        .unwrap_or(WINDOWS_1252)
        .decode_without_bom_handling(bytes)
        .0
}

/// The encoding named after `charset=` or `encoding=`.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head
        .iter()
        .map(|&byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    ["charset", "encoding"].iter().find_map(|key| {
        head.match_indices(key).find_map(|(at, _)| {
            let value = head[at + key.len()..]
                .trim_start()
                .strip_prefix('=')?
                .trim_start();
            let label: String = value
                .trim_start_matches(['"', '\''])
                .chars()
                .take_while(|c| {
                    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+')
                })
                .collect();
            let encoding = Encoding::for_label(label.as_bytes())?;
            // Who can read the declaration is not reading UTF-16.
            Some(if encoding == UTF_16LE || encoding == UTF_16BE {
                UTF_8
            } else {
                encoding
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn reads(bytes: &[u8], expected: &str) {
        assert!(decode(bytes).ends_with(expected), "{:?}", decode(bytes));
    }

    #[test]
    fn encodings_are_told_by_mark_content_or_declaration() {
        reads(b"\xEF\xBB\xBF<p>caf\xC3\xA9", "<p>café");
        reads(b"\xFF\xFE<\0p\0>\0\xE9\0", "<p>é");
        reads(b"<p>caf\xC3\xA9", "<p>café");
        reads(b"<meta charset=iso-8859-1><p>caf\xC3\xA9", "café");
        reads(b"<meta charset=\"ISO-8859-2\"><p>\xB3\xF3d\xBC", "łódź");
        reads(b"<meta http-equiv=content-type content='text/html; charset = windows-1251'><p>\xE3\xEE\xF0\xEE\xE4", "город");
        reads(
            b"<?xml version='1.0' encoding='shift_jis'?><p>\x93\xFA\x96\x7B",
            "日本",
        );
        reads(b"<meta charset=iso-2022-jp><p>\x1B$BF|K\\\x1B(B", "日本");
        reads(b"<p>caf\xE9 \x93yes\x94", "café “yes”");
        reads(b"<meta charset=nonsense><p>caf\xE9", "café");
        reads(b"<meta charset=utf-16><p>caf\xE9", "caf\u{FFFD}");
    }
}
