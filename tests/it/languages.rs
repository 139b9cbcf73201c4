//! Small articles in other languages: what is asked, answered, marked and refused.

use footnote::answer::{Answer, Options, Reason, Verdict, answer};
use footnote::article::{Article, markdown};
use footnote::index::Index;
use footnote::quotes::{self, Outcome};
use footnote::text::Language;

const SPANISH: &str = "# El faro de Punta Brava\n\n\
El faro de Punta Brava fue construido en 1884 por la ingeniera Marta Quiroga. \
La torre mide 31 metros y su luz se ve desde muy lejos.\n\n\
## Los guardianes\n\n\
Durante un siglo vivieron allí tres familias de guardianes. \
El último guardián, Tomás Luján, dejó la isla en marzo de 1991 porque la lámpara se volvió automática. \
Hoy el edificio alberga un pequeño museo.\n";

const GERMAN: &str = "# Die Seilbahn am Hohenstein\n\n\
Die Seilbahn am Hohenstein wurde im Jahr 1926 von der Firma Adler gebaut. \
Sie überwindet einen Höhenunterschied von 640 Metern.\n\n\
## Der Umbau\n\n\
Im Mai 2008 ersetzte die Gemeinde die alten Kabinen, weil das Tragseil gerissen war. \
Die neuen Kabinen fassen 45 Fahrgäste. \
Der Umbau kostete 3,5 Millionen Euro.\n";

const RUSSIAN: &str = "# Часовая мастерская\n\n\
Часовую мастерскую в Березовске открыл Пётр Лапин в 1903 году. \
В ней работали двадцать мастеров.\n\n\
## Башенные часы\n\n\
Башенные часы для городской ратуши изготовили в августе 1911 года. \
Они остановились во время пожара, потому что расплавился маятник. \
Сегодня часы хранятся в музее Твери.\n";

const CHINESE: &str = "# 青石桥\n\n\
青石桥建于1462年，由工匠李文远设计。这座桥长八十六米，有七个桥拱。\n\n\
## 修复\n\n\
1998年夏天，洪水冲毁了两个桥拱。市政府花了2,000万元修复古桥。修复工程由建筑师陈雨主持，因为她熟悉古代石桥。\n";

const JAPANESE: &str = "# 港の灯台\n\n\
港の灯台は1871年に建てられました。設計したのは技師の山田太郎です。灯台の高さは二十八メートルあります。\n\n\
## 資料館\n\n\
2005年に灯台の隣に資料館が開きました。資料館には古いレンズが展示されています。\n";

fn article(id: &str, text: &str) -> Article {
    let read = markdown::read(id, text.as_bytes()).expect("an article");
    assert!(!read.is_language_declared);
    read.article
}

fn ask(text: &str, question: &str) -> Answer {
    let index = Index::build(vec![article("a", text)]);
    answer(&index, question, &Options::default())
}

#[track_caller]
fn answers(text: &str, question: &str, expected: &str) -> Answer {
    let answer = ask(text, question);
    assert_eq!(answer.verdict, Verdict::Answered, "{question}: {answer:?}");
    let passage = &answer.passages[0];
    assert!(
        passage.text.contains(expected),
        "{question}: {}",
        passage.text
    );
    assert_eq!(
        passage.citation.span.of(&passage.context),
        passage.text,
        "{question}"
    );
    answer
}

#[track_caller]
fn marks(text: &str, question: &str, expected: &str) {
    let answer = answers(text, question, expected);
    let passage = &answer.passages[0];
    let marked: Vec<&str> = passage
        .highlights
        .iter()
        .map(|span| span.of(&passage.text))
        .collect();
    assert_eq!(marked, [expected], "{question}");
}

#[test]
fn the_language_is_told_by_the_text() {
    for (text, code) in [
        (SPANISH, "es"),
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        (CHINESE, "zh"),
        (JAPANESE, "ja"),
    ] {
        let expected: Language = code.parse().expect("a code");
        assert_eq!(article("a", text).language, expected);
    }
}

#[test]
fn questions_are_answered_in_the_articles_language() {
    answers(
        SPANISH,
        "¿Cuándo se construyó el faro de Punta Brava?",
        "1884",
    );
    answers(
        SPANISH,
        "¿Por qué dejó Tomás Luján la isla?",
        "porque la lámpara",
    );
    answers(
        SPANISH,
        "cuantas familias de guardianes vivieron alli",
        "tres familias",
    );
    answers(
        GERMAN,
        "Wann wurde die Seilbahn am Hohenstein gebaut?",
        "1926",
    );
    answers(
        GERMAN,
        "Wie viele Fahrgäste fassen die neuen Kabinen?",
        "45 Fahrgäste",
    );
    answers(
        RUSSIAN,
        "Кто открыл часовую мастерскую в Березовске?",
        "Пётр Лапин",
    );
    answers(
        RUSSIAN,
        "Почему башенные часы остановились во время пожара?",
        "маятник",
    );
    answers(CHINESE, "青石桥是谁设计的？", "李文远");
    answers(CHINESE, "修复古桥花了多少钱？", "2,000万元");
    answers(JAPANESE, "灯台を設計したのは誰ですか？", "山田太郎");
    answers(JAPANESE, "資料館はいつ開きましたか？", "2005年");
}

