//! Short sentences and what is read of them. One line a date: `yyyy-mm-dd` with `?` for what is not printed.

use super::{Date, DateForm, DeclaredBy};
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

fn show(date: &Date) -> String {
    let part = |part: Option<i16>| part.map_or("?".to_owned(), |part| part.to_string());
    let mut shown =
        format!("{}-{}-{}", part(date.year), part(date.month.map(i16::from)), part(date.day.map(i16::from)));
    if let Some(last) = date.last_day {
        shown += &format!("..{last}");
    }
    if let Some(weekday) = date.weekday {
        shown += &format!(" {:?}", weekday.weekday);
    }
    if date.is_impossible() {
        shown += " impossible";
    }
    shown
}

fn dates(copy: &str) -> String {
    with(copy, |_, facts| facts.dates.all.iter().map(show).collect::<Vec<_>>().join("; "))
}

fn years(copy: &str) -> String {
    with(copy, |_, facts| {
        let ranges = facts.dates.year_ranges.iter();
        ranges.map(|range| format!("{}..{}", range.from, range.to)).collect::<Vec<_>>().join("; ")
    })
}

fn declared(copy: &str) -> Option<(String, DeclaredBy)> {
    with(copy, |_, facts| facts.declared.as_ref().map(|declared| (declared.date.to_string(), declared.by)))
}

#[test]
fn month_before_day() {
    assert_eq!(dates("It began on September 27, 2020, in the east."), "2020-9-27");
    assert_eq!(dates("It began on Sept. 27 in the east."), "?-9-27");
    assert_eq!(dates("It began on July 18th, 2019."), "2019-7-18");
    assert_eq!(dates("It began in September 2020 and ended in October, 2021."), "2020-9-?; 2021-10-?");
}

#[test]
fn day_before_month() {
    assert_eq!(dates("It began on 27 September 2020 and on 5 May."), "2020-9-27; ?-5-5");
    assert_eq!(dates("It began on the 27th of September."), "?-9-27");
    assert_eq!(dates("Filed on 28th November, 2020."), "2020-11-28");
}

#[test]
fn digits_alone() {
    assert_eq!(dates("Paris, 27.09.2020: it began."), "2020-9-27");
    assert_eq!(dates("It began on 2020-09-27 at noon."), "2020-9-27");
    assert_eq!(dates("It began on 9/27/2020 at noon."), "2020-9-27");
    assert_eq!(dates("It began on 9/10/2020 at noon."), "2020-?-?");
}

#[test]
fn several_days() {
    assert_eq!(dates("The poll ran Aug. 23-26, 2015."), "2015-8-23..26");
    assert_eq!(dates("It rained on June 5 and 6 and on 7 to 9 July."), "?-6-5..6; ?-7-7..9");
    assert_eq!(dates("On June 5 and 20 people died."), "?-6-5");
}

#[test]
fn weekdays_in_front() {
    assert_eq!(dates("Early Friday, June 5, 2020, it rained."), "2020-6-5 Friday");
    assert_eq!(dates("On Thursday 18 July 2019 it rained."), "2019-7-18 Thursday");
    assert_eq!(dates("As the Sun, June 5, printed."), "?-6-5");
}

#[test]
fn impossible_days_are_kept() {
    assert_eq!(dates("It ended on September 31."), "?-9-31 impossible");
    assert_eq!(dates("It ended on February 29, 2019, and on February 29."), "2019-2-29 impossible; ?-2-29");
    assert_eq!(dates("He died May 32 after a fall."), "?-5-32 impossible");
    assert_eq!(dates("Members have until 32 March to file."), "?-3-32 impossible");
    assert_eq!(dates("It ended on 31.06.2020 and on 2020-13-01."), "2020-6-31 impossible; 2020-13-1 impossible");
}

#[test]
fn what_is_no_date() {
    assert_eq!(dates("May 40 people be there?"), "");
    assert_eq!(dates("In March 45 people died, and in June 20 people were hurt."), "");
    assert_eq!(dates("They march 20 miles, and may 5 of them win."), "");
    assert_eq!(dates("The 50 March to the square."), "");
    assert_eq!(dates("In May 60 percent agreed."), "");
}

#[test]
fn events_named_by_their_day() {
    assert_eq!(dates("The Sept. 11 attacks and the June 7 primaries."), "?-9-11; ?-6-7");
}

