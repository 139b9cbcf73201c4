#![no_main]
//! `cargo fuzz run question`: any bytes as a question about two articles.

use std::sync::LazyLock;

#[path = "../../tests/it/fuzz_bodies/answers.rs"]
mod answers;
#[path = "../../tests/it/fuzz_bodies/articles.rs"]
mod articles;
#[path = "../../tests/it/fuzz_bodies/question.rs"]
mod body;

static INDEX: LazyLock<footnote::index::Index> = LazyLock::new(articles::two_languages);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::ask(&INDEX, bytes));
