//! Web pages: the article without the page around it.

mod blocks;
mod boilerplate;
mod charset;
mod date;
mod linked_data;
mod metadata;
mod numbering;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::clean::collapse;
use super::draft::{Block, Draft};

/// Readability is content with an article of so many characters; for a shorter
/// one it tries again with less and less of the page taken away.
const SHORT_ARTICLE: usize = 200;

/// The article in a web page.
pub(super) fn read(bytes: &[u8]) -> Draft {
    let html = charset::decode(bytes);
    let document = parse(&html);
    let mut draft = metadata::read(&document);
    boilerplate::remove(&document);
    let config = Config {
        char_threshold: SHORT_ARTICLE,
        disable_json_ld: true,
        ..Config::default()
    };
    if let Ok(mut readability) = Readability::with_document(document, None, Some(config)) {
        if draft.title.is_none() {
            draft.title =
                Some(collapse(&readability.get_article_title())).filter(|title| !title.is_empty());
        }
        if readability.parse().is_ok() {
            let page = readability.doc.select("#readability-page-1");
            draft.blocks = page.nodes().first().map(blocks::blocks).unwrap_or_default();
        }
    }
    if !draft
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Paragraph(_)))
    {
        // Nothing looked like an article: all that the page shows, then.
        let document = parse(&html);
        boilerplate::remove(&document);
        draft.blocks = document
            .body()
            .map(|body| blocks::blocks(&body))
            .unwrap_or_default();
    }
    draft
}

fn parse(html: &str) -> Document {
    let document = Document::from(html);
    // Readability may drop a line break; the words around it must stay apart.
    for line_break in document.select("br").nodes() {
        line_break.insert_after(&document.tree.new_text(" "));
    }
    document
}

#[cfg(test)]
mod tests {
    use super::super::draft::Block;
    use super::read;

    /// Reads the body of a page; headings come back with "# " before them.
    #[track_caller]
    fn reads(body: &str, expected: &[&str]) {
        let page = format!(
            "<!DOCTYPE html><html><head><title>A Page of Tests</title></head><body>{body}</body></html>"
        );
        let found: Vec<String> = read(page.as_bytes())
            .blocks
            .into_iter()
            .map(|block| match block {
                Block::Heading(text) => format!("# {text}"),
                Block::Paragraph(text) => text,
            })
            .collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn paragraphs_and_headings() {
        reads(
            "<h2>One &amp; only</h2><p>Some  <b>bold</b>\n text.</p><p></p><p>More.",
            &["# One & only", "Some bold text.", "More."],
        );
        reads(
            "<div>Bare text<div>in divs</div>and after</div>",
            &["Bare text", "in divs", "and after"],
        );
        reads(
            "One.<br>Still one.<br><br>Two.<br>\n<br>Three.",
            &["One. Still one.", "Two.", "Three."],
        );
    }

    #[test]
    fn headings_over_nothing_are_dropped() {
        reads(
            "<h2>Birds</h2><h3>Gulls</h3><p>Text.</p><h3>Terns</h3><h2>Fish</h2><h3>Cod</h3>",
            &["# Birds", "# Gulls", "Text."],
        );
    }

    #[test]
    fn lists_have_an_item_a_line() {
        reads(
            "<ul><li>a<li><p>b</p><p>c</p><li>d<ol><li>e</ol></ul>",
            &["a\nb c\nd\n1. e"],
        );
        reads(
            "<dl><dt>Term<dd>What it means</dl>",
            &["Term\nWhat it means"],
        );
        let long = "word ".repeat(100);
        let long = long.trim_end();
        reads(&format!("<ul><li>{long}<li>{long}</ul>"), &[long, long]);
        reads(
            "<ul><li><h3>Part</h3><p>Text.</p></ul>",
            &["# Part", "Text."],
        );
    }

    #[test]
    fn items_of_ordered_lists_keep_their_numbers() {
        reads("<ol><li>a<li><li>c</ol>", &["1. a\n3. c"]);
        reads("<ol start=4><li>a<div><li>b</div></ol>", &["4. a\n5. b"]);
        reads(
            "<ol reversed><li>a<li value=7>b<li>c</ol>",
            &["3. a\n7. b\n6. c"],
        );
        reads(
            "<ol><li>a<ul><li>b</ul><li>c<ol><li>d</ol></ol>",
            &["1. a\nb\n2. c\n1. d"],
        );
        reads(
            "<ol><li>1. written out<li>21. June</ol>",
            &["1. written out\n2. 21. June"],
        );
        for none in ["start=-3", "start=1000000000", "type=a"] {
            reads(&format!("<ol {none}><li>a</ol>"), &["a"]);
        }
    }

    #[test]
    fn items_of_ordered_lists_that_are_no_lines_keep_their_numbers_too() {
        let long = "word ".repeat(100);
        let long = long.trim_end();
        reads(
            &format!("<ol><li>{long}<li><ul><li>{long}</ul><li>{long}</ol>"),
            &[
                &format!("1. {long}"),
                &format!("2. {long}"),
                &format!("3. {long}"),
            ],
        );
        reads(
            "<ol><li><h3>Part</h3><p>Text.</p><li>One.<p>More.</p><li><table><tr><td>a<td>b</table></ol>",
            &["# 1. Part", "Text.", "2. One.", "More.", "a | b"],
        );
    }

    #[test]
    fn tables_have_a_row_a_line() {
        reads(
            "<table><caption>Sums</caption><tr><th>a<th>b<tr><td>1<td><td>3<tr><td><td></table>",
            &["Sums", "a | b\n1 | | 3"],
        );
        reads(
            "<table><tr><td><p>Left.</p><p>Again.</p><td>Right.</table>",
            &["Left.", "Again.", "Right."],
        );
        reads("<table><tr><td>One cell</td></tr></table>", &["One cell"]);
    }

    #[test]
    fn quotes_captions_and_code_are_paragraphs() {
        reads(
            "<h2>Part</h2><blockquote>Said <i>she</i>.</blockquote><figure><img alt=x><figcaption>A boat.</figcaption></figure><pre>a\n\n  b</pre>",
            &["# Part", "Said she.", "A boat.", "a\nb"],
        );
    }

    #[test]
    fn what_nobody_reads_is_dropped() {
        reads(
            "<nav>Home</nav><script>x</script><style>y</style><noscript>z</noscript><!-- c --><div class='cookie-banner'>Accept</div><p>Text.</p><template>t</template>",
            &["Text."],
        );
        reads(
            "<p>one</i> <b>two <i>three</b> four</i></p></div></table>",
            &["one two three four"],
        );
        reads(
            "<p>co\u{AD}operate <ruby>漢<rp>(<rt>kan<rp>)</ruby></p>",
            &["cooperate 漢"],
        );
        reads("", &[]);
    }

    #[test]
    fn deep_nesting_ends() {
        let deep = format!("{}deep{}", "<b>".repeat(2_000), "</b>".repeat(2_000));
        reads(&format!("<p>{deep}"), &["deep"]);
        let divs = format!("{}<p>deep", "<div>".repeat(700));
        reads(&divs, &["deep"]);
    }
}
