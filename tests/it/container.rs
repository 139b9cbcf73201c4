//! The container's build.

use std::fs;
use std::path::Path;

/// A workspace of its own, which the bot's build doesn't need.
const OTHERS: [&str; 2] = ["fuzz", "target"];

/// Whether Cargo may want it: its own files, a build script, a folder with sources.
fn is_of_the_build(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if path.is_dir() {
        let is_other = OTHERS.contains(&name.as_ref()) || name.starts_with('.');
        return !is_other && has_sources(path);
    }
    name.starts_with("Cargo.") || name.ends_with(".rs")
}

fn has_sources(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .any(|path| {
            path.extension().is_some_and(|kind| kind == "rs") || path.is_dir() && has_sources(&path)
        })
}

#[test]
fn what_the_build_needs_is_let_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = fs::read_to_string(root.join(".dockerignore")).expect("a file");
    let let_in: Vec<&str> = ignored
        .lines()
        .filter_map(|line| line.strip_prefix('!'))
        .collect();
    let mut needed = Vec::new();
    for entry in fs::read_dir(root).expect("a folder") {
        let path = entry.expect("an entry").path();
        if is_of_the_build(&path) {
            needed.extend(
                path.file_name()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
        }
    }
    assert!(needed.iter().any(|name| name == "build.rs"), "{needed:?}");
    let missing: Vec<_> = needed
        .iter()
        .filter(|name| !let_in.contains(&name.as_str()))
        .collect();
    assert!(missing.is_empty(), ".dockerignore keeps out {missing:?}");
}
