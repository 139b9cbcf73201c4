/// What stands on what can be pressed.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// Shows the passage in its paragraph.
    pub context: &'static str,
    /// Shows all passages.
    pub more: &'static str,
    /// Shows the passages that a summary comes from.
    pub proof: &'static str,
    /// Says how the answer came about.
    pub why: &'static str,
    /// Deletes the reply.
    pub delete: &'static str,
    /// Before a section is chosen.
    pub sections: &'static str,
    /// Turns back a page.
    pub back: &'static str,
    /// Turns a page.
    pub next: &'static str,
    /// Leads to where the article was published.
    pub source: &'static str,
}

/// What stands on what can be pressed.
pub const LABELS: Labels = Labels {
    context: "In context",
    more: "More passages",
    proof: "From the text",
    why: "Why?",
    delete: "Delete",
    sections: "Choose a section",
    back: "Back",
    next: "Next",
    source: "source",
};
