//! `copydesk man` and `copydesk completions`: made from the arguments, so that they never lag behind.

use super::{Exit, command};
use clap_complete::Shell;
use clap_mangen::Man;
use std::io::{self, Write};

/// Writes the manual: the program, and then each of its commands.
pub fn page(out: &mut dyn Write) -> io::Result<Exit> {
    let mut all = command();
    all.build();
    let whole =
        Man::new(all.clone()).manual("copydesk manual").source(format!("copydesk {}", env!("CARGO_PKG_VERSION")));
    whole.render_title(out)?;
    whole.render_name_section(out)?;
    whole.render_synopsis_section(out)?;
    whole.render_description_section(out)?;
    for command in all.get_subcommands().filter(|command| command.get_name() != "help") {
        let page = Man::new(command.clone());
        let name = command.get_name().to_uppercase();
        writeln!(out, ".SH \"COPYDESK {name}\"")?;
        // The sections of a page of its own are parts of this one's.
        for render in [Man::render_synopsis_section, Man::render_description_section, Man::render_options_section] {
            let mut section = Vec::new();
            render(&page, &mut section)?;
            let section = String::from_utf8_lossy(&section).replace("\n.SH ", "\n.SS ");
            out.write_all(
                section.strip_prefix(".SH ").map_or(section.clone(), |rest| format!(".SS {rest}")).as_bytes(),
            )?;
        }
    }
    out.write_all(ENDING.as_bytes())?;
    Ok(Exit::Clean)
}

/// Writes what makes a shell complete the command line.
pub fn completions(shell: Shell, out: &mut dyn Write) -> io::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "copydesk", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Clean)
}

const ENDING: &str = "\
.SH \"EXIT STATUS\"
.TP
0
Nothing at or above the severity of \\-\\-fail\\-on.
.TP
1
Findings.
.TP
2
Wrong usage or configuration, a report that cannot be written, or a named path that cannot be read.
.SH FILES
.TP
copydesk.toml, .copydesk.toml
The configuration, in the folder of an article or the nearest one above it. \\fBcopydesk init\\fR writes a start.
.SH ENVIRONMENT
.TP
NO_COLOR, CLICOLOR_FORCE
Set, the one switches colours off and the other on.
.TP
FORCE_HYPERLINK
Set to 1 or 0, switches links on or off where \\-\\-hyperlinks is auto.
";
