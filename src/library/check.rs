use super::Library;
use crate::answer::{self, Options, Verdict};
use crate::article::Problem;
use crate::index::Index;

/// Everything that is wrong with `library`, by file and line: what loading it
/// found, and each suggested question that its own article doesn't answer.
///
/// It asks every suggested question, so it takes as long as that.
///
/// ```
/// use footnote::library::{self, Library, LoadError, Origin};
///
/// let library = Library::load(&Origin::BuiltIn, &mut |_done, _total| {})?;
/// for problem in library::check(&library) {
///     eprintln!("{problem}");
/// }
/// # Ok::<(), LoadError>(())
/// ```
#[must_use]
pub fn check(library: &Library) -> Vec<Problem> {
    check_with(library, |index, question, options| {
        answer::answer(index, question, options).verdict
    })
}

fn check_with(
    library: &Library,
    verdict: impl Fn(&Index, &str, &Options) -> Verdict,
) -> Vec<Problem> {
    let mut problems = library.problems.clone();
    for (article, source) in library.index.articles().iter().zip(&library.sources) {
        let options = Options {
            article: Some(article.id.clone()),
            ..Options::default()
        };
        for (question, &line) in article.suggested.iter().zip(&source.suggested_lines) {
            if !matches!(
                verdict(&library.index, question, &options),
                Verdict::Answered | Verdict::Overview
            ) {
                let problem = Problem::warning(
                    format!(
                        "the suggested question \"{question}\" is not answered by its own article"
                    ),
                    "word it as the article does, or remove it",
                );
                problems.push(problem.at_line(line).in_file(source.name()));
            }
        }
    }
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::check_with;
    use crate::answer::Verdict;
    use crate::library::{Library, Origin};

    #[test]
    fn suggested_questions_must_be_answered_by_their_article() {
        let folder = tempfile::tempdir().expect("a folder");
        let front = "+++\nkey = 1\n[[suggested]]\nquestion = \"Yes?\"\n[[suggested]]\nquestion = \"All?\"\n\n[[suggested]]\nquestion = \"No?\"\n+++\n";
        fs::write(folder.path().join("a.md"), format!("{front}text\n\n## S\n")).expect("a file");
        fs::write(folder.path().join("b.md"), "").expect("a file");
        let origin = Origin::Paths(vec![folder.path().to_owned()]);
        let library = Library::load(&origin, &mut |_, _| {}).expect("a library");
        let problems = check_with(&library, |_, question, options| {
            assert_eq!(options.article.as_deref(), Some("a"));
            match question {
                "Yes?" => Verdict::Answered,
                "All?" => Verdict::Overview,
                _ => Verdict::Closest,
            }
        });
        let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(2), Some(9), Some(13), Some(1)]);
        assert_eq!(
            problems[1].to_string(),
            format!(
                "{}:9: warning: the suggested question \"No?\" is not answered by its own article; word it as the article does, or remove it",
                folder.path().join("a.md").display()
            )
        );
    }
}
