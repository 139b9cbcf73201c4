//! Messages with files.

use serde_json::{Value, json};

/// The boundary of a multipart body, if that is what the content type says.
pub(super) fn boundary(content_type: &str) -> Option<&str> {
    let (_, boundary) = content_type
        .strip_prefix("multipart/form-data")?
        .split_once("boundary=")?;
    Some(boundary.trim_matches('"'))
}

/// The `payload_json` of a multipart body, with the files as attachments.
pub(super) fn payload(body: &[u8], boundary: &str) -> Option<Value> {
    let mut payload = json!({});
    let mut files = Vec::new();
    let delimiter = format!("--{boundary}");
    for part in split(body, delimiter.as_bytes()) {
        let Some(end) = find(part, b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&part[..end]).into_owned();
        let content = &part[end + 4..part.len().saturating_sub(2).max(end + 4)];
        let name = quoted(&head, "name=")?;
        if name == "payload_json" {
            payload = serde_json::from_slice(content).ok()?;
        } else if name.starts_with("files[") {
            files.push((quoted(&head, "filename=")?.to_owned(), content.to_vec()));
        }
    }
    if !files.is_empty() {
        // Read back by tests, so the content stays beside what Discord tells.
        let message = if payload["data"].is_object() {
            &mut payload["data"]
        } else {
            &mut payload
        };
        message["attachments"] = files
            .iter()
            .enumerate()
            .map(|(number, (name, content))| json!({
                "id": number.to_string(), "filename": name, "size": content.len(),
                "url": format!("https://cdn.discordapp.com/attachments/0/{number}/{name}"),
                "proxy_url": format!("https://media.discordapp.net/attachments/0/{number}/{name}"),
                "content": String::from_utf8_lossy(content),
            }))
            .collect();
    }
    Some(payload)
}

/// The value in quotes behind `key`.
fn quoted<'a>(head: &'a str, key: &str) -> Option<&'a str> {
    let at = head
        .match_indices(key)
        .find(|(at, _)| !head[..*at].ends_with("file"))?
        .0;
    head[at + key.len()..].strip_prefix('"')?.split('"').next()
}

fn split<'a>(body: &'a [u8], delimiter: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(body);
    std::iter::from_fn(move || {
        let current = rest?;
        match find(current, delimiter) {
            Some(at) => {
                rest = Some(&current[at + delimiter.len()..]);
                Some(&current[..at])
            }
            None => {
                rest = None;
                Some(current)
            }
        }
    })
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}
