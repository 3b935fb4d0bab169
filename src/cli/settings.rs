//! `copydesk config` and `copydesk init`.

use super::Exit;
use super::args::Config as Args;
use super::desk_files::{display, reason};
use super::houses::{House, Houses};
use super::say::{complain, say};
use crate::config::{self, Config, KEYS, Takes};
use crate::finding::Severity;
use crate::report::sanitise;
use crate::rules;
use crate::settings::{FailOn, Origin, Settings};
use crate::source::Span;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Prints the schema, or what holds for an article.
pub fn run(args: &Args, out: &mut dyn Write) -> io::Result<Exit> {
    let Some(file) = &args.show else {
        writeln!(out, "{:#}", config::schema())?;
        return Ok(Exit::Clean);
    };
    let mut houses = Houses::new(&args.house);
    let real = real_path(file);
    let number = houses.of(real.parent().unwrap_or(&real));
    if houses.check(&args.house).is_err() {
        return Ok(Exit::Usage);
    }
    let excluded = houses.exclude(&real, false) || houses.wants(&real) == Some(false);
    let house = number.map(|number| &houses.found[number]);
    let rooted = house.and_then(|house| real.strip_prefix(&house.root).ok()).map(display);
    let shown = Shown { house, path: rooted.unwrap_or_else(|| display(file)) };
    writeln!(out, "# What holds for {}", sanitise(&display(file)))?;
    if excluded {
        writeln!(out, "# A search of its folder passes over it.")?;
    }
    shown.write(out)?;
    Ok(Exit::Clean)
}

/// Writes a commented start, unless there is a configuration.
pub fn init(folder: &Path) -> io::Result<Exit> {
    let there =
        config::FILE_NAMES.map(|name| folder.join(name)).into_iter().find(|path| path.symlink_metadata().is_ok());
    if let Some(path) = there {
        complain(format_args!("{} is there already", sanitise(&display(&path))));
        return Ok(Exit::Usage);
    }
    let path = folder.join(config::FILE_NAMES[0]);
    let written = OpenOptions::new().write(true).create_new(true).open(&path);
    let name = display(&path);
    match written.and_then(|mut file| file.write_all(config::start().as_bytes())) {
        Ok(()) => {
            say(format_args!("{}: take away the # of what you want", sanitise(&name)));
            Ok(Exit::Clean)
        }
        Err(error) => {
            complain(format_args!("cannot write {}: {}", sanitise(&name), reason(&error)));
            Ok(Exit::Usage)
        }
    }
}

/// The real path of a file, which need not be there.
fn real_path(file: &Path) -> std::path::PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(file), fs::canonicalize(folder), file.file_name()) {
        (Ok(real), ..) => real,
        (_, Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(file).unwrap_or_else(|_| file.to_owned()),
    }
}

struct Shown<'a> {
    house: Option<&'a House>,
    /// From the configuration's folder.
    path: String,
}

impl Shown<'_> {
    /// As TOML that says the same if it is read, each line with where it comes from.
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let config = self.house.map_or_else(Config::default, |house| house.config.clone());
        for key in &KEYS {
            let given = config.given.iter().find(|given| given.key == key.name);
            match (&key.takes, given, usual(key.name)) {
                // These are in what follows.
                (Takes::Rules | Takes::Severities | Takes::Tables(..), ..) => {}
                (_, Some(given), _) => self.line(out, key.name, &given.value, &self.place(given.span))?,
                (_, None, Some(usual)) => self.line(out, key.name, usual, "default")?,
                (_, None, None) => {}
            }
        }
        writeln!(out, "\n[severity]")?;
        let overrides: Vec<_> = config.overrides.iter().map(|(over, _)| over.clone()).collect();
        let settings = Settings { severities: config.severities.clone(), overrides, ..Settings::default() };
        for rule in rules::all() {
            let (severity, origin) = settings.decide(rule, Some(&self.path));
            let origin = match origin {
                Origin::Rule | Origin::Chosen => "default".to_owned(),
                Origin::Severity(line) => self.place(config.severity_spans[line]),
                Origin::Override(at, line) => format!("{}, an override", self.place(config.overrides[at].1[line])),
            };
            let severity = severity.map_or("off", Severity::name);
            self.line(out, &format!("\"{}\"", rule.name), &format!("\"{severity}\""), &origin)?;
        }
        for (stet, span) in config.stets.iter().filter(|(stet, _)| stet.is_for(&self.path)) {
            writeln!(out, "\n[[stet]]  # {}", self.place(*span))?;
            let rule = Some(&stet.rule);
            let fields = [("rule", rule), ("path", stet.path.as_ref()), ("text", stet.text.as_ref())];
            for (key, value) in fields.into_iter().chain([("reason", stet.reason.as_ref())]) {
                if let Some(value) = value {
                    writeln!(out, "{key} = {}", sanitise(&config::quoted(value)))?;
                }
            }
        }
        Ok(())
    }

    fn line(&self, out: &mut dyn Write, key: &str, value: &str, origin: &str) -> io::Result<()> {
        let setting = format!("{key} = {value}");
        let setting = sanitise(&setting);
        writeln!(out, "{setting:<48}  # {origin}")
    }

    /// A place in the configuration, as `file:line`.
    fn place(&self, span: Span) -> String {
        let Some(house) = self.house else { return String::new() };
        format!("{}:{}", sanitise(&house.file.name), house.file.lines().of(span).0.line)
    }
}

/// What holds where the configuration is silent.
fn usual(key: &str) -> Option<&'static str> {
    match key {
        "fail-on" => Some(match FailOn::default() {
            FailOn::Error => "\"error\"",
            FailOn::Warning => "\"warning\"",
            FailOn::Note => "\"note\"",
            FailOn::Never => "\"never\"",
        }),
        "notes" => Some("false"),
        "desk" => Some("true"),
        _ => None,
    }
}
