use super::{LooseMark, MarkKind};
use crate::Lexicon;
use crate::article::{Article, Vocabulary};
use crate::source::Source;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The loose marks, each with the three characters behind it, and what is quoted.
fn read(copy: &str) -> (Vec<String>, Vec<String>) {
    let source = Source::from_text("a.txt", copy);
    let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
    let show = |mark: &LooseMark| {
        assert!(
            mark.kind == MarkKind::Quotation || "()[]{}".contains(article.at(article.tokens[mark.token as usize].span))
        );
        copy[article.tokens[mark.token as usize].span.start as usize..].chars().take(4).collect()
    };
    let spoken = article.quotations.spoken.iter().map(|quotation| article.at(quotation.span).to_owned());
    (article.quotations.loose.iter().map(show).collect(), spoken.collect())
}

fn loose(copy: &str) -> Vec<String> {
    read(copy).0
}

fn spoken(copy: &str) -> Vec<String> {
    let (loose, spoken) = read(copy);
    assert!(loose.is_empty(), "loose marks {loose:?} in {copy}");
    spoken
}

#[test]
fn a_running_quotation_opens_every_paragraph_and_closes_once() {
    assert_eq!(spoken("“We left.\n\n“We came back,” she said."), ["We left.", "We came back,"]);
}

#[test]
fn a_caption_may_stand_between_two_paragraphs_of_a_quotation() {
    assert_eq!(
        spoken(
            "A lead stands here.\n\n“We left.\n\nThe square on Monday. (AP Photo/Jo Roe)\n\n“We came back,” she said."
        )
        .len(),
        2
    );
}

#[test]
fn a_quotation_is_closed_by_a_later_paragraph_that_only_closes() {
    assert_eq!(spoken("He wrote: “We left.\n\nThen it rained.\n\nWe came back.” He smiled.").len(), 3);
}

#[test]
fn a_whole_quotation_in_a_later_paragraph_closes_nothing() {
    assert_eq!(loose("He wrote: “We left.\n\nIt rained.\n\n“We came back.”"), ["“We "]);
}

#[test]
fn a_closing_mark_is_missing_before_the_attribution() {
    assert_eq!(loose("“We left, said Ann Silva. “We came back.”"), ["“We "]);
    assert_eq!(loose("\"We left, she said. \"We came back.\""), ["\"We "]);
}

#[test]
fn an_opening_mark_is_missing() {
    assert_eq!(loose("We left,\" she said. \"We came back.\""), ["\" sh"]);
    assert_eq!(loose("He praised “a good plan” and spoke of hope for all”."), ["”."]);
}

#[test]
fn merged_paragraphs_of_a_running_quotation_are_whole() {
    assert_eq!(spoken("\"We left. \"We came back,\" she said.").len(), 1);
}

#[test]
fn nested_marks_of_one_kind_balance() {
    assert_eq!(spoken("“They said “no” to us,” he recalled."), ["They said “no” to us,"]);
}

#[test]
fn wrong_way_and_doubled_marks_are_read_as_meant() {
    assert_eq!(spoken("“We left,“ she said."), ["We left,"]);
    assert_eq!(spoken("”We left,” she said."), ["We left,"]);
    assert_eq!(spoken("‘‘We left,’’ she said."), ["We left,"]);
    assert_eq!(spoken("“We left,″ she said."), ["We left,"]);
    assert_eq!(spoken("\"We read \"No.\"\" She smiled."), ["We read \"No.\""]);
}

#[test]
fn feet_and_inches_are_no_quotations() {
    assert!(spoken("The door is 6'2\" high and 12\" deep.").is_empty());
    assert_eq!(spoken("“He is 6’2\" tall,” she said.").len(), 1);
}

#[test]
fn an_arrow_is_no_quotation() {
    assert!(spoken("The fire spread. Read more »").is_empty());
    assert_eq!(spoken("Il a dit « oui » hier."), ["oui"]);
    assert_eq!(spoken("Er sagte »ja« gestern."), ["ja"]);
}

#[test]
fn marks_of_broken_encoding_are_left_to_its_own_rule() {
    assert!(loose("“We left,â€\u{9d} she said.").is_empty());
}

#[test]
fn marks_of_an_attribute_are_left_to_its_own_rule() {
    assert!(loose("“It was late,” the senator senate.html” target=”_blank”>told the paper.").is_empty());
}

#[test]
fn words_inside_are_marked_as_quoted() {
    let source = Source::from_text("a.txt", "She said “we left” on Monday.");
    let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
    let quoted: Vec<&str> =
        article.tokens.iter().filter(|token| token.is_quoted()).map(|token| article.token_text(token)).collect();
    assert_eq!(quoted, ["we", "left"]);
}

#[test]
fn brackets_pair_by_kind() {
    assert!(loose("The bloc (see [the annex] below) met.").is_empty());
    assert_eq!(loose("The bloc (EU met."), ["(EU "]);
    assert_eq!(loose("The bloc EU) met."), [") me"]);
    assert_eq!(loose("The bloc (EU met [twice] in (Paris)."), ["(EU "]);
    assert_eq!(loose("We want (him [to run) again."), ["[to "]);
}

#[test]
fn counted_items_and_faces_are_no_brackets() {
    assert!(loose("1) Wash it. a) Dry it. iv) Iron it.").is_empty());
    assert!(loose("Good luck :) and thanks ;-) but :( too.").is_empty());
}

#[test]
fn a_parenthesis_may_run_over_two_paragraphs() {
    assert!(loose("(The bank was sold.\n\nIt was renamed in May.)").is_empty());
}
