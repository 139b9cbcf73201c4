//! The command line.

mod page;
mod style;
mod table;
mod wrap;
