use crate::article::Section;
use crate::text::{Language, central_sentence};

/// Gives each section that has none its most central sentence as a summary, in
/// its own words. A section of one sentence needs none, nor does an empty one.
pub(super) fn add(language: Language, sections: &mut [Section]) {
    for section in sections
        .iter_mut()
        .filter(|section| section.summary.is_none())
    {
        let paragraphs: Vec<&str> = section
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        let summary = central_sentence(language, &paragraphs)
            .map(|(index, span)| span.of(paragraphs[index]).to_owned());
        section.summary = summary;
    }
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::article::{Paragraph, Section};
    use crate::text::Language;

    #[track_caller]
    fn summary(texts: &[&str]) -> Option<String> {
        let mut sections = [Section {
            paragraphs: texts
                .iter()
                .map(|text| Paragraph {
                    text: (*text).to_owned(),
                    line: 0,
                })
                .collect(),
            ..Section::default()
        }];
        add(Language::English, &mut sections);
        sections
            .into_iter()
            .next()
            .and_then(|section| section.summary)
    }

    #[test]
    fn a_summary_is_a_sentence_of_its_section() {
        let texts = [
            "Coral reefs shelter many fish of the warm seas.",
            "Sea fish leave when coral reefs die. It rained.",
        ];
        let summary = summary(&texts).expect("a summary");
        assert!(texts.iter().any(|text| text.contains(&summary)));
    }

    #[test]
    fn too_little_has_no_summary() {
        assert_eq!(summary(&[]), None);
        assert_eq!(
            summary(&["Coral reefs shelter many fish of the warm seas."]),
            None
        );
        assert_eq!(summary(&["coral reef\nsea fish\nwarm water"]), None);
    }
}
