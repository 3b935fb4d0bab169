//! Lints a desk whose articles change one at a time, as an editor's do. What was read of the others is kept, and so is
//! the vocabulary; the report is the one that [`lint`](super::lint) would give.

use super::worker::Draft;
use super::{Done, Gathered, Report, Run, Said};
use crate::article::Vocabulary;
use crate::desk::DeskArticle;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::settings::Settings;
use crate::source::{Source, SourceId};
use crate::sources::Sources;

/// A worker that remembers words from one version of an article to the next.
pub struct Live<'l> {
    vocabulary: Vocabulary<'l>,
}

/// What was read of one version of an article. It holds for the settings and the evidence that it was read with.
pub struct Reading {
    /// None while the desk has it.
    article: Option<DeskArticle>,
    said: Said,
}

impl<'l> Live<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { vocabulary: Vocabulary::new(lexicon) }
    }

    /// The vocabulary, to read an article and not to lint it.
    pub fn vocabulary(&mut self) -> &mut Vocabulary<'l> {
        &mut self.vocabulary
    }

    /// Reads an article and asks the article rules; `rooted` is its path from the configuration's folder.
    pub fn read(
        &mut self,
        source: &Source,
        reference: bool,
        rooted: &str,
        evidence: &Evidence,
        settings: &Settings,
    ) -> Reading {
        let run = Run::new(evidence, self.vocabulary.lexicon, settings);
        let draft = Draft { source, id: SourceId(0), reference, rooted };
        let done = run.read(std::iter::once(draft), &mut self.vocabulary).pop();
        let Done { article, said } = done.expect("of one article one is read");
        Reading { article: Some(article), said }
    }

    /// The report on articles that were read, one for each of `sources` and in its order.
    pub fn report(
        &self,
        readings: &mut [&mut Reading],
        sources: &dyn Sources,
        evidence: &Evidence,
        settings: &Settings,
    ) -> Report {
        let run = Run::new(evidence, self.vocabulary.lexicon, settings);
        let mut gathered = Gathered::new(&run);
        for (reading, number) in readings.iter_mut().zip(0..) {
            let Some(mut article) = reading.article.take() else { continue };
            article.source = SourceId(number);
            let mut said = reading.said.clone();
            // An article's place on the desk may change; all that an article rule says is said of its own article.
            let places = said.findings.iter_mut().flat_map(Finding::places_mut);
            places.for_each(|place| place.source = SourceId(number));
            gathered.add(Done { article, said });
        }
        run.conclude(&mut gathered, sources);
        for article in gathered.desk.articles {
            let number = article.source.0 as usize;
            readings[number].article = Some(article);
        }
        gathered.report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::lint;
    use crate::sources::Shelf;

    const COPY: [&str; 3] = [
        "The letter was read by Steven Warthel in the chamber.\n\nMr. Warhtel did not comment on it.\n",
        "A speech by Steven Warhtel was long.\n\nA speech by Steven Warhtel was long.\n",
        "There were 12 people, seven men and four women, in the the chamber.\n",
    ];

    /// The findings of a desk that is read at once, and of the same one read article by article.
    fn both(copy: &[&str], live: &mut Live<'_>, readings: &mut [Reading]) -> (Vec<Finding>, Vec<Finding>) {
        let (evidence, settings) = (Evidence::default(), Settings::default());
        let shelf: Shelf = copy.iter().map(|text| Source::from_text("a.txt", *text)).collect();
        let at_once = lint(&shelf, &evidence, live.vocabulary.lexicon, &settings).findings;
        let mut readings: Vec<&mut Reading> = readings.iter_mut().collect();
        (at_once, live.report(&mut readings, &shelf, &evidence, &settings).findings)
    }

    #[test]
    fn an_article_that_is_read_again_alone_gives_the_report_of_the_whole_desk() {
        let lexicon = Lexicon::new();
        let mut live = Live::new(&lexicon);
        let read = |live: &mut Live<'_>, text: &str| {
            live.read(&Source::from_text("a.txt", text), false, "a.txt", &Evidence::default(), &Settings::default())
        };
        let mut readings: Vec<Reading> = COPY.iter().map(|text| read(&mut live, text)).collect();
        let (at_once, kept) = both(&COPY, &mut live, &mut readings);
        assert!(!kept.is_empty());
        assert_eq!(at_once, kept);

        let changed = [COPY[0], "A speech by Steven Warthel was long.\n", COPY[2]];
        readings[1] = read(&mut live, changed[1]);
        let (at_once, kept) = both(&changed, &mut live, &mut readings);
        assert_eq!(at_once, kept);

        readings.swap(0, 2);
        let (at_once, kept) = both(&[changed[2], changed[1], changed[0]], &mut live, &mut readings);
        assert_eq!(at_once, kept);
    }
}