#[test]
fn bare_years() {
    assert_eq!(dates("In 2016, after 1994, the 2020 elections came."), "2016-?-?; 1994-?-?; 2020-?-?");
    assert_eq!(dates("By 2050, in 1066 the post-2016 world was far."), "2050-?-?; 1066-?-?; 2016-?-?");
}

#[test]
fn four_digits_that_are_no_year() {
    assert_eq!(dates("Some 2000 people walked 1600 metres with $2000 and 1900 GMT."), "");
    assert_eq!(dates("The 1200 were under Section 1983 and § 1512."), "");
    assert_eq!(dates("At 1600 Pennsylvania Avenue he ordered a 2080 Ti card."), "");
}

#[test]
fn spans_of_years() {
    assert_eq!(years("From 2008 to 2016 and 1975-76 and between 1990 and 1995."), "2008..2016; 1975..1976; 1990..1995");
    assert_eq!(years("The 1999-00 season and 2010–2014."), "1999..2000; 2010..2014");
    assert_eq!(years("Reversed: 2016-2012."), "2016..2012");
}

#[test]
fn forms_and_places() {
    with("On Friday, June 5, 2020, it rained.", |article, facts| {
        let date = &facts.dates.all[0];
        assert_eq!(article.at(date.span), "Friday, June 5, 2020");
        assert_eq!(article.at(date.weekday.unwrap().span), "Friday");
        assert_eq!(date.form, DateForm::MonthDay);
    });
}

#[test]
fn a_declared_day_is_found_where_it_is_declared() {
    let story = "The talks failed on Monday, people close to them said.\n\nThey go on in May.\n";
    let expect = |day: &str, by| Some((day.to_owned(), by));
    assert_eq!(
        declared(&format!("---\ndate: 2020-09-27T10:00\n---\n{story}")),
        expect("2020-09-27", DeclaredBy::FrontMatter)
    );
    assert_eq!(
        declared(&format!("---\ndate: September 27, 2020\n---\n{story}")),
        expect("2020-09-27", DeclaredBy::FrontMatter)
    );
    assert_eq!(
        declared(&format!("Talks fail\n\nSeptember 27, 2020\n\n{story}")),
        expect("2020-09-27", DeclaredBy::DateLine)
    );
    assert_eq!(declared(&format!("date 2020-09-27 {story}")), expect("2020-09-27", DeclaredBy::Metadata));
    assert_eq!(
        declared(&format!("YEREVAN (Press Desk - 28th November, 2020) {story}")),
        expect("2020-11-28", DeclaredBy::Dateline)
    );
}

#[test]
fn an_article_that_declares_no_day_has_none() {
    assert_eq!(declared("The talks failed.\n\nThey began on September 27, 2020, in the old town.\n"), None);
    assert_eq!(declared("PARIS, Nov. 28 (AP) — The talks failed.\n"), None);
}

#[test]
fn weekdays_around() {
    assert_eq!(dates("It rained on Friday night, June 5, and on Saturday (June 6)."), "?-6-5 Friday; ?-6-6 Saturday");
    assert_eq!(dates("On June 5, a Friday, and on June 6 (Saturday) it rained."), "?-6-5 Friday; ?-6-6 Saturday");
    assert_eq!(dates("It was June 5, 2020, which was a Friday."), "2020-6-5 Friday");
    assert_eq!(dates("June 5, 2020, fell on a Friday in spring."), "2020-6-5 Friday");
    assert_eq!(dates("Seen Sat., June 6, 2020, and Fri. June 5, 2020."), "2020-6-6 Saturday; 2020-6-5 Friday");
    assert_eq!(dates("On June 5, 2020, Friday Night Stories aired."), "2020-6-5");
    assert_eq!(dates("They met on June 5, a Friday night of rain."), "?-6-5");
    assert_eq!(dates("A Couple Wed May 19, 2018, in Halden."), "2018-5-19");
}

#[test]
fn weekdays_of_several_days() {
    with("Saturday and Sunday, June 6 and 7, 2020, are free.", |article, facts| {
        let date = &facts.dates.all[0];
        assert_eq!(article.at(date.span), "Saturday and Sunday, June 6 and 7, 2020");
        assert_eq!(date.weekday.unwrap().weekday, jiff::civil::Weekday::Saturday);
        assert_eq!(date.last_weekday.unwrap().weekday, jiff::civil::Weekday::Sunday);
    });
    assert_eq!(dates("Come on Monday or Tuesday, June 2, 2020."), "2020-6-2");
}

