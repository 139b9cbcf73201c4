use dom_query::Document;
use serde_json::Value;

use super::super::clean::collapse;
use super::super::draft::Draft;
use super::date;
use super::linked_data::LinkedData;

/// A longer author or publisher is no name.
const LONGEST_NAME: usize = 200;

/// What the head of a page says about its article.
pub(super) fn read(document: &Document) -> Draft {
    let linked = LinkedData::read(document);
    let page = Page { document };
    let publisher = page
        .meta(&["og:site_name"])
        .or_else(|| linked.name("publisher"))
        .or_else(|| {
            page.meta(&[
                "publisher", "dc.publisher", "citation_journal_title", "application-name",
            ])
        })
        .and_then(name);
    let title = linked
        .text("headline")
        .or_else(|| {
            page.meta(&[
                "og:title", "twitter:title", "dc.title", "citation_title", "parsely-title",
            ])
        })
        .map(|title| without_site(&collapse(&title), publisher.as_deref()))
        .or_else(|| page.first_text("article h1, main h1"));
    let day = |text: String| date::normalise(&text);
    Draft {
        title,
        source: page
            .attribute("link[rel~='canonical']", "href")
            .and_then(url)
            .or_else(|| page.meta(&["og:url"]).and_then(url))
            .or_else(|| linked.address().and_then(url)),
        publisher,
        author: linked
            .name("author")
            .or_else(|| {
                page.meta(&[
                    "author", "article:author", "parsely-author", "dc.creator", "citation_author",
                    "byl",
                ])
            })
            .and_then(name),
        published: linked
            .text("datePublished")
            .and_then(day)
            .or_else(|| {
                page.metas(&[
                    "article:published_time", "og:published_time", "parsely-pub-date",
                    "citation_publication_date", "dc.date.issued", "dc.date", "pubdate", "date",
                    "datepublished",
                ])
                .find_map(day)
            })
            .or_else(|| {
                page.attribute("time[itemprop~='datePublished'], time[pubdate]", "datetime")
                    .and_then(day)
            }),
        updated: linked
            .text("dateModified")
            .and_then(day)
            .or_else(|| {
                page.metas(&[
                    "article:modified_time", "og:modified_time", "og:updated_time",
                    "dc.date.modified", "last-modified", "datemodified",
                ])
                .find_map(day)
            })
            .or_else(|| {
                page.attribute("time[itemprop~='dateModified']", "datetime")
                    .and_then(day)
            }),
        language: page
            .attribute("html", "lang")
            .or_else(|| page.attribute("html", "xml:lang"))
            .or_else(|| page.meta(&["content-language", "og:locale", "dc.language"]))
            .and_then(|code| code.trim().parse().ok()),
        ..Draft::default()
    }
}

struct Page<'a> {
    document: &'a Document,
}

impl Page<'_> {
    /// What the first of the `<meta>` elements says that has one of the names,
    /// in their order.
    fn meta(&self, names: &[&str]) -> Option<String> {
        self.metas(names).next()
    }

    fn metas<'a>(&self, names: &'a [&str]) -> impl Iterator<Item = String> + use<'a> {
        let elements = self.document.select("meta[content]");
        let all: Vec<(String, String)> = elements
            .nodes()
            .iter()
            .flat_map(|node| {
                let content = node.attr_or("content", "").trim().to_owned();
                ["property", "name", "itemprop", "http-equiv"]
                    .into_iter()
                    .filter_map(|key| node.attr(key))
                    .map(move |key| (key.trim().to_ascii_lowercase(), content.clone()))
            })
            .filter(|(_, content)| !content.is_empty())
            .collect();
        names.iter().flat_map(move |name| {
            let found: Vec<String> = all
                .iter()
                .filter(|(key, _)| key == name)
                .map(|(_, content)| content.clone())
                .collect();
            found
        })
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let value = self
            .document
            .select(selector)
            .nodes()
            .iter()
            .find_map(|node| node.attr(name))?;
        Some(value.to_string()).filter(|value| !value.trim().is_empty())
    }

    fn first_text(&self, selector: &str) -> Option<String> {
        let nodes = self.document.select(selector);
        let text = collapse(&nodes.nodes().first()?.text());
        Some(text).filter(|text| !text.is_empty())
    }
}

/// A name, if it is one: no address and not too long.
fn name(text: String) -> Option<String> {
    let name = collapse(&text);
    let bare = name
        .strip_prefix("By ")
        .or_else(|| name.strip_prefix("by "))
        .unwrap_or(&name);
    let is_name = !bare.is_empty()
        && !bare.contains("://")
        && !bare.starts_with('@')
        && bare.chars().count() <= LONGEST_NAME;
    is_name.then(|| bare.to_owned())
}

/// An address on the web, if it is a whole one.
fn url(text: String) -> Option<String> {
    let text = text.trim();
    let is_url = ["https://", "http://"]
        .iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    (is_url && !text.contains(|c: char| c.is_whitespace() || c.is_control()))
        .then(|| text.to_owned())
}

/// A title without the site's name behind it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let bare = site.and_then(|site| {
        let head = title.strip_suffix(site)?.trim_end();
        head.strip_suffix(['|', '-', '–', '—', '·', '•', ':', '«'])
    });
    bare.map(str::trim)
        .filter(|bare| !bare.is_empty())
        .unwrap_or(title)
        .to_owned()
}

/// The text of a JSON string that isn't blank.
pub(super) fn string(value: &Value) -> Option<String> {
    value
        .as_str()
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::{name, read, url, without_site};
    use crate::text::Language;

    #[test]
    fn open_graph_and_meta_elements_are_read() {
        let page = r#"<html lang="de-AT"><head>
            <meta property="og:title" content="Titel – Die Zeitung"><meta property="og:site_name" content="Die Zeitung">
            <meta property="og:url" content="https://example.org/a"><link rel="shortlink canonical" href="/a">
            <meta name="author" content="By Jane Doe"><meta property="article:published_time" content="soon">
            <meta name="DATE" content="2026-01-08"><meta property="article:modified_time" content="2026-01-09T10:00:00+0100">
            </head>"#;
        let draft = read(&Document::from(page));
        assert_eq!(draft.title.as_deref(), Some("Titel"));
        assert_eq!(draft.publisher.as_deref(), Some("Die Zeitung"));
        assert_eq!(draft.source.as_deref(), Some("https://example.org/a"));
        assert_eq!(draft.author.as_deref(), Some("Jane Doe"));
        assert_eq!(draft.published.as_deref(), Some("2026-01-08"));
        assert_eq!(draft.updated.as_deref(), Some("2026-01-09T10:00:00+01:00"));
        assert_eq!(draft.language, Some(Language::German));
    }

    #[test]
    fn a_page_that_says_nothing_has_no_metadata() {
        let draft = read(&Document::from("<html lang='english'><p>x"));
        assert_eq!(
            (draft.title, draft.source, draft.author, draft.published),
            (None, None, None, None)
        );
        assert_eq!(draft.language, None);
    }

    #[test]
    fn names_and_addresses_are_judged() {
        assert_eq!(name("https://facebook.com/jane".to_owned()), None);
        assert_eq!(name(" ".to_owned()), None);
        assert_eq!(url("/relative".to_owned()), None);
        assert_eq!(url("javascript:alert(1)".to_owned()), None);
        assert_eq!(url("https://a b".to_owned()), None);
        assert_eq!(without_site("News | The Site", Some("The Site")), "News");
        assert_eq!(without_site("The Site", Some("The Site")), "The Site");
        assert_eq!(without_site("On The Site", Some("The Site")), "On The Site");
    }
}
