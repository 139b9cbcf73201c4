//! The bot against a Discord on loopback: the real binary, over HTTP and
//! websocket.

mod asking;
mod bot;
mod buttons;
mod checks;
mod commands;
mod edits;
mod failures;
mod follow_ups;
mod gateway;
mod load;
mod logging;
mod open_channels;
mod scene;
mod standing;
mod starting;
mod stopping;
