//! Reads markup as Discord's client does, independently of what wrote it.

/// What a member sees of a text.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The text, without what only marks it.
    pub(super) text: String,
    /// Where its links lead.
    pub(super) links: Vec<String>,
    /// Mentions, custom emoji and times, as they are written.
    pub(super) tags: Vec<String>,
    /// Whatever else is no plain or bold text.
    pub(super) live: Vec<String>,
}

/// What a member sees of `markup`, whose lines may be quoted.
pub(super) fn read(markup: &str) -> Seen {
    let mut seen = Seen::default();
    let lines: Vec<&str> = markup
        .split('\n')
        .map(|line| line.strip_prefix("> ").unwrap_or(line))
        .collect();
    for line in &lines {
        let indented = line.trim_start();
        let digits = indented.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.len() < indented.len() && digits.starts_with(". ");
        let marks = ["# ", "## ", "### ", "-# ", "- ", "* ", "+ ", "> ", ">>> "];
        if numbered || marks.iter().any(|mark| indented.starts_with(mark)) {
            seen.live.push((*line).to_owned());
        }
    }
    // An invitation is found in the text as it was sent.
    if markup.contains("discord.gg/") {
        seen.live.push("discord.gg/".to_owned());
    }
    let text = lines.join("\n");
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = step(rest, c, &mut seen);
    }
    seen
}

/// Reads what `rest`, which begins with `c`, begins with; what follows it.
fn step<'a>(rest: &'a str, c: char, seen: &mut Seen) -> &'a str {
    let after = &rest[c.len_utf8()..];
    match c {
        '\\' => {
            let next = after.chars().next();
            if let Some(next) = next.filter(|next| !next.is_alphanumeric() && !next.is_whitespace())
            {
                seen.text.push(next);
                return &after[next.len_utf8()..];
            }
        }
        '*' if after.starts_with('*') => return &after[1..],
        '[' => {
            if let Some((label, target, after)) = link(after) {
                let label = read(label);
                seen.text.push_str(&label.text);
                seen.live.extend(label.live);
                seen.links.push(target.to_owned());
                return after;
            }
        }
        '<' => {
            let tag = rest.split_inclusive('>').next().unwrap_or(rest);
            let kinds = ["<@", "<#", "<:", "<a:", "<t:", "</", "<id:", "<http"];
            if tag.ends_with('>') && kinds.iter().any(|kind| tag.starts_with(kind)) {
                seen.tags.push(tag.to_owned());
                return &rest[tag.len()..];
            }
        }
        '*' | '_' | '`' => seen.live.push(c.to_string()),
        '|' | '~' if after.starts_with(c) => seen.live.push(format!("{c}{c}")),
        '@' if after.starts_with("everyone") || after.starts_with("here") => {
            seen.live.push("@".to_owned());
        }
        'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
            seen.live.push("http".to_owned());
        }
        ':' => {
            let name = after.split(':').next().unwrap_or_default();
            if name.len() < after.len() && !name.is_empty() && !name.contains(char::is_whitespace) {
                seen.live.push(format!(":{name}:"));
            }
        }
        _ => {}
    }
    seen.text.push(c);
    after
}

/// The label and the target of a link whose bracket was read, and what follows.
fn link(rest: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = rest.split_once("](")?;
    let (target, rest) = rest.split_once(')')?;
    let is_link = !label.contains(['[', ']', '\n']) && !target.contains(char::is_whitespace);
    is_link.then_some((label, target, rest))
}

#[test]
fn the_reader_sees_what_is_live() {
    let seen = read("a **b** [c](https://d.e) <@1> \\*f\\*");
    assert_eq!(seen.text, "a b c  *f*");
    assert_eq!(
        (seen.links.len(), seen.tags.len(), seen.live.len()),
        (1, 1, 0)
    );
    for live in [
        "*a*", "_a_", "`a`", "||a||", "~~a~~", "@everyone", "https://a.b", "discord.gg/a",
        ":smile:", "# a", "> > a", "-# a", "1. a",
    ] {
        assert!(!read(live).live.is_empty(), "{live}");
    }
}
