//! Short sentences and what is read of them. One line a figure: `value unit form <noun >host [hedge]`.

use super::{Figure, Form, Unit};
use crate::article::{Article, Vocabulary};
use crate::facts::Facts;
use crate::lexicon::Lexicon;
use crate::source::Source;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

fn with<T>(copy: &str, ask: impl Fn(&Article<'_>, &Facts) -> T) -> T {
    let source = Source::from_text("a.txt", copy);
    let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
    let facts = Facts::read(&article, &LEXICON);
    ask(&article, &facts)
}

fn show(article: &Article<'_>, figure: &Figure) -> String {
    let mut shown = figure.value.to_string();
    match figure.unit {
        Unit::None => {}
        Unit::Percent => shown += " %",
        Unit::Points => shown += " points",
        Unit::Of(unit) => shown += &format!(" {}", LEXICON.units.get(unit).name),
    }
    if figure.form != Form::Plain {
        shown += &format!(" {}", figure.form.name());
    }
    let word = |at: u32| article.token_text(&article.tokens[at as usize]);
    if let Some(head) = figure.head {
        shown += &format!(" <{}", word(head));
    }
    if let Some(host) = figure.host {
        shown += &format!(" >{}", word(host));
    }
    if let Some(hedge) = figure.hedge {
        shown += &format!(" [{}]", hedge.kind.name());
    }
    shown
}

fn figures(copy: &str) -> String {
    with(copy, |article, facts| {
        facts.figures.all.iter().map(|figure| show(article, figure)).collect::<Vec<_>>().join("; ")
    })
}

fn spans(copy: &str) -> String {
    with(copy, |article, facts| {
        facts.figures.all.iter().map(|figure| article.at(figure.span)).collect::<Vec<_>>().join("; ")
    })
}

fn others(copy: &str) -> String {
    with(copy, |article, facts| {
        let others = facts.figures.others.iter();
        others.map(|other| format!("{} {}", article.at(other.span), other.class.name())).collect::<Vec<_>>().join("; ")
    })
}

fn conversions(copy: &str) -> String {
    with(copy, |article, facts| {
        let figures = &facts.figures;
        let text = |measure: &super::Measure| article.at(measure.span(&figures.all));
        let conversions = figures.conversions.iter();
        conversions.map(|pair| format!("{} = {}", text(&pair.from), text(&pair.to))).collect::<Vec<_>>().join("; ")
    })
}

fn changes(copy: &str) -> String {
    with(copy, |article, facts| {
        let text = |at: u32| article.at(facts.figures.all[at as usize].span);
        let show = |change: &super::Change| {
            let by = match change.by {
                super::ChangeBy::Figure { figure, rises } => {
                    format!("{} {}", if rises { "up" } else { "down" }, text(figure))
                }
                super::ChangeBy::Times { factor, hedge, .. } => {
                    let hedge = hedge.map_or_else(String::new, |kind| format!(" [{}]", kind.name()));
                    format!("times {factor}{hedge}")
                }
            };
            format!("{by}: {}, {}", text(change.from), text(change.to))
        };
        facts.figures.changes.iter().map(show).collect::<Vec<_>>().join("; ")
    })
}

fn ranges(copy: &str) -> String {
    with(copy, |article, facts| {
        let figures = &facts.figures;
        let end = |at: u32| show(article, &figures.all[at as usize]);
        let ranges = figures.ranges.iter();
        ranges
            .map(|range| format!("{}: {}, {}", range.kind.name(), end(range.low), end(range.high)))
            .collect::<Vec<_>>()
            .join("; ")
    })
}

#[test]
fn digits_with_separators() {
    assert_eq!(figures("They counted 1,234,567 birds."), "1234567 <birds");
    assert_eq!(figures("They counted 12500 birds."), "12500 <birds");
    assert_eq!(figures("It sold 1,25,000 copies."), "125000 <copies");
}

#[test]
fn digits_with_other_separators() {
    assert_eq!(
        figures("They counted 10\u{202F}000 birds and 1\u{A0}234\u{A0}567 eggs."),
        "10000 <birds; 1234567 <eggs"
    );
    assert_eq!(figures("It holds 10 000 litres, or 1 234 567 drops."), "10000 litre; 1234567 <drops");
    assert_eq!(figures("They paid 1'234'567 francs and 12’000 euros."), "1234567 Swiss franc; 12000 euro");
    assert_eq!(figures("They counted 1.234.567 birds."), "1234567 <birds");
    assert_eq!(figures("It cost 2,5 million euros, up 3,7 percent to €12,50."), "2500000 euro; 3.7 %; 12.5 euro");
}

#[test]
fn digits_side_by_side_stay_apart() {
    assert_eq!(figures("Of the 20 300 stayed."), "20; 300");
    assert_eq!(others("See chapters 2,5 for more; 192.168.100.200 answers."), "2,5 code; 192.168.100.200 code");
}

#[test]
fn decimals_are_exact_and_counted() {
    assert_eq!(figures("It cost 2.3 million francs."), "2300000 Swiss franc");
    with("The rate was 4.50 percent.", |_, facts| {
        let figure = &facts.figures.all[0];
        assert_eq!((figure.value, figure.decimals, figure.resolution()), (4.5, 2, 0.01));
    });
    assert_eq!(figures("The chips are .15 inches wide."), "0.15 inch");
}

#[test]
fn scales() {
    assert_eq!(figures("It holds 10 million people and 3 billion trees."), "10000000 <people; 3000000000 <trees");
    assert_eq!(
        figures("The firm paid £4.5m, $2bn and €300K."),
        "4500000 pound sterling; 2000000000 dollar; 300000 euro"
    );
    assert_eq!(figures("A town of 20k people has 20m visitors."), "20000 <people >town; 20000000 <visitors");
    with("It cost $2.5 million.", |_, facts| {
        let figure = &facts.figures.all[0];
        assert_eq!((figure.scale, figure.resolution()), (1e6, 1e5));
    });
}

#[test]
fn no_number_is_longer_than_any_that_is_meant() {
    let spaced = |groups: usize| format!("It holds 1{} drops.", "\u{A0}000".repeat(groups));
    assert_eq!(figures(&spaced(5)), "1000000000000000 <drops");
    let scaled = |words: usize| format!("It holds 3{} drops.", " million".repeat(words));
    assert_eq!(figures(&scaled(2)), "3000000000000 <drops");
    for copy in [spaced(90), spaced(300), scaled(90)] {
        with(&copy, |_, facts| assert!(facts.figures.all.iter().all(|figure| figure.value < 1e20), "{copy}"));
    }
}

#[test]
fn number_words() {
    assert_eq!(figures("Some two hundred people came."), "200 <people [about]");
    assert_eq!(figures("One hundred and thirty thousand soldiers marched."), "130000 <soldiers");
    assert_eq!(figures("They sold two and a half million copies."), "2500000 <copies");
    assert_eq!(figures("A dozen eggs and half a dozen hens."), "12 <eggs; 6 <hens");
    assert_eq!(figures("Nearly two dozen lawsuits were filed."), "24 <lawsuits [nearly]");
    assert_eq!(figures("Twenty-five men and thirty-one women sat down."), "25 <men; 31 <women");
    assert_eq!(figures("Half a million voters and a million more stayed away."), "500000 <voters; 1000000");
    assert_eq!(figures("She gave three hundred and five lessons."), "305 <lessons");
    assert_eq!(figures("It took two-and-a-half years."), "2.5 year");
    assert_eq!(figures("He wrote two million five hundred thousand lines."), "2500000 <lines");
}

#[test]
fn lakhs_and_crores() {
    assert_eq!(figures("He paid Rs 5 lakh of a 3 crore loan."), "500000 rupee; 30000000");
    assert_eq!(figures("The state owes Rs 2 lakh crore."), "2000000000000 rupee");
    assert_eq!(figures("Some five lakh pilgrims came."), "500000 <pilgrims [about]");
}

#[test]
fn two_numbers_in_a_row_stay_two() {
    assert_eq!(figures("A hundred and two hundred people came."), "100; 200 <people");
    assert_eq!(figures("They won five and three matches."), "5; 3 <matches");
}

#[test]
fn vague_numbers_are_no_figures() {
    assert_eq!(figures("Hundreds came, thousands wrote, several hundred stayed."), "");
    assert_eq!(figures("No one knew which one of them it was; the one who did left."), "");
    assert_eq!(figures("No-one else came."), "");
    assert_eq!(figures("One day nobody came. One noted that it rained."), "");
}

#[test]
fn one_before_a_noun_counts() {
    assert_eq!(figures("Only one independent voted for it."), "1 <independent");
    assert_eq!(figures("He served a one-year term."), "1 year joined <term");
}

#[test]
fn percent_and_points() {
    assert_eq!(figures("About 21 percent of the voters and 5% of men agreed."), "21 % <voters [about]; 5 % <men");
    assert_eq!(figures("It fell 0.3 per cent."), "0.3 %");
    assert_eq!(
        figures("It rose by 2.5 percentage points, a 3-percentage-point gain."),
        "2.5 points; 3 points joined <gain"
    );
    assert_eq!(figures("Sixty-four percent said no."), "64 %");
}

#[test]
fn currencies_in_front_and_behind() {
    assert_eq!(figures("He paid US$5, A$6 and a $7 tip."), "5 US dollar; 6 Australian dollar; 7 dollar");
    assert_eq!(
        figures("It cost 500 euros, 30 cents and 4 million pounds sterling."),
        "500 euro; 30 cent; 4000000 pound sterling"
    );
    assert_eq!(spans("It cost $2.5 million and 500 euros."), "$2.5 million; 500 euros");
}

#[test]
fn measures() {
    assert_eq!(figures("It lies 20km away, or 12 miles."), "20 kilometre; 12 mile");
    assert_eq!(figures("The park has 3 square miles and the lake 40 sq km."), "3 square mile; 40 square kilometre");
    assert_eq!(figures("The wind blew at 100 miles per hour (160 km/h)."), "100 mile an hour; 160 kilometre an hour");
    assert_eq!(figures("It was 68°F (20°C)."), "68 degree Fahrenheit; 20 degree Celsius");
    assert_eq!(figures("They seized 5 tons of grain."), "5 ton <grain");
    assert_eq!(figures("It measures 6 in (15 cm)."), "6 inch; 15 centimetre");
    assert_eq!(figures("The plank is 8 1/2 feet long."), "8.5 foot");
    assert_eq!(
        figures("It is 20ºC (68 F) in 5 sq. miles at 6 ft. 2 in (188cm)."),
        "20 degree Celsius; 68 degree Fahrenheit; 5 square mile; 6 foot; 2 inch; 188 centimetre"
    );
    assert_eq!(
        figures("At 35C (95F) he weighed 12st 4lb."),
        "35 degree Celsius; 95 degree Fahrenheit; 12 stone; 4 pound"
    );
    assert_eq!(figures("He sat in 35C, the 21st man."), "");
    assert_eq!(figures("It does 30 mpg (7.8 l/100 km)."), "30 mile a gallon; 7.8 litre per 100 kilometres");
    assert_eq!(figures("He is 6'2\" tall."), "6 foot; 2 inch");
    with("It weighs 20kg.", |article, facts| assert_eq!(article.at(facts.figures.all[0].number), "20"));
}

#[test]
fn signs() {
    assert_eq!(figures("It fell to -5 degrees and then minus 12 degrees."), "-5 degree; -12 degree");
    assert_eq!(figures("The record is minus-68 degrees."), "-68 degree");
    assert_eq!(figures("The margin is plus or minus 3 percentage points."), "3 points");
}

#[test]
fn hedges() {
    assert_eq!(
        figures("More than 50 people, at least 20 dogs and up to 9 cats."),
        "50 <people [more than]; 20 <dogs [at least]; 9 <cats [at most]"
    );
    assert_eq!(
        figures("Nearly 40 shops, fewer than 30 bars and just over 12 inns."),
        "40 <shops [nearly]; 30 <bars [less than]; 12 <inns [just over]"
    );
    assert_eq!(figures("He keeps 20 or so goats and 50 or more hens."), "20 <goats [about]; 50 <hens [at least]");
    assert_eq!(figures("It drew 1,000+ fans and 20-odd reporters."), "1000 <fans [at least]; 20 <reporters [about]");
    assert_eq!(figures("The budget is close to $3 million."), "3000000 dollar [nearly]");
}

#[test]
fn joined_forms() {
    assert_eq!(
        figures("A 130,000-strong army met a 10-million-strong crowd."),
        "130000 strong <army; 10000000 strong <crowd"
    );
    assert_eq!(figures("The six-week strike ended."), "6 week joined <strike");
    assert_eq!(figures("The 435-member House sat."), "435 joined <House");
    assert_eq!(figures("A 54-year-old man was hurt."), "54 year age <man");
    assert_eq!(figures("A $3 million, 10-year deal."), "3000000 dollar; 10 year joined <deal");
    assert_eq!(figures("They got 2- or 3-year terms."), "2 joined; 3 year joined <terms");
}

#[test]
fn ages() {
    assert_eq!(figures("She is 54 years old."), "54 year age");
    assert_eq!(figures("He died aged 44."), "44 age");
    assert_eq!(figures("He left at the age of 22."), "22 age >age");
}

#[test]
fn fractions() {
    assert_eq!(figures("Three-quarters of the voters agreed."), "0.75 fraction <voters");
    assert_eq!(
        figures("Half of the voters and a quarter of the men agreed."),
        "0.5 fraction <voters; 0.25 fraction <men"
    );
    assert_eq!(
        figures("Half a mile on, three quarters of an hour late, came ½ inch of rain."),
        "0.5 mile fraction; 0.75 hour fraction; 0.5 inch fraction <rain"
    );
    assert_eq!(figures("They sold a quarter of a million 1/2-inch bolts."), "250000; 0.5 inch joined <bolts");
    assert_eq!(figures("That is twice as many as a year ago."), "2 fraction");
}

#[test]
fn what_is_no_fraction() {
    assert_eq!(
        figures("In the second half of the game the third of May came up twice, for a day and a half of talks."),
        ""
    );
    assert_eq!(figures("The other half of the team lost in the last quarter of the year, twice a week."), "");
}

#[test]
fn the_noun_behind_adjectives() {
    assert_eq!(figures("They built three new regional hospitals."), "3 <hospitals");
    assert_eq!(figures("The blast killed 21 people."), "21 <people");
    assert_eq!(figures("Police shot two Sacramento police officers."), "2 <officers");
    assert_eq!(figures("There are 23,500 US troops in the South."), "23500 <troops");
    assert_eq!(figures("Three of the ministers left."), "3 <ministers");
    assert_eq!(
        figures("14 Senate Republicans supported it and 20 Texas lawmakers did not."),
        "14 <Republicans; 20 <lawmakers"
    );
    assert_eq!(figures("A two-hour community meeting with officials."), "2 hour joined <meeting");
    assert_eq!(figures("A 29-year-old man saved lives."), "29 year age <man");
    assert_eq!(figures("The 17-year-old pupil's birthday."), "17 year age <pupil");
}

#[test]
fn the_noun_that_has_the_size() {
    assert_eq!(figures("The republic of 150,000 has an army of about 9,000."), "150000 >republic; 9000 >army [about]");
    assert_eq!(
        figures("Its 130,000-strong Azerbaijani neighbor’s army of 10 million."),
        "130000 strong <army; 10000000 >army"
    );
}

#[test]
fn no_noun_is_better_than_a_wrong_one() {
    assert_eq!(figures("Of those, 57 have been near the dam."), "57");
    assert_eq!(figures("The odds lay between 45 and 54, they said."), "45; 54");
}

#[test]
fn ranges_share_scale_and_unit() {
    assert_eq!(ranges("It costs $5-10 million."), "dash: 5000000 dollar, 10000000 dollar");
    assert_eq!(ranges("It takes 10 to 20 minutes."), "to: 10 minute, 20 minute");
    assert_eq!(ranges("It rose from 5 percent to 7 percent."), "from to: 5 %, 7 %");
    assert_eq!(ranges("Between two and three million people came."), "between: 2000000 <people, 3000000 <people");
    assert_eq!(ranges("It grew from 500,000 to 1 million."), "from to: 500000, 1000000");
    assert_eq!(ranges("Two to three hundred cars burned."), "to: 200 <cars, 300 <cars");
    assert_eq!(ranges("Sales went up 25% to $1.13 billion."), "");
    assert_eq!(ranges("It lasts 10-5 days."), "dash: 10 day, 5 day");
}

#[test]
fn one_measure_in_two_units() {
    assert_eq!(conversions("It lies 5 miles (8 km) away."), "5 miles = 8 km");
    assert_eq!(conversions("It lies 100 miles off the coast (about 160 km)."), "100 miles = 160 km");
    assert_eq!(conversions("She is 5-foot-10 (178 cm) and he 6ft 2in (188cm)."), "5-foot-10 = 178 cm; 6ft 2in = 188cm");
    assert_eq!(conversions("Rooms of 40 by 60 feet (12 by 18 meters)."), "40 by 60 feet = 12 by 18 meters");
    assert_eq!(conversions("It fell 8 m (25 ft (7.6 m))."), "8 m = 25 ft; 25 ft = 7.6 m");
    assert_eq!(conversions("Winds of 185 mph (295 kph; 160 knots)."), "185 mph = 295 kph; 295 kph = 160 knots");
    assert_eq!(
        conversions("A 20-mile/32-km road, or a ditch of 10 feet, or 3 meters."),
        "20-mile = 32-km; 10 feet = 3 meters"
    );
}

#[test]
fn a_change_and_its_two_ends() {
    assert_eq!(
        changes("Revenue rose 20 percent, from $50 million to $65 million."),
        "up 20 percent: $50 million, $65 million"
    );
    assert_eq!(changes("Sales fell by 5% to €1.9bn in 2019 from €2bn."), "down 5%: €2bn, €1.9bn");
    assert_eq!(
        changes("The toll went from 40 in May to 80 in June, an increase of 100 percent."),
        "up 100 percent: 40, 80"
    );
    assert_eq!(changes("Staff nearly doubled from 40 to 78."), "times 2 [nearly]: 40, 78");
    assert_eq!(changes("Output was more than halved to 30 from 70."), "times 0.5 [more than]: 70, 30");
    assert_eq!(changes("Turnout rose 3 points, from 45 to 48 percent."), "up 3: 45, 48 percent");
}

#[test]
fn what_is_no_change() {
    assert_eq!(changes("The rate fell to 20 percent from 25 percent."), "");
    assert_eq!(changes("Sales rose 5 percent a year, from $50 million to $65 million."), "");
    assert_eq!(changes("Shares rose 3 percent, after falling from $50 to $40."), "");
    assert_eq!(changes("It is 20 percent of the way from 50 to 60."), "");
}

#[test]
fn what_is_no_conversion() {
    assert_eq!(conversions("It runs 5 miles (2 km of it uphill), for 5 miles or 10 km."), "");
    assert_eq!(conversions("It costs $50 (£20) and weighs 5 pounds (3 feet long)."), "");
    assert_eq!(conversions("From 5 to 10 miles (16 km)."), "");
}

#[test]
fn what_is_no_quantity() {
    assert_eq!(others("They won 5-4 after 109-98 and 50-50."), "5-4 score; 109-98 score; 50-50 score");
    assert_eq!(others("A 5-to-4 majority."), "5-to-4 score");
    assert_eq!(others("At 10:30 and 8 p.m. it rang."), "10:30 clock; 8 p.m. clock");
    assert_eq!(others("After 9/11 they worked 24/7."), "9/11 slashed; 24/7 slashed");
    assert_eq!(others("Under Section 8 the Boeing 747 left on Day 12."), "8 label; 747 label; 12 label");
    assert_eq!(others("It ordered 70 Boeing 737-800 planes."), "737-800 label");
    assert_eq!(others("An F-35 and COVID-19 and 5G."), "35 model; 19 model; 5G model");
    assert_eq!(others("Since the 1990s a man in his 60s won."), "1990s decade; 60s decade");
    assert_eq!(others("As told before [12] by the king."), "12 reference");
    assert_eq!(others("Call 1-800-555-0100 now."), "1-800-555-0100 score");
    assert_eq!(figures("No. 10 and AB 392 and Nunez 56 won 5-4 at 10:30."), "");
}

#[test]
fn a_list_number_is_no_figure() {
    assert_eq!(others("The plan is to 1) build it and 2) sell it."), "1 list number; 2 list number");
    assert_eq!(figures("The plan has two parts.\n\n1. Build it.\n\n2. Sell it."), "2 <parts");
}

#[test]
fn dates_are_no_figures() {
    assert_eq!(figures("On September 27, 2020, and in 1994 and 2008-2016, as on 5 May, it rained."), "");
}

#[test]
fn ordinals_stand_apart() {
    with("The third man and the twenty-first woman came 22nd.", |_, facts| {
        let values: Vec<u32> = facts.figures.ordinals.iter().map(|ordinal| ordinal.value).collect();
        assert_eq!(values, [3, 21, 22]);
        assert!(facts.figures.all.is_empty());
    });
}

#[test]
fn quoted_figures_know_it() {
    with("He said “20 men left” and 30 women stayed.", |_, facts| {
        let quoted: Vec<bool> = facts.figures.all.iter().map(|figure| figure.quoted).collect();
        assert_eq!(quoted, [true, false]);
    });
}
