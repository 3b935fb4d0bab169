//! Dates that the calendar, arithmetic or another date of the article contradicts.

mod anniversary_mismatch;
mod birth_age_mismatch;
mod duration_mismatch;
mod event_date_conflict;
mod impossible_date;
mod order_reversed;
mod relative_mismatch;
mod weekday_mismatch;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    weekday_mismatch::RULE,
    impossible_date::RULE,
    relative_mismatch::RULE,
    order_reversed::RULE,
    duration_mismatch::RULE,
    birth_age_mismatch::RULE,
    anniversary_mismatch::RULE,
    event_date_conflict::RULE,
];
