//! A drawing as readable text, for snapshots.

use std::fmt::Write as _;

use crate::surface::discord::draft::{Draft, Embed, Row};

/// `draft` from top to bottom.
pub(super) fn text(draft: &Draft) -> String {
    let mut text = String::new();
    if draft.private {
        text.push_str("(only for the one who asked)\n");
    }
    text.push_str(&draft.content);
    text.push('\n');
    for it in &draft.embeds {
        embed(&mut text, it);
    }
    for row in &draft.rows {
        let drawn: Vec<String> = match row {
            Row::Buttons(buttons) => buttons
                .iter()
                .map(|button| {
                    let mark = if button.inviting { "+" } else { "" };
                    format!("[{mark}{}]", button.label)
                })
                .collect(),
            Row::Menu {
                placeholder,
                options,
                ..
            } => std::iter::once(format!("[{placeholder} v]"))
                .chain(options.iter().map(|option| {
                    let described = option.description.as_deref().unwrap_or_default();
                    format!("\n    {} - {described}", option.label)
                }))
                .collect(),
        };
        let _ = writeln!(text, "{}", drawn.join(" "));
    }
    text
}

fn embed(text: &mut String, embed: &Embed) {
    let _ = writeln!(text, "--- #{:06x}", embed.colour);
    if let Some(title) = &embed.title {
        let _ = writeln!(text, "## {title}");
    }
    if !embed.description.is_empty() {
        let _ = writeln!(text, "{}", embed.description);
    }
    for field in &embed.fields {
        let _ = writeln!(text, "\n### {}\n{}", field.name, field.value);
    }
    if let Some(footer) = &embed.footer {
        let _ = writeln!(text, "\n({footer})");
    }
    text.push_str("---\n");
}
