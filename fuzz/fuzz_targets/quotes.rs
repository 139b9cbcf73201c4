#![no_main]
//! `cargo fuzz run quotes`: any bytes as a text whose quotations are checked.

use std::sync::LazyLock;

#[path = "../../tests/it/fuzz_bodies/articles.rs"]
mod articles;
#[path = "../../tests/it/fuzz_bodies/quotes.rs"]
mod body;

static INDEX: LazyLock<footnote::index::Index> = LazyLock::new(articles::two_languages);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::check_quotes(&INDEX, bytes));
