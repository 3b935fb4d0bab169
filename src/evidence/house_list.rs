//! The house's own list of names, the strongest evidence there is.
//!
//! ```text
//! # How we spell them. A line is a name, as it is to be printed.
//! Stepanakert
//! Kyiv = Kiev                    the second form is accepted too
//! Minks Group -> Minsk Group     the first form is always wrong
//! e-mail -> email                in lower case it is a term, and wrong with capitals too
//! ```

use crate::mistake::Mistake;
use crate::source::Span;
use hashbrown::HashMap;
use std::sync::Arc;

/// The names of one or several lists, in the order of their lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseList {
    /// Names that are right. A spelling near one of them is suspicious; the name itself never is.
    pub names: Vec<HouseName>,
    /// Forms that are wrong wherever they stand as whole words.
    pub wrong: Vec<WrongForm>,
}

/// One right name with the other forms that the house accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseName {
    /// As it is to be printed, in single spaces.
    pub name: String,
    /// Other forms that are right as well, in the same spelling rules.
    pub accepted: Vec<String>,
    pub place: ListPlace,
}

/// One form that is always wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongForm {
    pub wrong: String,
    pub right: String,
    pub place: ListPlace,
}

/// Where an entry stands, to be named in messages (`house.names:12`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPlace {
    /// The list's name, as it was given.
    pub list: Arc<str>,
    /// Counts from 1.
    pub line: u32,
    /// The entry, without its comment.
    pub span: Span,
}

impl HouseList {
    /// Reads one list. What is wrong with it is said line by line; the lines that are right are read all the same.
    pub fn read(list: &str, text: &str) -> (Self, Vec<Mistake>) {
        let mut reader = Reader {
            text,
            house: Self::default(),
            mistakes: Vec::new(),
            known: HashMap::new(),
            replacements: HashMap::new(),
        };
        let list: Arc<str> = list.into();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let end = start + line.find('#').unwrap_or(line.len());
            if let Some(span) = trimmed(text, start, end) {
                reader.line(ListPlace { list: Arc::clone(&list), line: number as u32 + 1, span });
            }
            start += line.len();
        }
        (reader.house, reader.mistakes)
    }

    /// Adds another list behind this one.
    pub fn extend(&mut self, other: Self) {
        self.names.extend(other.names);
        self.wrong.extend(other.wrong);
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.wrong.is_empty()
    }
}

impl WrongForm {
    /// A form without capitals is a term (`e-mail -> email`), to be found in any letter case; any other is a name.
    pub fn is_term(&self) -> bool {
        !self.wrong.chars().any(char::is_uppercase)
    }

    /// The span of the form where it begins at byte `start` of a text and ends where a word does. White space and kinds
    /// of apostrophes may differ.
    pub fn stands_at(&self, text: &str, start: u32) -> Option<Span> {
        let mut copy = text[start as usize..].char_indices().peekable();
        for wanted in self.wrong.chars() {
            if wanted == ' ' {
                copy.next_if(|(_, c)| c.is_whitespace())?;
                while copy.next_if(|(_, c)| c.is_whitespace() && *c != '\n').is_some() {}
                continue;
            }
            copy.next_if(|&(_, c)| match wanted {
                '\'' | '’' => matches!(c, '\'' | '’'),
                _ => c == wanted || self.is_term() && c.to_lowercase().eq([wanted]),
            })?;
        }
        let (length, behind) = copy.next().map_or((text.len() - start as usize, None), |(at, c)| (at, Some(c)));
        let ends = behind.is_none_or(|c| !c.is_alphanumeric());
        ends.then(|| Span::new(start as usize, start as usize + length))
    }
}

struct Reader<'t> {
    text: &'t str,
    house: HouseList,
    mistakes: Vec<Mistake>,
    /// Every form that was listed: its place, and whether it was listed as right.
    known: HashMap<String, (Span, bool)>,
    /// What wrong forms are to be replaced with, and where that was said first.
    replacements: HashMap<String, Span>,
}

