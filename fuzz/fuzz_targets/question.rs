#![no_main]
//! `cargo fuzz run question`: any bytes as a question about two articles.

use std::sync::LazyLock;

#[path = "../../tests/it/fuzz_bodies.rs"]
#[allow(dead_code)] // The other target's body stands in the same file.
mod bodies;

static INDEX: LazyLock<footnote::index::Index> = LazyLock::new(bodies::two_languages);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::ask(&INDEX, bytes));
