//! A house that does not change: an article, a list of names, an archive.

use crate::reports;
use copydesk::archive::{Archive, Archives, learn};
use copydesk::evidence::HouseList;
use copydesk::finding::{Finding, Label, Severity};
use copydesk::lsp::diagnostics::of_mistake;
use copydesk::lsp::{OpenText, PositionEncoding};
use copydesk::mistake::Mistake;
use copydesk::source::{Place, Source, SourceId, Span};
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::LazyLock;

/// An article with errors of several families.
pub const ARTICLE: &str = "Delegation of 30 returns from Stepanakert\n\nBy Ann Silva\n\n\
    The French delegation visited Stepanekert on Monday, November 29, 2020, and met the the mayor, Olivier Faure.\n\n\
    It was received in Stepanakert by Mayor Oliver Faure & his deputy. “We will pay every cent, he said.\n\n\
    The OSCE Minks Group will discuss the report, and the OSCE Minsk Group will publish it in 2021.\n\n\
    The letter was read by Steven Warthel in the chamber. Mr. Warhtel did not comment on it.\n\n\
    Of the 120 guests, 80 came from abroad and 50 from the country. Stepanakert was calm.\n";

const LIST: &str = "Stepanakert = Khankendi\nMinks Group -> Minsk Group\ne-mail -> email\nErdoğan\nÉlise Côté\n";

pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// One worker, with a stack as those of the program have it.
pub static WORKER: LazyLock<ThreadPool> =
    LazyLock::new(|| ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be made"));

static ARCHIVE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let sentence = "The palace said that Emmanuel Macron had left Stepanakert with Olga Warhtel and Olivier Faure.";
    let story = |number: u32| format!("{sentence} It was story number {number} of that year.\n");
    let shelf: Shelf = (0..20).map(|number| Source::from_text("a.txt", story(number))).collect();
    learn(&shelf, &LEXICON).expect("a small archive").archive
});

/// The list and the archive.
pub fn evidence() -> Evidence {
    let mut archives = Archives::default();
    archives.push(Archive::open("past.names", ARCHIVE.clone()).expect("it was learnt"));
    Evidence { archives, ..Evidence::new(HouseList::read("house.names", LIST).0) }
}

/// The article on a shelf, and its findings.
pub fn article_findings() -> &'static (Shelf, Vec<Finding>) {
    static FOUND: LazyLock<(Shelf, Vec<Finding>)> = LazyLock::new(|| {
        let shelf: Shelf = [Source::from_text("a.txt", ARTICLE)].into_iter().collect();
        let report = WORKER.install(|| lint(&shelf, &Evidence::default(), &LEXICON, &Settings::default()));
        (shelf, report.findings)
    });
    &FOUND
}

/// Mistakes lie in their file, and terminals and editors can show them.
pub fn show_mistakes(text: &str, mistakes: &[Mistake]) {
    let open = OpenText::new(text.to_owned(), PositionEncoding::Utf16);
    let label = |span: Span, text: &str| Label { place: Place { source: SourceId(0), span }, text: text.to_owned().into() };
    let mut findings = Vec::new();
    for mistake in mistakes {
        for span in mistake.also.iter().map(|(span, _)| *span).chain([mistake.span]) {
            assert!(text.get(span.range()).is_some(), "{mistake:?} lies outside of its file");
        }
        of_mistake(mistake, &open);
        findings.push(Finding {
            rule: "config",
            severity: Severity::Error,
            message: mistake.message.clone(),
            primary: label(mistake.span, &mistake.label),
            related: mistake.also.iter().map(|(span, text)| label(*span, text)).collect(),
            help: mistake.help.clone().map(Into::into),
            fix: None,
            undecided: false,
        });
    }
    let shelf: Shelf = [Source::from_text("copydesk.toml", text)].into_iter().collect();
    reports::draw(&findings, &shelf);
}
