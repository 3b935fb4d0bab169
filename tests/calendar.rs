//! The weekday rule against the calendar, for every day of four centuries.

use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use jiff::civil::{Date, Weekday};

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// One sentence a day.
fn year_in_sentences(year: i16, weekday: impl Fn(Date) -> Weekday) -> (String, usize) {
    let days: Vec<Date> =
        Date::new(year, 1, 1).unwrap().series(jiff::Span::new().days(1)).take_while(|day| day.year() == year).collect();
    let sentence = |day: &Date| {
        let (name, month) = (NAMES[weekday(*day).to_monday_zero_offset() as usize], MONTHS[day.month() as usize - 1]);
        format!("The council of the town met on {name}, {month} {}, {year}, in the old hall.\n\n", day.day())
    };
    (days.iter().map(sentence).collect(), days.len())
}

fn mismatches(copy: &str, lexicon: &Lexicon) -> usize {
    let mut shelf = Shelf::new();
    shelf.add(Source::from_text("a.txt", copy));
    let report = lint(&shelf, &Evidence::default(), lexicon, &Settings::default());
    report.findings.iter().filter(|finding| finding.rule == "dates/weekday-mismatch").count()
}

#[test]
fn the_weekday_of_every_day_is_known() {
    let lexicon = Lexicon::new();
    for year in 1800..2200 {
        let (copy, _) = year_in_sentences(year, Date::weekday);
        assert_eq!(mismatches(&copy, &lexicon), 0, "a right weekday of {year} is reported");
        // The Julian calendar's weekdays, 11 to 13 days off, are four to six weekdays on.
        let (copy, days) = year_in_sentences(year, |day| day.weekday().wrapping_add(year % 3 + 1));
        assert_eq!(mismatches(&copy, &lexicon), days, "a wrong weekday of {year} is not reported");
    }
}
