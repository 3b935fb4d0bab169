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
        // "6 in (15 cm)": a unit only beside a bracket.
        "in" => {
            let bracket = matches!(line.kind(at + 1), Some(TokenKind::Open | TokenKind::Close));
            return units.suffix("in").filter(|_| bracket).map(|unit| (Unit::Of(unit), at + 1));
        }
        _ => {}
    }
    let token = line.token(at)?;
    if !token.is(Flags::UNIT | Flags::INITIALS) && !matches!(word, "°" | "€" | "¢" | "₽") {
        return None;
    }
    let (unit, more) = units.behind(word, |next| line.lower(at + 1 + next))?;
    Some((Unit::Of(unit), at + 1 + more))
}

/// The unit glued to the digits: `20km`, `20km/h`; and the token behind it.
pub(super) fn unit_of_suffix(line: &Line<'_, '_>, units: &Units, suffix: &str, end: usize) -> Option<(Unit, usize)> {
    let lower = suffix.to_ascii_lowercase();
    // "5C" is a temperature only behind a degree sign, which is a token of its own; "3D", "5G" are nothing.
    if matches!(lower.as_str(), "c" | "f" | "st") {
        return None;
    }
    if let Some((unit, more)) = units.behind(&lower, |next| line.lower(end + next)).filter(|&(_, more)| more > 0) {
        return Some((Unit::Of(unit), end + more));
    }
    units.suffix(&lower).map(|unit| (Unit::Of(unit), end))
}