impl Reader<'_> {
    fn line(&mut self, place: ListPlace) {
        let entry = place.span.of(self.text);
        let (arrow, equals) = (entry.matches("->").count(), entry.contains('='));
        if arrow > 1 || arrow == 1 && equals {
            let help = "write `wrong form -> right form`, and the right form's other forms on a line of their own";
            return self.mistakes.push(Mistake::new(place.span, "one line lists one thing").help(help));
        }
        if arrow == 1 {
            return self.wrong_form(place);
        }
        let forms = self.parts(place.span, "=");
        let Some(forms) = forms else { return };
        let listed: Vec<String> = forms.iter().filter_map(|&span| self.list(span, true)).collect();
        if let [name, accepted @ ..] = listed.as_slice()
            && listed.len() == forms.len()
        {
            self.house.names.push(HouseName { name: name.clone(), accepted: accepted.to_vec(), place });
        }
    }

    fn wrong_form(&mut self, place: ListPlace) {
        let Some(parts) = self.parts(place.span, "->") else { return };
        let (wrong, right) = (parts[0], parts[1]);
        let right_form = spaced(right.of(self.text));
        if spaced(wrong.of(self.text)) == right_form {
            let mistake = Mistake::new(right, "a form cannot be wrong and right at once").label("the same form");
            return self.mistakes.push(mistake);
        }
        if let Some(&(first, false)) = self.known.get(&right_form) {
            return self.mistakes.push(goes_in_circles(&right_form, right, first, "wrong here"));
        }
        if let Some(&first) = self.replacements.get(&spaced(wrong.of(self.text))) {
            return self.mistakes.push(goes_in_circles(wrong.of(self.text), wrong, first, "right here"));
        }
        if let Some(wrong) = self.list(wrong, false) {
            self.replacements.entry(right_form.clone()).or_insert(right);
            self.house.wrong.push(WrongForm { wrong, right: right_form, place });
        }
    }

    /// The forms between separators; none may be empty or without a letter.
    fn parts(&mut self, entry: Span, separator: &str) -> Option<Vec<Span>> {
        let mut parts = Vec::new();
        let mut start = entry.start as usize;
        for part in entry.of(self.text).split(separator) {
            match trimmed(self.text, start, start + part.len()) {
                Some(span) if span.of(self.text).chars().any(char::is_alphabetic) => parts.push(span),
                Some(span) => self.mistakes.push(Mistake::new(span, "a name has letters")),
                None => {
                    let message = format!("a name is missing beside the `{separator}`");
                    self.mistakes.push(Mistake::new(entry, message));
                }
            }
            start += part.len() + separator.len();
        }
        (parts.len() == entry.of(self.text).split(separator).count()).then_some(parts)
    }

    /// Remembers a form. A form may be listed once only: twice is at best needless, at worst a contradiction.
    fn list(&mut self, span: Span, right: bool) -> Option<String> {
        let form = spaced(span.of(self.text));
        let Some(&(first, was_right)) = self.known.get(&form) else {
            self.known.insert(form.clone(), (span, right));
            return Some(form);
        };
        let message = match (was_right, right) {
            (true, true) => format!("\"{form}\" is listed twice"),
            (false, false) => format!("\"{form}\" is listed as wrong twice"),
            _ => format!("\"{form}\" is listed as right and as wrong"),
        };
        let first_label = if was_right { "right here" } else { "wrong here" };
        self.mistakes.push(Mistake::new(span, message).also(first, first_label));
        None
    }
}

/// A form that one entry replaces with another, and that other one with something else again.
fn goes_in_circles(form: &str, span: Span, first: Span, label: &str) -> Mistake {
    Mistake::new(span, format!("\"{form}\" is the right form of one entry and the wrong form of another"))
        .also(first, label)
}

/// The bytes from `start` to `end` without the white space around them.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let part = &text[start..end];
    let lead = part.len() - part.trim_start().len();
    let length = part.trim().len();
    (length > 0).then(|| Span::new(start + lead, start + lead + length))
}

fn spaced(form: &str) -> String {
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<(String, String)> {
        let (_, mistakes) = HouseList::read("house.names", text);
        mistakes.into_iter().map(|m| (m.span.of(text).to_owned(), m.message)).collect()
    }

    #[test]
    fn the_three_kinds_of_line_are_read() {
        let text = "# ours\nStepanakert\n\nKyiv = Kiev = Kyjiv # as of 2022\r\nMinks  Group -> Minsk Group\n";
        let (house, mistakes) = HouseList::read("house.names", text);
        assert_eq!(mistakes, []);
        assert_eq!(house.names[0].name, "Stepanakert");
        assert_eq!(house.names[1].accepted, ["Kiev", "Kyjiv"]);
        assert_eq!(house.names[1].place.line, 4);
        assert_eq!((house.wrong[0].wrong.as_str(), house.wrong[0].right.as_str()), ("Minks Group", "Minsk Group"));
    }

    #[test]
    fn a_term_stands_in_any_case_and_a_name_in_its_own() {
        let (house, _) = HouseList::read("house.names", "e-mail -> email\nMinks Group -> Minsk Group\n");
        let at = |form: usize, text: &str| house.wrong[form].stands_at(text, 0).map(|span| span.of(text).to_owned());
        assert_eq!(at(0, "E-mail came."), Some("E-mail".to_owned()));
        assert_eq!(at(0, "e-mailing"), None);
        assert_eq!(at(1, "Minks\nGroup"), Some("Minks\nGroup".to_owned()));
        assert_eq!(at(1, "minks group"), None);
    }

    #[test]
    fn a_form_that_is_right_and_wrong_is_a_mistake() {
        let found = mistakes("Minsk Group\nMinsk Group -> Minks Group\n");
        assert_eq!(found, [("Minsk Group".to_owned(), "\"Minsk Group\" is listed as right and as wrong".to_owned())]);
    }

    #[test]
    fn a_replacement_that_is_wrong_itself_is_a_mistake() {
        let lists =
            [("chairman -> chair\nchair -> chairman\n", "chairman"), ("chair -> seat\nchairman -> chair\n", "chair")];
        for (list, form) in lists {
            let message = format!("\"{form}\" is the right form of one entry and the wrong form of another");
            assert_eq!(mistakes(list), [(form.to_owned(), message)], "{list}");
        }
    }

    #[test]
    fn a_missing_side_is_a_mistake() {
        assert_eq!(mistakes("Minks ->\n")[0].1, "a name is missing beside the `->`");
        assert_eq!(mistakes("Kyiv = = Kiev\n").len(), 1);
    }

    #[test]
    fn an_arrow_and_an_equals_sign_do_not_go_together() {
        assert_eq!(mistakes("A -> B = C\n")[0].0, "A -> B = C");
    }

    #[test]
    fn hyphens_and_apostrophes_are_parts_of_names() {
        let (house, mistakes) = HouseList::read("house.names", "Côte d'Ivoire\nSaint-Denis\n");
        assert_eq!(mistakes, []);
        assert_eq!(house.names.len(), 2);
    }
}
