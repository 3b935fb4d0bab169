//! The unit of a figure: what stands in front of it, behind it, glued to it or joined with a hyphen.

use super::Unit;
use crate::article::TokenKind;
use crate::facts::line::Line;
use crate::lexicon::{Flags, Units};

/// The currency in front of the number at `at`, and its first token.
pub(super) fn currency_before(line: &Line<'_, '_>, units: &Units, at: usize) -> Option<(Unit, usize)> {
    let sign = at.wrapping_sub(1);
    let token = line.token(sign)?;
    let is_sign = token.kind == TokenKind::Symbol;
    let is_code = token.is_word() && token.span.len() <= 3 && token.is_capitalised();
    if !is_sign && !is_code {
        return None;
    }
    // "A$5" is Australian, "a $5 note" is not.
    let prefix = |back: usize| {
        let at = sign.wrapping_sub(1 + back);
        let joined = is_sign && line.is_glued(sign) && line.is_capitalised(at);
        if joined { line.lower(at) } else { "" }
    };
    let (unit, more) = units.before(line.lower(sign), prefix)?;
    Some((Unit::Of(unit), sign - more))
}

/// The unit behind a number, which may be joined to it by a hyphen, and the token behind the unit.
pub(super) fn unit_behind(line: &Line<'_, '_>, units: &Units, at: usize) -> Option<(Unit, usize)> {
    let word = line.lower(at);
    match word {
        "%" | "pct" => return Some((Unit::Percent, at + 1)),
        "percent" => {
            let points = line.lower(at + 1) == "points" && line.lower(at + 2) != "of";
            return Some(if points { (Unit::Points, at + 2) } else { (Unit::Percent, at + 1) });
        }
        "per" if line.lower(at + 1) == "cent" => return Some((Unit::Percent, at + 2)),
        "percentage" => {
            let joined = usize::from(line.joins(at + 1));
            let point = at + 1 + joined;
            let points = matches!(line.lower(point), "point" | "points");
            return points.then_some((Unit::Points, point + 1));
        }
        // "6 in (15 cm)", "(100 F)", "12 st 4 lb": units only beside a bracket or the rest of the measure.
        "in" | "c" | "f" | "st" => {
            let bracket = |at: usize| matches!(line.kind(at), Some(TokenKind::Open | TokenKind::Close));
            let beside = match word {
                "in" => bracket(at + 1),
                "st" => is_rest_in_pounds(line, at + 1),
                _ => line.is_capitalised(at) && (bracket(at + 1) || bracket(at.wrapping_sub(2))),
            };
            return units.suffix(word).filter(|_| beside).map(|unit| (Unit::Of(unit), at + 1));
        }
        _ => {}
    }
    if let Some(name) = mark(line, at) {
        return units.named(name).map(|unit| (Unit::Of(unit), at + 1));
    }
    let token = line.token(at)?;
    if !token.is(Flags::UNIT | Flags::INITIALS) && !matches!(word, "°" | "˚" | "€" | "¢" | "₽") {
        return None;
    }
    let (unit, more) = units.behind(word, |next| line.lower(at + 1 + next))?;
    Some((Unit::Of(unit), at + 1 + more))
}

/// The marks of feet and inches, only together: `6'2"`.
fn mark(line: &Line<'_, '_>, at: usize) -> Option<&'static str> {
    let small = |at: usize| line.small_number(at).is_some_and(|number| number < 12);
    let is_foot = |at: usize| line.is_kind(at, TokenKind::Single) && line.is_glued(at) && small(at.wrapping_sub(1));
    let is_inch = |at: usize| line.is_kind(at, TokenKind::Quote) && line.is_glued(at) && small(at.wrapping_sub(1));
    if is_foot(at) && is_inch(at + 2) {
        return Some("foot");
    }
    (is_inch(at) && is_foot(at.wrapping_sub(2))).then_some("inch")
}

/// The unit glued to the digits: `20km`, `20km/h`; and the token behind it.
pub(super) fn unit_of_suffix(line: &Line<'_, '_>, units: &Units, suffix: &str, end: usize) -> Option<(Unit, usize)> {
    let lower = suffix.to_ascii_lowercase();
    // "5C" is a temperature beside the bracket of a conversion or behind a degree sign, which is a token of its own.
    if matches!(lower.as_str(), "c" | "f" | "st") && !is_short_unit(line, end - 1) {
        return None;
    }
    if let Some((unit, more)) = units.behind(&lower, |next| line.lower(end + next)).filter(|&(_, more)| more > 0) {
        return Some((Unit::Of(unit), end + more));
    }
    units.suffix(&lower).map(|unit| (Unit::Of(unit), end))
}

/// Whether the digits and the one or two letters of token `at` are a measure and no flat, seat or place in an order:
/// `35C (95F)`, `12st 4lb`.
pub(super) fn is_short_unit(line: &Line<'_, '_>, at: usize) -> bool {
    let text = line.text(at);
    if let Some(stone) = text.strip_suffix("st") {
        let ordinal = stone.ends_with('1') && !stone.ends_with("11");
        return !ordinal && !stone.is_empty() || is_rest_in_pounds(line, at + 1);
    }
    let degrees = |at: usize| line.text(at).ends_with(['C', 'F']);
    let number = |at: usize| line.is_kind(at, TokenKind::Number);
    let before = at.wrapping_sub(1);
    degrees(at)
        && (line.is_kind(at + 1, TokenKind::Open) && number(at + 2)
            || line.is_kind(before, TokenKind::Open)
                && line.is_kind(at + 1, TokenKind::Close)
                && (degrees(before.wrapping_sub(1)) || line.is(before.wrapping_sub(1), Flags::UNIT)))
}

/// `4lb`, `4 pounds` behind stones.
fn is_rest_in_pounds(line: &Line<'_, '_>, at: usize) -> bool {
    let unit = |word: &str| matches!(word, "lb" | "lbs" | "pounds" | "pound");
    let glued = line.text(at).trim_start_matches(|c: char| c.is_ascii_digit());
    line.is_kind(at, TokenKind::Number) && (unit(glued) || unit(line.lower(at + 1)))
}
