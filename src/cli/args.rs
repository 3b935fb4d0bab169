//! The arguments. Their help texts are the manual.

use crate::fix::Safety;
use crate::readers;
use crate::settings::FailOn;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::str::FromStr;

/// Finds the places where news copy contradicts itself.
#[derive(Parser)]
#[command(name = "copydesk", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// The names of the commands: a first word that is none of them is an argument of `check`.
pub const COMMANDS: [&str; 10] =
    ["check", "learn", "facts", "explain", "rules", "lsp", "config", "init", "completions", "man"];

#[derive(Subcommand)]
pub enum Command {
    /// Lint articles (the default job: `copydesk PATH` is `copydesk check PATH`)
    Check(Box<Check>),
    /// Read any number of articles into an archive of names, to check others against
    Learn(Learn),
    /// Show what was read of an article: paragraphs by kind, names, figures, dates
    Facts(Facts),
    /// Show a rule's page
    Explain {
        /// The rule, such as names/near-spelling
        rule: String,
    },
    /// List the rules
    Rules,
    /// Serve an editor: speaks the language server protocol on standard input and output
    Lsp(Lsp),
    /// Show what holds for an article, and which line of which file says so
    Config(Config),
    /// Write a commented copydesk.toml to begin with
    Init {
        /// The folder it is for
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Print what makes a shell complete copydesk's commands and options
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, for `man -l -` or a folder of manuals
    Man,
}

#[derive(Args)]
pub struct Config {
    /// Print the settings that hold for this article, whether there is such a file or not
    #[arg(long, value_name = "FILE", required_unless_present = "schema")]
    pub show: Option<PathBuf>,

    /// Print the JSON schema of copydesk.toml, for editors
    #[arg(long, conflicts_with = "show")]
    pub schema: bool,

    #[command(flatten)]
    pub house: House,
}

#[derive(Args)]
pub struct Check {
    /// Files and folders to lint, or - for standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// How to print findings, as NAME or NAME=FILE; may be given several times [default: human]
    #[arg(long, value_name = "NAME[=FILE]")]
    pub format: Vec<FormatArg>,

    /// The lowest severity that makes the exit status 1 [default: warning]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,

    /// Show notes too (machine formats always hold them)
    #[arg(long)]
    pub notes: bool,

    /// Run only this rule or family; may be given several times
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,

    /// Do not run this rule or family; may be given several times
    #[arg(long, value_name = "RULE")]
    pub ignore: Vec<String>,

    /// Reference articles, or an archive that `copydesk learn` made: evidence only, never reported on; may be given
    /// several times
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,

    /// The house's list of names; may be given several times
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,

    /// Do not compare the articles with one another
    #[arg(long)]
    pub no_desk: bool,

    /// Pass over named files too where a search of their folder would: what the configuration excludes, papers such
    /// as README, and files of other endings. For hooks, which name every changed file
    #[arg(long)]
    pub force_exclude: bool,

    /// Print how many findings each rule has, instead of the findings
    #[arg(long)]
    pub statistics: bool,

    /// Print the findings alone: no summary, no progress
    #[arg(long, short)]
    pub quiet: bool,

    /// When to link a finding's rule to its page, where the configuration says where pages are to be read; auto is in
    /// terminals that are known to have links
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub hyperlinks: When,

    #[command(flatten)]
    pub living: Living,

    #[command(flatten)]
    pub house: House,

    /// The name that findings of standard input carry; its ending says how it is read, its folder which
    /// configuration holds
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_filename: String,

    #[command(flatten)]
    pub input: Input,

    /// Keep what was read of the articles in this folder, so that those that did not change are not read again; --fix
    /// does without
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,

    /// The field of JSON Lines that names each article, such as id or uri: findings carry it as their path and count
    /// lines and bytes in the article's own line, so that they are the same whichever part of a feed it comes with
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["fix", "diff", "since", "cache"])]
    pub path_field: Option<String>,

    /// Threads to use; 0 means one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,

    /// Say what each stage and each rule cost
    #[arg(long)]
    pub timings: bool,
}

