use dom_query::NodeRef;

use crate::text::item_number;

/// The highest number that an item of a list in Markdown can have.
const HIGHEST: i64 = 999_999_999;

/// The numbers of an ordered list's items.
pub(super) struct Numbering {
    next: i64,
    step: i64,
}

impl Numbering {
    /// Those of `list`, if it has any: neither bullets nor letters are numbers.
    pub(super) fn of(list: &NodeRef<'_>) -> Option<Self> {
        let is_numbered = list.has_name("ol") && matches!(&*list.attr_or("type", "1"), "1" | "");
        let is_reversed = list.has_attr("reversed");
        is_numbered.then(|| Self {
            next: integer(list, "start").unwrap_or_else(|| {
                if is_reversed {
                    let items = list.children_it(false).filter(|item| item.has_name("li"));
                    i64::try_from(items.count()).unwrap_or(HIGHEST)
                } else {
                    1
                }
            }),
            step: if is_reversed { -1 } else { 1 },
        })
    }

    /// The number of the next item, which is `item`.
    pub(super) fn take(&mut self, item: &NodeRef<'_>) -> i64 {
        let number = integer(item, "value").unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        number
    }
}

/// `text` behind the number of its item, unless the page wrote that out.
pub(super) fn numbered(number: i64, text: &str) -> String {
    let is_written = item_number(text).is_some_and(|written| written.value as i64 == number);
    if is_written || !(0..=HIGHEST).contains(&number) {
        text.to_owned()
    } else {
        format!("{number}. {text}")
    }
}

fn integer(node: &NodeRef<'_>, attribute: &str) -> Option<i64> {
    node.attr(attribute)?.trim().parse().ok()
}
