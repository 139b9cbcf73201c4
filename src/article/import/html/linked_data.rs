use dom_query::Document;
use serde_json::Value;

use super::metadata::string;

/// What a page says of its article in JSON-LD, after schema.org.
pub(super) struct LinkedData {
    /// The article, if one is described.
    article: Value,
    /// Everything that is described, for references by `@id`.
    all: Vec<Value>,
}

impl LinkedData {
    /// The linked data of a page; broken JSON is passed over.
    pub(super) fn read(document: &Document) -> Self {
        let mut all = Vec::new();
        for script in document
            .select("script[type='application/ld+json']")
            .nodes()
        {
            let text = script.text();
            let text = text
                .trim()
                .trim_start_matches("<![CDATA[")
                .trim_end_matches("]]>");
            if let Ok(value) = serde_json::from_str(text) {
                flatten(value, &mut all);
            }
        }
        let article = all
            .iter()
            .find(|value| is_article(value))
            .cloned()
            .unwrap_or(Value::Null);
        Self { article, all }
    }

    /// A property of the article that is text.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        string(&self.article[key])
    }

    /// The name or names under a property of the article.
    pub(super) fn name(&self, key: &str) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        let values = match &self.article[key] {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            let found = string(value)
                .or_else(|| string(&value["name"]))
                .or_else(|| string(&self.referred(&value["@id"])?["name"]));
            names.extend(found.filter(|name| !names.contains(name)));
        }
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Where the article says that it stands.
    pub(super) fn address(&self) -> Option<String> {
        let main = &self.article["mainEntityOfPage"];
        self.text("url")
            .or_else(|| string(main))
            .or_else(|| string(&main["@id"]))
    }

    fn referred(&self, id: &Value) -> Option<&Value> {
        let id = id.as_str()?;
        self.all
            .iter()
            .find(|value| value["@id"] == id && value.get("name").is_some())
    }
}

/// Adds every object of a list or a graph.
fn flatten(value: Value, all: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| flatten(value, all)),
        Value::Object(mut object) => {
            let graph = object.remove("@graph");
            all.push(Value::Object(object));
            if let Some(graph) = graph {
                flatten(graph, all);
            }
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let is_type = |name: &Value| {
        name.as_str().is_some_and(|name| {
            name.ends_with("Article") || name.ends_with("Posting") || name == "Report"
        })
    };
    match &value["@type"] {
        Value::Array(names) => names.iter().any(is_type),
        name => is_type(name),
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::LinkedData;

    fn linked(json: &str) -> LinkedData {
        LinkedData::read(&Document::from(
            format!("<script type='application/ld+json'>{json}</script>").as_str(),
        ))
    }

    #[test]
    fn an_article_is_found_alone_in_a_list_and_in_a_graph() {
        let article =
            r#"{"@type":["Thing","NewsArticle"],"headline":" T ","author":{"name":"Jane"}}"#;
        let site = r#"{"@type":"WebSite","name":"S"}"#;
        for json in [
            article.to_owned(),
            format!("[{site},{article}]"),
            format!(r#"{{"@graph":[{site},{article}]}}"#),
        ] {
            let linked = linked(&json);
            assert_eq!(linked.text("headline").as_deref(), Some("T"), "{json}");
            assert_eq!(linked.name("author").as_deref(), Some("Jane"), "{json}");
        }
    }

    #[test]
    fn names_are_joined_and_references_followed() {
        let linked = linked(
            r##"{"@graph":[{"@type":"BlogPosting","author":[{"@id":"#jane"},"Joe",{"name":"Joe"}],"publisher":{"@id":"#us"},"mainEntityOfPage":{"@id":"https://example.org/a"}},
            {"@id":"#jane","name":"Jane"},{"@id":"#us","name":"Us"}]}"##,
        );
        assert_eq!(linked.name("author").as_deref(), Some("Jane, Joe"));
        assert_eq!(linked.name("publisher").as_deref(), Some("Us"));
        assert_eq!(linked.address().as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn other_things_and_broken_json_say_nothing() {
        for json in [
            "",
            "{",
            "[]",
            "null",
            r#"{"@type":"Recipe","headline":"T"}"#,
            &"[".repeat(10_000),
        ] {
            assert_eq!(linked(json).text("headline"), None, "{json:.20}");
        }
    }
}