#[test]
fn a_date_in_digits_is_settled_by_another() {
    assert_eq!(dates("From 9/10/2020 on, as on 9/27/2020."), "2020-9-10; 2020-9-27");
    assert_eq!(dates("From 9/10/2020 on, as on 27/9/2020."), "2020-10-9; 2020-9-27");
    assert_eq!(dates("From 9/10/2020 on, as on 27/9/2020 and 9/27/2020."), "2020-?-?; 2020-9-27; 2020-9-27");
    assert_eq!(dates("On 5.6.2020 and on 27-09-2020 and 2020/09/27."), "2020-6-5; 2020-9-27; 2020-9-27");
    assert_eq!(dates("On 6/6/2020."), "2020-6-6");
}

#[test]
fn days_in_words() {
    assert_eq!(dates("On the first of May 2020 and the twenty-ninth of February."), "2020-5-1; ?-2-29");
    assert_eq!(dates("The first of Mayor Hale’s rules was the second of four."), "");
}

#[test]
fn seasons() {
    with("In the summer of 2015 and in winter 1999.", |_, facts| {
        assert!(facts.dates.all.iter().all(|date| date.form == DateForm::Season));
    });
}

fn periods(copy: &str) -> String {
    with(copy, |_, facts| {
        let periods = facts.dates.periods.iter();
        let show =
            |period: &super::Period| format!("{}..{} {}", period.first.first, period.last.last, period.link.name());
        periods.map(show).collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn two_dates_are_a_period() {
    assert_eq!(periods("From June 5, 2020, to July 7, 2020, it rained."), "2020-06-05..2020-07-07 from to");
    assert_eq!(periods("Between 5 June and 7 July 2020 it rained."), "2020-06-05..2020-07-07 between");
    assert_eq!(periods("It rained (27 September – 10 November 2020)."), "2020-09-27..2020-11-10 dash");
    assert_eq!(periods("From November 2019 to March 2020 it rained."), "2019-11-01..2020-03-31 from to");
    assert_eq!(periods("It opens on 5 June 2020 and closes on 7 June 2020."), "2020-06-05..2020-06-07 verbs");
    assert_eq!(periods("It rained on 5 June and the sun shone on 7 June."), "");
}

#[test]
fn the_year_turns_in_winter() {
    assert_eq!(periods("It snowed from December 5 to January 7, 2020."), "2019-12-05..2020-01-07 from to");
    assert_eq!(periods("It snowed from December 5, 2019, to January 7."), "2019-12-05..2020-01-07 from to");
}

mod any_date {
    use super::*;
    use jiff::civil;
    use proptest::prelude::*;

    const MONTHS: [&str; 12] =
        ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    /// All forms in which a full date is printed.
    fn forms(date: civil::Date) -> Vec<String> {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let (name, short) = (super::super::month_name(month), MONTHS[month as usize - 1]);
        let ending = match (day / 10, day % 10) {
            (1, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        let mut forms = vec![
            format!("{name} {day}, {year}"),
            format!("{name} {day} {year}"),
            format!("{name} {day}{ending}, {year}"),
            format!("{name} the {day}{ending}, {year}"),
            format!("{short} {day}, {year}"),
            format!("{day} {name} {year}"),
            format!("{day} {name}, {year}"),
            format!("{day} {short} {year}"),
            format!("{day}{ending} {name} {year}"),
            format!("{day}{ending} of {name}, {year}"),
            format!("{year}-{month:02}-{day:02}"),
            format!("{year}/{month:02}/{day:02}"),
        ];
        if day > 12 || month == day {
            let digits = ["{d}.{m}.{y}", "{d}/{m}/{y}", "{m}/{d}/{y}", "{d}-{m}-{y}"];
            let fill = |form: &str| {
                form.replace("{d}", &format!("{day:02}"))
                    .replace("{m}", &format!("{month:02}"))
                    .replace("{y}", &year.to_string())
            };
            forms.extend(digits.map(fill));
        }
        forms
    }

    proptest! {
        #[test]
        fn reads_back(year in 1000i16..2200, month in 1i8..=12, day in 1i8..=31, weekday in any::<bool>()) {
            let Ok(date) = civil::Date::new(year, month, day) else { return Ok(()) };
            let name = super::super::weekday_name(date.weekday());
            for form in forms(date) {
                let (shown, weekday) = if weekday { (format!("{name}, {form}"), format!(" {name}")) } else { (form, String::new()) };
                let copy = format!("The bridge was opened on {shown}, in the rain.");
                prop_assert_eq!(dates(&copy), format!("{}-{}-{}{}", year, month, day, weekday), "{}", copy);
            }
        }
    }
}
