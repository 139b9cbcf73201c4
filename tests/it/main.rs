//! The one integration target.

mod default_article;
mod fuzz_bodies;
mod properties;
