//! How a question asks, as far as its answers look different.

use super::row::Row;
use crate::ranking::Form;

/// Ways to ask that are answered alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Group {
    Person,
    Date,
    Place,
    Reason,
    Number,
    Thing,
    Deed,
    Open,
}

impl Group {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::Open as usize + 1;

    /// The group of a question's form.
    pub(super) fn of(form: Form) -> Self {
        match form {
            Form::Who | Form::Whose | Form::WhichPerson => Self::Person,
            Form::When | Form::WhichDate => Self::Date,
            Form::Where | Form::WhichPlace => Self::Place,
            Form::Why | Form::How => Self::Reason,
            Form::HowMany
            | Form::HowMuch
            | Form::HowLong
            | Form::HowMeasured
            | Form::WhichNumber => Self::Number,
            Form::Called | Form::Which => Self::Thing,
            Form::WhatDo => Self::Deed,
            Form::WhatIs | Form::Other => Self::Open,
        }
    }
}

/// The weights of the features, in hundredths: those of every group, row by row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'a>(pub(crate) &'a [i16]);

impl Table<'_> {
    /// How many weights there are.
    #[cfg(any(test, feature = "eval"))]
    pub(crate) const LENGTH: usize = Row::COUNT * Group::COUNT;

    /// The weight of a feature; 0 where nothing was learned yet.
    pub(super) fn weight(self, row: Row, group: Group) -> f32 {
        let at = row.number() * Group::COUNT + group as usize;
        f32::from(self.0.get(at).copied().unwrap_or_default()) * 0.01
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Table};
    use crate::answer::highlight::row::Family;
    use crate::learned;

    #[test]
    fn the_table_is_read_row_by_row() {
        let mut weights = vec![0; Table::LENGTH];
        weights[Group::COUNT * Family::Torn.row().number() + Group::Date as usize] = -150;
        let table = Table(&weights);
        assert!((table.weight(Family::Torn.row(), Group::Date) + 1.5).abs() < 1e-6);
        assert_eq!(table.weight(Family::Torn.row(), Group::Place), 0.0);
        assert_eq!(Table(&[]).weight(Family::Torn.row(), Group::Date), 0.0);
    }

    #[test]
    fn every_feature_has_been_learned() {
        assert_eq!(learned::HIGHLIGHT.len(), Table::LENGTH);
    }
}
