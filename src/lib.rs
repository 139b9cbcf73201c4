//! Footnote answers questions about articles and proves each answer with the
//! passage it rests on.

pub mod answer;
pub mod article;
pub mod bot;
pub mod config;
pub mod index;
pub mod library;
pub mod ranking;
pub mod reply;
pub mod surface;
pub mod text;
