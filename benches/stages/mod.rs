//! The stages of a pass, each alone over the same copy, so that a slower run can be told from a slower stage. The benches of
//! time and of instructions both call them; none of them does anything but call the library.

pub mod archive;
pub mod desk;
pub mod facts;
pub mod reading;
pub mod reporting;
pub mod rules;

use crate::copy::Newsroom;
use copydesk::article::{Article, Vocabulary};
use copydesk::desk::DeskFacts;
use copydesk::facts::Facts;
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Report, Settings, Shelf, lint};

/// Some articles at every stage of a pass. It is made once and never given back, so each stage may borrow from the one
/// before it.
pub struct Prepared {
    pub lexicon: &'static Lexicon,
    pub texts: Vec<String>,
    pub sources: &'static [Source],
    pub articles: Vec<Article<'static>>,
    pub facts: Vec<Facts>,
    pub desk: DeskFacts,
    pub shelf: Shelf,
    pub report: Report,
    /// Bytes of all texts.
    pub bytes: usize,
}

impl Prepared {
    pub fn new(count: u32) -> Self {
        let lexicon: &Lexicon = Box::leak(Box::new(Lexicon::new()));
        let texts = Newsroom::open().articles(count);
        let sources: &[Source] = Vec::leak(sources(&texts));
        let mut vocabulary = Vocabulary::new(lexicon);
        let articles: Vec<Article<'_>> = sources.iter().map(|source| Article::read(source, &mut vocabulary)).collect();
        let facts: Vec<Facts> = articles.iter().map(|article| Facts::read(article, lexicon)).collect();
        let desk = desk::keep(&articles, &facts);
        let shelf = shelf(&texts);
        let report = pass(&shelf, lexicon);
        let bytes = texts.iter().map(String::len).sum();
        Self { lexicon, texts, sources, articles, facts, desk, shelf, report, bytes }
    }
}

/// All that a run does between reading bytes from a disk and printing.
pub fn pass(shelf: &Shelf, lexicon: &Lexicon) -> Report {
    lint(shelf, &Evidence::default(), lexicon, &Settings::default())
}

/// Texts as sources of a run.
pub fn shelf(texts: &[String]) -> Shelf {
    sources(texts).into_iter().collect()
}

/// Makes all work of this process run on the thread that calls this.
pub fn use_one_thread() {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    one.build_global().expect("nothing has run before this");
}

fn sources(texts: &[String]) -> Vec<Source> {
    texts.iter().enumerate().map(|(at, text)| Source::from_text(format!("{at}.txt"), text.as_str())).collect()
}
