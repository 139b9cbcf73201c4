//! `footnote invite`: the link by which the bot joins a server or an account.

use super::Failure;
use crate::config;
use crate::surface::discord::{self, PERMISSIONS};
use crate::surface::terminal::{self, EnvFile, Exit};

/// Print the link that invites the bot
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  footnote invite
  footnote invite --user

The application's id comes from DISCORD_TOKEN; nothing is sent anywhere. The link asks for the
permissions that answers take, and no other.")]
pub(super) struct InviteArgs {
    /// To one's own account instead of a server: the commands then work everywhere, for oneself
    #[arg(long)]
    user: bool,
}

impl InviteArgs {
    /// Prints the link.
    pub(super) fn run(&self, env: &EnvFile) -> Result<Exit, Failure> {
        let settings = config::Discord::from_lookup(&|name| env.look_up(name))?;
        let token = settings.token.ok_or(discord::Failure::MissingToken)?;
        let link = link(token.application_id()?.get(), self.user);
        terminal::show(&format!("{link}\n"))?;
        Ok(Exit::Done)
    }
}

/// What the numbers and scopes mean: <https://discord.com/developers/docs/topics/oauth2>.
fn link(application: u64, to_user: bool) -> String {
    let base = format!("https://discord.com/oauth2/authorize?client_id={application}");
    if to_user {
        format!("{base}&integration_type=1&scope=applications.commands")
    } else {
        let permissions = PERMISSIONS.bits();
        format!(
            "{base}&integration_type=0&scope=bot+applications.commands&permissions={permissions}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_server_is_asked_for_what_answers_take() {
        // View Channel, Send Messages, Embed Links, Read Message History, Send
        // Messages in Threads: Discord's bits.
        let permissions: u64 = [10, 11, 14, 16, 38].iter().map(|bit| 1 << bit).sum();
        assert_eq!(
            link(7, false),
            format!(
                "https://discord.com/oauth2/authorize?client_id=7&integration_type=0&scope=bot+applications.commands&permissions={permissions}"
            )
        );
    }

    #[test]
    fn an_account_is_asked_for_commands_alone() {
        assert_eq!(
            link(7, true),
            "https://discord.com/oauth2/authorize?client_id=7&integration_type=1&scope=applications.commands"
        );
    }
}
