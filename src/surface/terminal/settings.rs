//! `footnote check --config`: the settings in force, and where they come from.

use super::check;
use super::env_file::{EnvFile, Source};
use super::exit::{Exit, Failure};
use super::page::Page;
use super::screen;
use super::style::{PLAIN, WARNING};
use super::table::{Align, Table};
use crate::config::{self, Config, Setting};

/// Lists every setting. That they are read at all means that they are valid.
pub(super) fn run(config: &Config, env: &EnvFile) -> Result<Exit, Failure> {
    let discord = config::Discord::from_lookup(&|name| env.look_up(name))?;
    if let Some(token) = &discord.token {
        token.application_id()?;
    }
    let mut settings = config.in_force();
    settings.extend(discord.in_force());
    let unknown = unknown(env, &settings);
    screen::show(&report(&settings, env, &unknown, screen::width()))?;
    Ok(if unknown.is_empty() {
        Exit::Done
    } else {
        Exit::Invalid
    })
}

/// The variables that look like settings and are none.
fn unknown(env: &EnvFile, settings: &[Setting]) -> Vec<String> {
    let mut names = env.names_with("FOOTNOTE_");
    names.retain(|name| settings.iter().all(|setting| setting.variable != name));
    names
}

fn report(settings: &[Setting], env: &EnvFile, unknown: &[String], width: usize) -> String {
    let left = Align::Left;
    let mut table = Table::headed([left, left, left], ["SETTING", "FROM", "VALUE"]);
    for setting in settings {
        let from = match env.source(setting.variable) {
            Source::Environment => "environment",
            Source::File => ".env",
            Source::Nowhere => "default",
        };
        table.row([setting.variable.into(), from.into(), setting.value.clone()]);
    }
    let mut page = Page::new(width);
    table.draw(&mut page);
    page.gap();
    for name in unknown {
        page.line(&[(
            WARNING,
            &format!(
                "{name}: warning: no setting has this name; did you mean {}?",
                nearest(name, settings)
            ),
        )]);
    }
    page.gap();
    page.text(PLAIN, &check::counted(unknown.len()));
    page.finish()
}

/// The setting whose name is most like `name`.
fn nearest<'a>(name: &str, settings: &'a [Setting]) -> &'a str {
    let likeness = |setting: &&Setting| strsim::normalized_levenshtein(name, setting.variable);
    settings
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
        .map_or("", |setting| setting.variable)
}
