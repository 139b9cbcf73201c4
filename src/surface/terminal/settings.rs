//! `footnote check --config`: the settings in force, and where they come from.

use super::check;
use super::env_file::{EnvFile, Source};
use super::exit::{Exit, Failure};
use super::page::Page;
use super::style::{ERROR, PLAIN, WARNING};
use super::table::{Align, Table};
use super::{logging, screen};
use crate::config::{self, Config, ConfigError, Faults, Setting};
use crate::text::nearest;

/// Lists every setting, and all that is wrong with them.
pub(super) fn run(env: &EnvFile) -> Result<Exit, Failure> {
    let lookup = |name: &str| env.look_up(name);
    let (config, Faults(mut faults)) = Config::read(&lookup);
    faults.extend(logging::check(&config.log));
    let (discord, Faults(of_discord)) = config::Discord::read(&lookup);
    faults.extend(of_discord);
    let token = discord.token.as_ref();
    faults.extend(token.and_then(|token| token.application_id().err()));
    let mut settings = config.in_force();
    settings.extend(discord.in_force());
    for setting in &mut settings {
        if faults
            .iter()
            .any(|fault| fault.variable == setting.variable)
        {
            setting.value = "can't be used".to_owned();
        }
    }
    let unknown = unknown(env, &settings);
    screen::show(&report(&settings, env, &faults, &unknown, screen::width()))?;
    Ok(if faults.is_empty() && unknown.is_empty() {
        Exit::Done
    } else {
        Exit::Invalid
    })
}

/// The variables that look like settings and are none. Those of Discord count where they
/// stand in the file: other programs have some in the environment, too.
fn unknown(env: &EnvFile, settings: &[Setting]) -> Vec<String> {
    let mut names = env.names_with("FOOTNOTE_");
    let of_discord = env.names_with("DISCORD_").into_iter();
    names.extend(of_discord.filter(|name| env.is_in_file(name)));
    names.retain(|name| settings.iter().all(|setting| setting.variable != name));
    names
}

fn report(
    settings: &[Setting],
    env: &EnvFile,
    faults: &[ConfigError],
    unknown: &[String],
    width: usize,
) -> String {
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
    for fault in faults {
        page.line(&[(ERROR, &format!("error: {fault}"))]);
    }
    for name in unknown {
        page.line(&[(
            WARNING,
            &match meant(name, settings) {
                Some(meant) => {
                    format!("{name}: warning: no setting has this name; did you mean {meant}?")
                }
                None => format!(
                    "{name}: warning: no setting has this name; all that there are stand above"
                ),
            },
        )]);
    }
    page.gap();
    page.text(PLAIN, &check::counted(faults.len() + unknown.len()));
    page.finish()
}

/// The setting that may be meant by `name`. What stands before their first stroke, most
/// names have in common.
fn meant(name: &str, settings: &[Setting]) -> Option<&'static str> {
    fn own(name: &str) -> &str {
        name.split_once('_').map_or(name, |(_, own)| own)
    }
    let names = settings.iter().map(|setting| own(setting.variable));
    nearest(own(name), names).map(|place| settings[place].variable)
}
