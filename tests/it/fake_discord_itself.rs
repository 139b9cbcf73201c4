//! The fake Discord's own tests: a bare client meets each of its refusals, and
//! serenity's can't tell it from Discord.

mod bare_client;
mod command_forms;
mod commands;
mod faults;
mod follow_ups;
mod gateway;
mod interactions;
mod members;
mod message_forms;
mod messages;
mod response_forms;
mod resuming;
mod scene;
mod serenity_client;