/// Living with findings: mending them, accepting them, passing over what is old.
#[derive(Args)]
pub struct Living {
    /// Write the fixes that are safe into the articles, or with --fix=suggested the others too; of standard input the
    /// mended text is printed. The exit status is that of what remains
    #[arg(long, value_name = "KIND", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    pub fix: Option<Safety>,

    /// Print what --fix would change as a patch, and write nothing
    #[arg(long, conflicts_with = "statistics")]
    pub diff: bool,

    /// Do not report the accepted findings of this file
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Accept all that is found now: write it to this file, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "diff", "since"])]
    pub write_baseline: Option<PathBuf>,

    /// Report only findings with one of their places on a line that changed since this git revision
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,
}

impl Living {
    /// The fixes that are wanted.
    pub fn wanted(&self) -> Option<Safety> {
        self.fix.or(self.diff.then_some(Safety::Safe))
    }
}

/// How files are read.
#[derive(Args)]
pub struct Input {
    /// Read files and standard input so, whatever their names are
    #[arg(long, value_name = "NAME")]
    pub input_format: Option<readers::Format>,
}

/// Where the configuration lies, and how to draw what is wrong with it.
#[derive(Args)]
pub struct House {
    /// Use this configuration instead of the copydesk.toml found upwards from each file
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,

    /// Use no configuration file
    #[arg(long)]
    pub isolated: bool,

    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,

    /// Columns to draw diagnostics in; 0 means the terminal's
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub width: usize,
}

#[derive(Args, Clone)]
pub struct Lsp {
    /// Use this configuration instead of the copydesk.toml found upwards from each article
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,

    /// Use no configuration file
    #[arg(long)]
    pub isolated: bool,

    /// Do not compare the articles with one another
    #[arg(long)]
    pub no_desk: bool,

    /// Speak on standard input and output, as it always does: some editors add this
    #[arg(long)]
    pub stdio: bool,
}

#[derive(Args)]
pub struct Learn {
    /// Files and folders to read, or - for standard input; with --merge, archives, and - for any number of them on
    /// standard input, one after the other
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,

    /// The archive to write, or - for standard output; one that is there is replaced when the new one is complete
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,

    /// Make one archive of several
    #[arg(long)]
    pub merge: bool,

    #[command(flatten)]
    pub input: Input,

    #[command(flatten)]
    pub house: House,

    /// Threads to use; 0 means one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

#[derive(Args)]
pub struct Facts {
    /// The article, or - for standard input
    pub file: PathBuf,

    /// How to print the facts
    #[arg(long, value_name = "NAME", default_value = "human")]
    pub format: FactsFormat,

    #[command(flatten)]
    pub input: Input,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Short,
    Json,
    Sarif,
    Github,
    Gitlab,
    Rdjsonl,
    Checkstyle,
    Junit,
    Html,
}

/// A format and the file it goes to; none is standard output.
#[derive(Clone, Debug)]
pub struct FormatArg {
    pub format: Format,
    pub file: Option<PathBuf>,
}

impl FromStr for FormatArg {
    type Err = String;

    fn from_str(arg: &str) -> Result<Self, String> {
        let (name, file) = match arg.split_once('=') {
            Some((_, "")) => return Err("no file behind the =".to_owned()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (arg, None),
        };
        let names = Format::value_variants()
            .iter()
            .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()));
        let format = Format::from_str(name, false)
            .map_err(|_| format!("unknown format; known are {}", names.collect::<Vec<_>>().join(", ")))?;
        Ok(Self { format, file })
    }
}

impl ValueEnum for readers::Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Safety {
    fn value_variants<'a>() -> &'a [Self] {
        &[Safety::Safe, Safety::Suggested]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
