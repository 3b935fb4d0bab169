//! What one worker does: it reads a handful of articles side by side, takes their facts and asks the article rules.

use super::{Cache, Done, Run, Said, Stage, kept};
use crate::archive::content_hash;
use crate::article::{Article, Vocabulary};
use crate::desk::DeskArticle;
use crate::facts::Facts;
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Findings, Language, Rule};
use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use std::sync::Arc;

/// What all workers share.
pub(super) struct Worker<'w> {
    pub run: &'w Run<'w>,
    pub sources: &'w dyn Sources,
    pub cache: Option<&'w dyn Cache>,
}

/// What a worker brings back of one source.
pub(super) struct Read {
    pub source: SourceId,
    pub outcome: Result<Done, ReadError>,
}

/// An article that is to be read.
pub(super) struct Draft<'s> {
    pub source: &'s Source,
    pub id: SourceId,
    pub reference: bool,
    /// Its path from the configuration's folder.
    pub rooted: &'s str,
}

/// An article under the eyes of a worker.
struct InHand<'s> {
    draft: Draft<'s>,
    article: Article<'s>,
    facts: Facts,
    findings: Vec<Finding>,
}

/// A text that was taken out of its file, and what it is known by in the cache.
struct Taken {
    id: SourceId,
    text: Arc<Source>,
    key: Option<u128>,
}

/// Bytes of text after which no further article is read beside those that a worker has: what is made of them is several times
/// as long.
const MOST_TEXT: usize = 1 << 18;

impl Worker<'_> {
    /// Reads some sources; the outcomes are in their order.
    pub fn read(&self, sources: &[SourceId], vocabulary: &mut Vocabulary<'_>) -> Vec<Read> {
        let (mut reads, mut taken, mut length) = (Vec::with_capacity(sources.len()), Vec::new(), 0);
        for &source in sources {
            let key = self.cache.and_then(|cache| cache.key(source));
            if let Some(done) = key.and_then(|key| self.kept(key, source)) {
                reads.push(Read { source, outcome: Ok(done) });
                continue;
            }
            match self.run.timed(Stage::Files, || self.sources.source(source)) {
                Ok(text) => {
                    length += text.text.len();
                    taken.push(Taken { id: source, text, key });
                }
                Err(error) => reads.push(Read { source, outcome: Err(error) }),
            }
            if length > MOST_TEXT {
                self.lint(std::mem::take(&mut taken), vocabulary, &mut reads);
                length = 0;
            }
        }
        self.lint(taken, vocabulary, &mut reads);
        reads.sort_unstable_by_key(|read| read.source);
        reads
    }

    /// What the cache has of a source.
    fn kept(&self, key: u128, source: SourceId) -> Option<Done> {
        let bytes = self.cache?.get(key)?;
        kept::unpack(&bytes, source, self.sources.is_reference(source), self.run.compares)
    }

    /// Lints the texts that were taken, side by side.
    fn lint(&self, taken: Vec<Taken>, vocabulary: &mut Vocabulary<'_>, reads: &mut Vec<Read>) {
        // Only now that all are read: an article may name itself.
        let drafts = taken.iter().map(|&Taken { id, ref text, .. }| Draft {
            source: text,
            id,
            reference: self.sources.is_reference(id),
            rooted: self.sources.rooted(id),
        });
        for (&Taken { id, key, .. }, done) in taken.iter().zip(self.run.read(drafts, vocabulary)) {
            if done.said.findings.is_empty() {
                self.sources.let_go(id);
            }
            reads.push(Read { source: id, outcome: Ok(self.keep(key, id, done)) });
        }
    }

    /// Gives an article to the cache, and hands it back.
    fn keep(&self, key: Option<u128>, source: SourceId, done: Done) -> Done {
        // What changed between the two looks at it is not kept.
        let Some((cache, key)) = self.cache.zip(key).filter(|&(cache, key)| cache.key(source) == Some(key)) else {
            return done;
        };
        let (done, bytes) = kept::pack(done, self.run.compares);
        cache.put(key, &bytes);
        done
    }
}