#[test]
fn dates_and_numbers_are_marked() {
    marks(
        SPANISH,
        "¿En qué año fue construido el faro de Punta Brava?",
        "1884",
    );
    marks(GERMAN, "In welchem Jahr wurde die Seilbahn gebaut?", "1926");
    marks(
        RUSSIAN,
        "В каком году открыл Лапин часовую мастерскую?",
        "1903 году",
    );
    marks(CHINESE, "青石桥是哪一年建的？", "1462年");
}

#[test]
fn what_is_not_there_is_refused() {
    for (text, question) in [
        (SPANISH, "¿Cuánto cuesta la entrada de la catedral?"),
        (GERMAN, "Welcher Bischof weihte den Dom?"),
        (RUSSIAN, "Сколько стоит билет на самолёт?"),
        (CHINESE, "机票多少钱？"),
        (JAPANESE, "航空券はいくらですか？"),
    ] {
        let answer = ask(text, question);
        assert_eq!(answer.verdict, Verdict::NotInArticle, "{question}");
        let is_foreign = matches!(answer.reason, Some(Reason::OtherLanguage(_)));
        assert!(!is_foreign, "{question}");
    }
}

#[test]
fn a_question_in_another_language_is_told_so() {
    for (text, question, language) in [
        (SPANISH, "When was the lighthouse built and by whom?", "es"),
        (GERMAN, "¿Cuándo se construyó el teleférico?", "de"),
        (RUSSIAN, "Who opened the workshop in the town?", "ru"),
        (CHINESE, "Wer hat die Brücke entworfen?", "zh"),
        (GERMAN, "缆车是哪一年建的？", "de"),
    ] {
        let answer = ask(text, question);
        assert_eq!(answer.verdict, Verdict::NotInArticle, "{question}");
        let language: Language = language.parse().expect("a code");
        assert_eq!(
            answer.reason,
            Some(Reason::OtherLanguage(vec![language])),
            "{question}"
        );
        assert!(answer.corrections.is_empty(), "{question}");
        assert_eq!(answer.nearest_sections.len(), 2, "{question}");
    }
}

#[test]
fn of_several_articles_the_one_in_the_questions_language_answers() {
    let index = Index::build(vec![
        article("faro", SPANISH),
        article("seilbahn", GERMAN),
        article("bridge", CHINESE),
    ]);
    for (question, id) in [
        ("¿Quién dejó la isla en marzo de 1991?", "faro"),
        ("Was kostete der Umbau der Kabinen?", "seilbahn"),
        ("青石桥有几个桥拱？", "bridge"),
    ] {
        let answer = answer(&index, question, &Options::default());
        assert_eq!(answer.verdict, Verdict::Answered, "{question}: {answer:?}");
        assert_eq!(answer.passages[0].citation.article.id, id, "{question}");
    }
}

#[test]
fn quotations_are_checked_in_any_script() {
    let index = Index::build(vec![article("a", CHINESE), article("b", JAPANESE)]);
    for (text, is_exact) in [
        ("“市政府花了2,000万元修复古桥”", true),
        ("“洪水冲毁了两个桥拱。市政府花了”", true),
        ("“市政府花了3,000万元修复古桥”", false),
        ("「設計したのは技師の山田太郎です」", true),
    ] {
        let checked = quotes::check(&index, text, &quotes::Options::default());
        let outcomes: Vec<Outcome> = checked.findings.iter().map(|f| f.outcome).collect();
        assert_eq!(outcomes.len(), 1, "{text}");
        assert_eq!(
            outcomes[0] == Outcome::Exact,
            is_exact,
            "{text}: {outcomes:?}"
        );
        assert_ne!(outcomes[0], Outcome::Absent, "{text}");
    }
}

#[test]
fn modal_verbs_and_other_forms_are_no_missing_words() {
    let german = "# Der Verein\n\nGrillen ist auf der Wiese erlaubt. Der Umbau kostete 3.000 Euro. \
        Beim Kürbiswettbewerb gewann Familie Nowak. Hecken sind nicht höher als ein Meter.\n";
    let spanish = "# La piscina\n\nLas obras empezarán en septiembre. \
        La fuga se detectó el 28 de mayo de 2024. Paco Medrano perdió 28.000 euros.\n";
    for (text, question, expected) in [
        (german, "darf man grillen", "Grillen"),
        (german, "was hat der umbau gekostet", "3.000 Euro"),
        (german, "wer gewann mit dem kürbis", "Nowak"),
        (german, "wie viel geld verschlang der umbau", "3.000 Euro"),
        (spanish, "cuando empiezan las obras", "septiembre"),
        // Nothing tells that it means the same, nor that it doesn't.
        (spanish, "cuando se dieron cuenta de la fuga", "28 de mayo"),
    ] {
        let answer = ask(text, question);
        let is_shown = matches!(answer.verdict, Verdict::Answered | Verdict::Closest);
        assert!(is_shown, "{question}: {answer:?}");
        assert!(answer.passages[0].text.contains(expected), "{question}");
    }
    let answer = ask(spanish, "que edad tiene paco medrano");
    assert_eq!(answer.verdict, Verdict::NotInArticle, "{answer:?}");
}

#[test]
fn what_chats_say_is_no_other_language() {
    let english = "# Rules\n\nNo spam here. Images belong in the gallery channel.\n";
    for question in ["nsfw ok?", "memes ok?", "vc ok?"] {
        let index = Index::build(vec![
            markdown::read("rules", english.as_bytes())
                .expect("an article")
                .article,
        ]);
        let answer = answer(&index, question, &Options::default());
        let is_foreign = matches!(answer.reason, Some(Reason::OtherLanguage(_)));
        assert!(!is_foreign, "{question}");
    }
}
