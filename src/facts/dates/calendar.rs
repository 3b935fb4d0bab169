//! The calendar, and dates in words.

use super::DateForm;
use jiff::civil::{self, Weekday};

/// The weekday that a day of this name had in the Julian calendar. Russia counted by it until 1918 and Greece until
/// 1923, and copy about that time may give dates in the old style.
pub fn julian_weekday(date: civil::Date) -> Weekday {
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    // Years begin in March here, so that a leap day is the last of its year.
    let before_march = i32::from(month < 3);
    let (year, month) = (year + 4800 - before_march, month + 12 * before_march - 3);
    let days = day + (153 * month + 2) / 5 + 365 * year + year / 4 - 32083;
    Weekday::from_monday_zero_offset((days % 7) as i8).expect("a remainder of seven")
}

pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

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

pub fn month_name(month: i8) -> &'static str {
    MONTHS[usize::from(month as u8 - 1) % MONTHS.len()]
}

/// The month, from 1 to 12, that a word's first three letters name, whatever their case.
pub(super) fn month_of(word: &str) -> Option<u16> {
    let letters = word.get(..3)?;
    MONTHS.iter().position(|name| name[..3].eq_ignore_ascii_case(letters)).map(|at| at as u16 + 1)
}

/// `27 September 2020` or `September 27, 2020`, in the order in which the copy prints its date.
pub fn in_words(date: civil::Date, form: DateForm) -> String {
    let (year, month, day) = (date.year(), month_name(date.month()), date.day());
    match form {
        DateForm::MonthDay => format!("{month} {day}, {year}"),
        _ => format!("{day} {month} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_style_has_other_weekdays() {
        // The October revolution: Wednesday, 25 October 1917 there, Wednesday, 7 November elsewhere.
        assert_eq!(julian_weekday(civil::date(1917, 10, 25)), Weekday::Wednesday);
        assert_eq!(civil::date(1917, 11, 7).weekday(), Weekday::Wednesday);
        // The two calendars agreed in the third century.
        assert_eq!(julian_weekday(civil::date(250, 6, 5)), civil::date(250, 6, 5).weekday());
    }

    #[test]
    fn words_keep_the_order_of_the_copy() {
        let day = civil::date(2020, 9, 27);
        assert_eq!(in_words(day, DateForm::MonthDay), "September 27, 2020");
        assert_eq!(in_words(day, DateForm::Iso), "27 September 2020");
    }
}
