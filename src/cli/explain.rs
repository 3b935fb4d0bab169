//! `copydesk explain` and `copydesk rules`.

use super::Exit;
use super::configure::suggestion;
use super::say::complain;
use crate::report::sanitise;
use crate::rules;
use std::io::{self, Write};

/// Prints a rule's page.
pub fn page(name: &str, out: &mut dyn Write) -> io::Result<Exit> {
    let Some(rule) = rules::find(name) else {
        complain(format_args!("there is no rule `{}`{}", sanitise(name), suggestion(name)));
        return Ok(Exit::Usage);
    };
    out.write_all(rule.page.as_bytes())?;
    Ok(Exit::Clean)
}

/// Lists the rules with severity and summary.
pub fn rules(out: &mut dyn Write) -> io::Result<Exit> {
    let widest = rules::all().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in rules::all() {
        writeln!(out, "{:widest$}  {:7}  {}", rule.name, rule.severity.name(), rule.summary())?;
    }
    Ok(Exit::Clean)
}
