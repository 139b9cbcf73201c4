//! A library of made-up articles with the statistics of English: the words of
//! the embedded frequency table as often as English has them, and made-up rare
//! ones behind them by Zipf's law; every article comes back to some words of its
//! own, as articles do. The same numbers give the same library.

use footnote::article::{Article, Paragraph, Section};

/// English words and their Zipf values in tenths.
const ENGLISH: &str = include_str!("../../src/text/data/frequency.en.txt");

/// How many words there are: those of the table, and made-up ones.
const WORDS: usize = 200_000;
/// How much of the text the made-up words are; of English prose, names and other
/// words outside of a list of 50,000 are about as much.
const RARE_SHARE: f64 = 0.06;
/// Every fifth word or so is one of the article's own.
const TOPICAL: usize = 5;
/// How many words an article calls its own.
const TOPICS: usize = 30;

/// Sections of an article, paragraphs of a section, sentences of a paragraph:
/// 200 sentences in all.
const SECTIONS: usize = 8;
const PARAGRAPHS: usize = 5;
const SENTENCES: usize = 5;
/// The fewest words of a sentence, and how many more there may be: 20 on average.
const SHORTEST: usize = 10;
const SPREAD: usize = 21;

/// Pseudo-random numbers, the same in every run (Knuth's MMIX generator).
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.share() * limit as f64) as usize
    }

    /// A number from 0 up to 1.
    pub(super) fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64
    }
}

/// A made-up word: the same number gives the same one.
pub(super) fn made_up(number: usize) -> String {
    const SYLLABLES: [&str; 32] = [
        "ba", "den", "fi", "gur", "ka", "lor", "mi", "nu", "pa", "rost", "si", "tul", "va", "wo",
        "xi", "zu", "ber", "do", "fel", "ga", "kin", "la", "mor", "ne", "pol", "ri", "sta", "to",
        "vin", "we", "chu", "ze",
    ];
    let mut rest = number * 7 + 1_024;
    let mut word = String::new();
    while rest > 0 {
        word += SYLLABLES[rest % 32];
        rest /= 32;
    }
    word
}

/// The words, and how often each is drawn.
pub(super) struct Corpus {
    words: Vec<String>,
    /// The sum of the shares up to and with each word.
    cumulative: Vec<f64>,
    numbers: Numbers,
}

impl Corpus {
    /// The same words in the same order for the same `seed`.
    pub(super) fn new(seed: u64) -> Self {
        let mut words = Vec::with_capacity(WORDS);
        let mut shares = Vec::with_capacity(WORDS);
        for line in ENGLISH.lines() {
            let (word, tenths) = line.split_once(' ').expect("a word and its value");
            let tenths: f64 = tenths.parse().expect("a number");
            words.push(word.to_owned());
            shares.push(10f64.powf(tenths / 10.0));
        }
        let known: f64 = shares.iter().sum();
        let rare = WORDS - words.len();
        let harmonic: f64 = (0..rare).map(|rank| 1.0 / (rank + 50) as f64).sum();
        for rank in 0..rare {
            words.push(made_up(rank));
            shares.push(known * RARE_SHARE / harmonic / (rank + 50) as f64);
        }
        let mut sum = 0.0;
        let cumulative = shares.iter().map(|share| {
            sum += share;
            sum
        });
        Self {
            cumulative: cumulative.collect(),
            words,
            numbers: Numbers::new(seed),
        }
    }

    /// A word's number, frequent ones more often.
    fn draw(&mut self) -> usize {
        let all = self.cumulative.last().copied().unwrap_or_default();
        let at = self.numbers.share() * all;
        self.cumulative
            .partition_point(|&sum| sum <= at)
            .min(self.words.len() - 1)
    }

    fn sentence(&mut self, topics: &[usize], text: &mut String) {
        let length = SHORTEST + self.numbers.below(SPREAD);
        for at in 0..length {
            let word = if self.numbers.below(TOPICAL) == 0 {
                // The first ones are what the article is about.
                let share = self.numbers.share();
                topics[(share * share * topics.len() as f64) as usize]
            } else {
                self.draw()
            };
            if at > 0 {
                text.push_str(if self.numbers.below(12) == 0 {
                    ", "
                } else {
                    " "
                });
            }
            match self.numbers.below(60) {
                0 => text.push_str(&(1_900 + self.numbers.below(120)).to_string()),
                1 => text.push_str(&(2 + self.numbers.below(900)).to_string()),
                _ => {
                    let is_name = word % 7 == 0 && self.words[word].len() > 3;
                    push(text, &self.words[word], at == 0 || is_name);
                }
            }
        }
        text.push('.');
    }

    /// The next article.
    pub(super) fn article(&mut self, number: usize) -> Article {
        let mut topics = Vec::new();
        while topics.len() < TOPICS {
            let word = self.draw();
            // Function words are nobody's subject.
            if self.words[word].len() > 4 {
                topics.push(word);
            }
        }
        let title = |words: &[String], topics: &[usize]| {
            let mut title = String::new();
            for &topic in topics {
                title.push_str(if title.is_empty() { "" } else { " " });
                push(&mut title, &words[topic], true);
            }
            title
        };
        let sections = (0..SECTIONS)
            .map(|section| Section {
                heading: (section > 0)
                    .then(|| title(&self.words, &topics[2 * section..2 * section + 2])),
                paragraphs: (0..PARAGRAPHS)
                    .map(|_| {
                        let mut text = String::new();
                        for sentence in 0..SENTENCES {
                            text.push_str(if sentence == 0 { "" } else { " " });
                            self.sentence(&topics, &mut text);
                        }
                        text.shrink_to_fit();
                        Paragraph { text, line: 0 }
                    })
                    .collect(),
                ..Section::default()
            })
            .collect();
        Article {
            id: format!("a{number}"),
            title: title(&self.words, &topics[..2]),
            sections,
            ..Article::default()
        }
    }

    /// So many articles.
    pub(super) fn articles(&mut self, count: usize) -> Vec<Article> {
        (0..count).map(|number| self.article(number)).collect()
    }

    /// A question with words of one of the articles' sentences, as people ask:
    /// about five that carry meaning.
    pub(super) fn question(&mut self, articles: &[Article]) -> String {
        let article = &articles[self.numbers.below(articles.len())];
        let section = &article.sections[self.numbers.below(article.sections.len())];
        let text = &section.paragraphs[self.numbers.below(section.paragraphs.len())].text;
        let sentences: Vec<&str> = text.split(". ").collect();
        let sentence = sentences[self.numbers.below(sentences.len())];
        let mut words: Vec<&str> = sentence
            .split([' ', ',', '.'])
            .filter(|word| word.len() > 4)
            .collect();
        while words.len() > 5 {
            words.remove(self.numbers.below(words.len()));
        }
        let (first, rest) = words.split_at(words.len().min(2));
        match self.numbers.below(3) {
            0 => format!("When did the {} of {}?", first.join(" "), rest.join(" ")),
            1 => format!("Who was the {} in {}?", first.join(" "), rest.join(" ")),
            _ => format!("What is {} and the {}?", first.join(" "), rest.join(" ")),
        }
    }
}

fn push(text: &mut String, word: &str, capital: bool) {
    match word.chars().next() {
        Some(first) if capital => {
            text.extend(first.to_uppercase());
            text.push_str(&word[first.len_utf8()..]);
        }
        _ => text.push_str(word),
    }
}
