use serde_json::{Value, json};

use crate::fake_discord::intents::Intents;
use crate::fake_discord::world::World;

pub(crate) fn current_user(world: &World) -> Value {
    let mut user = super::user(world.user(world.bot));
    user["verified"] = json!(true);
    user["mfa_enabled"] = json!(true);
    user["email"] = Value::Null;
    user["flags"] = json!(0);
    user["bio"] = json!("");
    user
}

/// What READY says to a session of that shard.
pub(crate) fn ready(world: &World, session: &str, shard: (u32, u32)) -> Value {
    let guilds = world.gateway.guilds_of(world, shard);
    let guilds: Vec<Value> = guilds
        .map(|id| json!({ "id": id.to_string(), "unavailable": true }))
        .collect();
    json!({
        "v": 10,
        "user_settings": {},
        "user": current_user(world),
        "session_type": "normal",
        "session_id": session,
        "resume_gateway_url": world.gateway_url(),
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "guilds": guilds,
        "guild_join_requests": [],
        "geo_ordered_rtc_regions": ["rotterdam", "milan", "stockholm"],
        "game_relationships": [],
        "auth": {},
        "application": { "id": world.bot.to_string(), "flags": flags(world) },
        "shard": [shard.0, shard.1],
        "_trace": ["[\"gateway-prd-us-east1-c-0000\",{\"micros\":0}]"],
    })
}

pub(crate) fn application(world: &World) -> Value {
    let owner = world.users.values().find(|user| user.name == "owner");
    json!({
        "id": world.bot.to_string(),
        "name": "Footnote",
        "icon": null,
        "description": "",
        "summary": "",
        "type": null,
        "is_monetized": false,
        "is_verified": false,
        "is_discoverable": false,
        "bot": current_user(world),
        "bot_public": true,
        "bot_require_code_grant": false,
        "owner": owner.map(super::user),
        "team": null,
        "verify_key": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "flags": flags(world),
        "hook": true,
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "event_webhooks_status": 1,
        "integration_types_config": { "0": {}, "1": {} },
        "approximate_guild_count": world.guilds.values().filter(|guild| guild.has_bot).count(),
        "approximate_user_install_count": world.users.values().filter(|user| user.has_installed).count(),
    })
}

/// The application's flags: APPLICATION_COMMAND_BADGE, and the limited form of
/// each privileged intent that was declared.
fn flags(world: &World) -> u64 {
    let declared = world.setup.declared;
    let limited = [
        (Intents::GUILD_PRESENCES, 1 << 13),
        (Intents::GUILD_MEMBERS, 1 << 15),
        (Intents::MESSAGE_CONTENT, 1 << 19),
    ];
    let declared = limited
        .iter()
        .filter(|(intent, _)| declared.contains(*intent));
    declared.fold(1 << 23, |flags, (_, flag)| flags | flag)
}
