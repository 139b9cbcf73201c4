use dom_query::{Document, NodeRef};

/// What never belongs to an article, by its element, role or class. Readability
/// drops most of it by itself, but not from short pages.
const NEVER: &str = "nav, dialog, [role='navigation'], [role='dialog'], [role='alertdialog'], [role='search'], \
                     .mw-editsection, sup.reference, .sr-only, .visually-hidden, .screen-reader-text";

/// Ids and classes of what stands around articles.
const AROUND: &[&str] = &[
    "addtoany", "breadcrumb", "breadcrumbs", "comment-list", "comments", "comments-area", "cookie",
    "cookies", "disqus_thread", "newsletter", "newsletter-signup", "recommended", "related",
    "related-articles", "related-content", "related-links", "related-posts", "related-stories",
    "respond", "share", "share-buttons", "sharedaddy", "sharing", "site-footer", "site-header",
    "social-share", "subscribe",
];

/// Names of products that ask for consent.
const CONSENT_TOOLS: &[&str] = &[
    "onetrust", "cybot", "didomi", "usercentrics", "qc-cmp", "truste",
];

/// Takes away what stands around the article. What holds the main heading or
/// most of the text stays, whatever it is called.
pub(super) fn remove(document: &Document) {
    let Some(body) = document.body() else {
        return;
    };
    let length = body.normalized_char_count();
    let suspects = document.select(NEVER);
    let named = document.select("[id], [class]");
    let around = named.nodes().iter().filter(|node| is_around(node));
    for node in suspects.nodes().iter().chain(around) {
        let holds_article = ["html", "body", "main", "article"]
            .iter()
            .any(|name| node.has_name(name))
            || node
                .descendants_it()
                .any(|inner| inner.has_name("h1") || inner.has_name("main"))
            || node.normalized_char_count() * 2 > length;
        if !holds_article {
            node.remove_from_parent();
        }
    }
}

fn is_around(node: &NodeRef<'_>) -> bool {
    let names =
        format!("{} {}", node.attr_or("id", ""), node.attr_or("class", "")).to_ascii_lowercase();
    if names.split_whitespace().any(|name| AROUND.contains(&name))
        || CONSENT_TOOLS.iter().any(|tool| names.contains(tool))
    {
        return true;
    }
    let is_about_consent = ["cookie", "consent", "gdpr"]
        .iter()
        .any(|word| names.contains(word));
    let is_notice = [
        "banner", "notice", "popup", "modal", "overlay", "dialog", "message", "wall", "bar",
    ]
    .iter()
    .any(|word| names.contains(word));
    is_about_consent && is_notice
}
