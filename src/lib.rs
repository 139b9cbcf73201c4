//! Footnote answers questions about articles and proves each answer with the
//! passage it rests on: byte for byte, cited by section, paragraph and span. It
//! has no language model and invents nothing.
//!
//! The modules are floors; each knows only those below it.
//!
//! | module | what it does |
//! |---|---|
//! | `command_line` | the commands, of whichever surface |
//! | [`surface`] | draws replies where people meet the bot |
//! | [`bot`] | the conversation: request in, reply out |
//! | [`reply`] | every sentence of an answer or a conversation |
//! | [`library`], [`config`] | the articles in force; settings |
//! | `eval` | measures answers on question sets |
//! | [`answer`] | a question's verdict and passages, as data |
//! | [`quotes`] | whether words that are quoted stand in an article |
//! | [`ranking`] | which sentences answer a question, and why |
//! | [`index`] | where every word stands |
//! | [`article`] | articles, sections, paragraphs; Markdown and import |
//! | [`text`] | words, sentences, stems |
//!
//! ```
//! use footnote::answer::{Options, answer};
//! use footnote::library::{Library, Origin};
//!
//! let library = Library::load(&Origin::BuiltIn, &mut |_done, _total| {})?;
//! let answer = answer(&library.index, "What is Operation Salvo?", &Options::default());
//! let first = &answer.passages[0];
//! assert_eq!(first.citation.section.title, "Homeland Security Pushback: The Trump Administration Responds");
//! assert!(first.text.contains("Operation Salvo"));
//! # Ok::<(), footnote::library::LoadError>(())
//! ```

pub mod answer;
pub mod article;
pub mod bot;
#[cfg(feature = "terminal")]
pub mod command_line;
pub mod config;
#[cfg(feature = "eval")]
pub mod eval;
pub mod index;
#[cfg(feature = "import")]
pub mod isolation;
mod learned;
pub mod library;
pub mod quotes;
pub mod ranking;
pub mod reply;
pub mod surface;
pub mod text;