impl Run<'_> {
    /// Takes the facts of some articles and asks the article rules, one rule after the other.
    pub(super) fn read<'s>(
        &self,
        drafts: impl Iterator<Item = Draft<'s>>,
        vocabulary: &mut Vocabulary<'_>,
    ) -> Vec<Done> {
        let mut read = |draft: Draft<'s>| {
            let article = Article::read(draft.source, vocabulary);
            InHand { draft, article, facts: Facts::default(), findings: Vec::new() }
        };
        let mut handful: Vec<InHand<'s>> = self.timed(Stage::Articles, || drafts.map(&mut read).collect());
        self.timed(Stage::Facts, || {
            handful.iter_mut().for_each(|one| one.facts = Facts::read(&one.article, self.context.lexicon));
        });
        for (number, &(rule, severity)) in self.active.iter().enumerate() {
            self.timed(Stage::Rule(number), || handful.iter_mut().for_each(|one| self.ask(rule, severity, one)));
        }
        self.timed(Stage::Desk, || handful.into_iter().map(|one| self.done(one, vocabulary)).collect())
    }

    /// Asks a rule, of the severity that it usually has, if it is one for the article.
    fn ask(&self, rule: &'static Rule, usual: Severity, one: &mut InHand<'_>) {
        let InHand { draft, article, facts, findings } = one;
        let Check::Article(check) = rule.check else { return };
        if draft.reference || rule.language == Language::English && !article.english {
            return;
        }
        let severity = match &self.settings.overrides[..] {
            [] => Some(usual),
            _ => self.settings.severity_at(rule, draft.rooted),
        };
        let Some(severity) = severity else { return };
        let mut sink = Findings::new(rule, severity, draft.id);
        check(article, facts, &self.context, &mut sink);
        findings.extend(sink.into_vec().into_iter().map(|found| found.finding));
    }

    /// What is kept of an article when its text is dropped.
    fn done(&self, one: InHand<'_>, vocabulary: &mut Vocabulary<'_>) -> Done {
        let InHand { draft: Draft { source, id, reference, .. }, mut article, facts, findings } = one;
        let archives = &self.context.evidence.archives;
        let learnt = if archives.is_empty() { 0 } else { archives.holding(content_hash(&article, &facts.names.words)) };
        let kept = if self.compares { DeskArticle::new(id, &article, &facts) } else { DeskArticle::without_facts(id) };
        let said = Said {
            findings,
            words: article.word_count(),
            english: article.english,
            marked_up: source.extract().is_some(),
            stets: std::mem::take(&mut article.stets),
        };
        vocabulary.take_back(article);
        Done { article: DeskArticle { reference, learnt, ..kept }, said }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::lexicon::Lexicon;
    use crate::settings::Settings;
    use crate::sources::Shelf;

    #[test]
    fn articles_read_side_by_side_say_what_each_says_alone() {
        let long = format!("They led the the talks.\n\n{}", "It was in the house.\n\n".repeat(MOST_TEXT / 20));
        let copy =
            ["They led the the talks.\n", &long, "He saw it.\n", "It was on the the table.\n", &long, "A a b.\n"];
        let shelf: Shelf = copy.iter().map(|text| Source::from_text("a.txt", *text)).collect();
        let sources: Vec<SourceId> = (0..copy.len() as u32).map(SourceId).collect();
        let (lexicon, evidence, settings) = (Lexicon::new(), Evidence::default(), Settings::default());
        let run = Run::new(&evidence, &lexicon, &settings);
        let worker = Worker { run: &run, sources: &shelf, cache: None };
        let read = |sources: &[SourceId]| worker.read(sources, &mut Vocabulary::new(&lexicon));

        let together = read(&sources);
        assert!(together.iter().map(|read| read.source).eq(sources.iter().copied()));
        for Read { source, outcome } in together {
            let alone = read(&[source]).remove(0).outcome.unwrap().said;
            assert_eq!(outcome.unwrap().said.findings, alone.findings);
            assert_eq!(alone.findings.is_empty(), source == SourceId(2));
        }
    }
}
