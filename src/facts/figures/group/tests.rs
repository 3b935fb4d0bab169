//! Short sentences and what their figures say of one another.

use crate::article::{Article, Vocabulary};
use crate::facts::Facts;
use crate::facts::figures::Figures;
use crate::lexicon::Lexicon;
use crate::source::Source;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

fn read<T>(copy: &str, ask: impl Fn(&Article<'_>, &Figures) -> T) -> T {
    let source = Source::from_text("a.txt", copy);
    let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
    let facts = Facts::read(&article, &LEXICON);
    ask(&article, &facts.figures)
}

/// `total = part + part (cover)`.
fn sums(copy: &str) -> String {
    read(copy, |article, figures| {
        let sum = |sum: &super::super::Sum| {
            let parts: Vec<&str> = sum.parts.iter().map(|part| article.at(part.span)).collect();
            let total = article.at(figures.all[sum.total as usize].span);
            let uncounted = if sum.uncounted > 0 { format!(" + {} uncounted", sum.uncounted) } else { String::new() };
            format!("{total} = {}{uncounted} ({})", parts.join(" + "), sum.cover.name())
        };
        figures.sums.iter().map(sum).collect::<Vec<_>>().join("; ")
    })
}

/// `claim: share, share`.
fn shares(copy: &str) -> String {
    read(copy, |article, figures| {
        let shares = |shares: &super::super::Shares| {
            let items = shares.figures.iter().map(|&number| article.at(figures.all[number as usize].span));
            format!("{}: {}", shares.claim.name(), items.collect::<Vec<_>>().join(", "))
        };
        figures.shares.iter().map(shares).collect::<Vec<_>>().join("; ")
    })
}

/// `part/whole percent`.
fn parts(copy: &str) -> String {
    read(copy, |article, figures| {
        let at = |number: u32| article.at(figures.all[number as usize].span);
        let part = |part: &super::super::PartOf| {
            format!("{}/{} {}", at(part.part), at(part.whole), part.percent.map_or("-", at))
        };
        figures.parts.iter().map(part).collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn parts_behind_an_opener() {
    assert_eq!(sums("We met 13 senators — seven Liberals and five Greens — again."), "13 = seven + five (all)");
    assert_eq!(sums("It lost 9 ships: 4 at sea, 3 in port and 2 on the way."), "9 = 4 + 3 + 2 (all)");
    assert_eq!(sums("The fleet of 9 (four subs & five cutters) left."), "9 = four + five (all)");
    assert_eq!(sums("A board of 9 made up of 5 judges and 4 priests met."), "9 = 5 + 4 (all)");
}

#[test]
fn parts_in_brackets() {
    assert_eq!(sums("The 90 homes are in Orvin (41), Tallet (12) and Marsk (37)."), "90 = 41 + 12 + 37 (all)");
    assert_eq!(sums("The 2 runners, Ann Bell (34) and Joan Marsh (36), left."), "");
    assert_eq!(
        sums("The 90 homes are in Orvin (41), Tallet, Upper Venn (12) and Marsk (2)."),
        "90 = 41 + 12 + 2 (some)"
    );
}

#[test]
fn lists_that_name_some_know_it() {
    assert_eq!(sums("It has 90 members, including 30 women and 20 men."), "90 = 30 + 20 (some)");
    assert_eq!(sums("It has 90 members (including 30 women and 20 men)."), "90 = 30 + 20 (some)");
    assert_eq!(sums("It has 90 members: 30 women, 20 men and several others."), "90 = 30 + 20 (some)");
    assert_eq!(sums("Of the 90 cast, 30 were for, 20 were against and 9 were blank."), "90 = 30 + 20 + 9 (listed)");
    assert_eq!(sums("Of the 90 hurt, 30 are children, 20 died and 9 went home."), "");
}

#[test]
fn items_without_figures_and_parts_of_parts() {
    assert_eq!(sums("A crew of 7: two pilots, four cooks and a guard."), "7 = two + four + 1 uncounted (all)");
    assert_eq!(
        sums("They made 10 arrests: five for theft, including two of bikes, and one for arson."),
        "10 = five + one (all)"
    );
    assert_eq!(sums("It has 9 shops: 5 open for 12 hours and 4 open for 8 people."), "");
}

#[test]
fn rates_measures_and_labels_are_no_parts() {
    assert_eq!(sums("He got 24 points (8 per game and 3 per set)."), "");
    assert_eq!(sums("It lasted 188 months (15 years, 8 months)."), "");
    assert_eq!(sums("A top-20 team in defense (75) and attack (77)."), "");
}

#[test]
fn percents_of_one_whole() {
    assert_eq!(
        shares("Some 48 percent agreed, 37 percent did not and 25 percent were undecided."),
        "closed: 48 percent, 37 percent, 25 percent"
    );
    assert_eq!(shares("It won the vote by 52% to 60%."), "sides: 52%, 60%");
    assert_eq!(shares("Support fell from 60% to 50% in the poll."), "");
    assert_eq!(shares("Some 60 percent said yes and another 50 percent no."), "further: 60 percent, 50 percent");
    assert_eq!(shares("Some 60 percent of men agreed, 50 percent of women did not and 9 percent were undecided."), "");
}

#[test]
fn parts_of_a_whole() {
    assert_eq!(parts("The vote of 340 of the 500 members, or 68 percent, counts."), "340/500 68 percent");
    assert_eq!(parts("The vote of 340 (68 percent) of the 500 members counts."), "340/500 68 percent");
    assert_eq!(parts("In all 68 percent (340 out of 500 members) voted."), "340/500 68 percent");
    assert_eq!(parts("In all 340 of 500 members, or 68 percent of those present, voted."), "340/500 -");
}

#[test]
fn votes_belong_to_a_body_of_their_clause() {
    let votes = |copy: &str| {
        read(copy, |_, figures| figures.votes.iter().map(|vote| (vote.ayes, vote.noes)).collect::<Vec<_>>())
    };
    assert_eq!(votes("The 100-seat house passed it by 62 votes to 41."), [(62, 41)]);
    assert_eq!(votes("It was voted down 27-26 in the 51-member assembly."), [(27, 26)]);
    assert_eq!(votes("The 11-member panel met after the house, far away, had voted 220-210."), []);
}

#[test]
fn more_than_all_only_of_what_is_counted() {
    let wholes = |copy: &str| {
        read(copy, |article, figures| {
            figures.excesses.iter().map(|excess| article.at(excess.whole)).collect::<Vec<_>>().join(", ")
        })
    };
    assert_eq!(
        wholes("It found that 155 percent of likely voters agree and 120 percent disagree."),
        "voters, disagree"
    );
    assert_eq!(wholes("Some 160 percent of Americans and 130 percent of those polled knew it."), "Americans, those");
    assert_eq!(
        wholes("It owes 130 percent of its income, 120 percent of workers' wages and 140 percent of sales."),
        ""
    );
    assert_eq!(wholes("It was 140 percent of those in May and rose 155 percent."), "");
    assert_eq!(wholes("It has 140 percent of the people it had then."), "");
    assert_eq!(wholes("Sales jumped by 155 percent said the firm."), "");
}
