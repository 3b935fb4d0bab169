//! `figures/part-exceeds-whole`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Figures, Form, PartOf, Vote};
use crate::finding::Severity;
use crate::lexicon::HedgeKind;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/part-exceeds-whole",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/part-exceeds-whole.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// A part this much greater than its whole counts other things: "sold 300 of the two models".
const FARTHEST: f64 = 10.0;

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures;
    for excess in &figures.excesses {
        let percent = &figures.all[excess.percent as usize];
        findings
            .add(percent.span, format!("{} is more than the whole", quoted(article, percent.span.to(excess.whole))))
            .label("more than all")
            .help("a share of people or votes is 100 percent at most; perhaps a digit slipped in");
    }
    for share in &figures.parts {
        report_part(article, figures, share, findings);
    }
    for vote in &figures.votes {
        report_vote(article, figures, vote, findings);
    }
}

/// `12 of the 10 hostages`.
fn report_part(article: &Article<'_>, figures: &Figures, share: &PartOf, findings: &mut Findings) {
    let (part, whole) = (&figures.all[share.part as usize], &figures.all[share.whole as usize]);
    let bounds = part.interval().low > whole.interval().high && part.value <= FARTHEST * whole.value;
    if !bounds
        || !share.definite
        || whole.head.is_none()
        || part.hedge.is_some_and(|hedge| hedge.kind == HedgeKind::Most)
    {
        return;
    }
    let head = whole.head.map_or(whole.span, |head| article.tokens[head as usize].span);
    findings
        .add(part.span, format!("{} is more than the whole", quoted(article, part.span.to(head))))
        .label("the part")
        .also(whole.span, "the whole")
        .help("check both figures; perhaps they changed places");
}

/// `the 100-seat Senate passed the bill by 62 votes to 41`.
fn report_vote(article: &Article<'_>, figures: &Figures, vote: &Vote, findings: &mut Findings) {
    let body = &figures.all[vote.body as usize];
    let cast = vote.ayes + vote.noes;
    // Whoever presides may break a tie without having a seat.
    let tie_broken = vote.ayes.abs_diff(vote.noes) == 1;
    if f64::from(cast) <= body.value + f64::from(u8::from(tie_broken)) || body.hedge.is_some() {
        return;
    }
    let Form::Joined(noun) = body.form else { return };
    let noun = article.token_text(&article.tokens[noun as usize]);
    let message = format!("{} + {} = {cast} votes in a body of {} {noun}s", vote.ayes, vote.noes, body.value);
    findings
        .add(vote.span, message)
        .label(format!("{cast} votes"))
        .also(body.span, "the size of the body")
        .help("check the count of the vote against the seats");
}
