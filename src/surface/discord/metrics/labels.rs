//! The values of labels. Dashboards rely on them.

use crate::answer::Verdict;
use crate::surface::discord::gate::Who;

/// Why a question was turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::surface::discord) enum Shed {
    /// Its member had asked too many.
    MemberLimit,
    /// Its channel had asked too many.
    ChannelLimit,
    /// Too many were in hand.
    Busy,
}

impl Shed {
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::MemberLimit => "member_limit",
            Self::ChannelLimit => "channel_limit",
            Self::Busy => "busy",
        }
    }
}

impl From<Who> for Shed {
    fn from(who: Who) -> Self {
        match who {
            Who::Member => Self::MemberLimit,
            Who::Channel => Self::ChannelLimit,
        }
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Answered => "answered",
        Verdict::Closest => "closest",
        Verdict::Overview => "overview",
        Verdict::NotInArticle => "not_in_article",
        Verdict::NotAQuestion => "not_a_question",
    }
}
