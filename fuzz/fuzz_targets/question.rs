#![no_main]
//! `cargo fuzz run question`: any bytes as a question about two articles.

use std::sync::LazyLock;

#[path = "../../tests/it/fuzz_bodies/question.rs"]
mod body;

static INDEX: LazyLock<footnote::index::Index> = LazyLock::new(body::two_languages);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::ask(&INDEX, bytes));
