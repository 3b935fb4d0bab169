//! Any number, printed in any form that copy uses, reads back to its value.

use copydesk::Lexicon;
use copydesk::article::{Article, Vocabulary};
use copydesk::facts::Facts;
use copydesk::facts::figures::{Figure, Form, Unit};
use copydesk::source::Source;
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The figures of a sentence with the printed number in it.
fn read(number: &str, behind: &str) -> Vec<Figure> {
    let copy = format!("Officials said on arrival that they had counted {number}{behind} in all.");
    let source = Source::from_text("a.txt", copy);
    let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
    Facts::read(&article, &LEXICON).figures.all
}

/// The only figure.
fn one(number: &str, behind: &str) -> Figure {
    let figures = read(number, behind);
    assert_eq!(figures.len(), 1, "{number}{behind}: {figures:?}");
    figures.into_iter().next().expect("there is one")
}

fn value(number: &str, behind: &str) -> f64 {
    one(number, behind).value
}

fn unit(figure: &Figure) -> String {
    match figure.unit {
        Unit::None => String::new(),
        Unit::Percent => "percent".to_owned(),
        Unit::Points => "points".to_owned(),
        Unit::Of(unit) => LEXICON.units.get(unit).name.clone(),
    }
}

/// Digits in groups of three with a separator.
fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let groups = (first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]);
    std::iter::once(&digits[..first]).chain(groups).collect::<Vec<_>>().join(separator)
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `one hundred and thirty thousand`, with or without the "and".
fn in_words(number: u64, and: bool) -> String {
    match number {
        0..20 => ONES[number as usize].to_owned(),
        20..100 if number.is_multiple_of(10) => TENS[number as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[number as usize / 10], ONES[number as usize % 10]),
        _ => {
            let (scale, name) =
                [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")]
                    .into_iter()
                    .find(|(scale, _)| number >= *scale)
                    .expect("a hundred at least");
            let rest = number % scale;
            let link = if and && rest < 100 { " and " } else { " " };
            let rest = if rest > 0 { format!("{link}{}", in_words(rest, and)) } else { String::new() };
            format!("{} {name}{rest}", in_words(number / scale, and))
        }
    }
}

fn ordinal(number: u64) -> String {
    let ending = match (number % 10, number % 100) {
        (1, last) if last != 11 => "st",
        (2, last) if last != 12 => "nd",
        (3, last) if last != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Numbers of all lengths.
fn any_number() -> impl Strategy<Value = u64> {
    (1u32..12).prop_flat_map(|digits| 10u64.pow(digits - 1)..10u64.pow(digits))
}

/// Above the years, whose four digits alone are no figures.
fn no_year() -> impl Strategy<Value = u64> {
    any_number().prop_filter("a year", |number| !(1000..2200).contains(number))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn bare_digits(number in no_year()) {
        prop_assert_eq!(value(&number.to_string(), " birds"), number as f64);
    }

    #[test]
    fn separators(number in any_number().prop_filter("no groups", |&number| number >= 1000),
                  mark in prop::sample::select(vec![",", "\u{A0}", "\u{2009}", "\u{202F}", "'", "’"])) {
        prop_assert_eq!(value(&grouped(number, mark), " birds"), number as f64);
    }

    #[test]
    fn three_groups_with_dots_or_spaces(number in 1_000_000u64..1_000_000_000, mark in prop::sample::select(vec![".", " "])) {
        prop_assert_eq!(value(&grouped(number, mark), " birds"), number as f64);
    }

    #[test]
    fn decimals(whole in 0u64..100_000, part in 0u64..1000) {
        let figure = one(&format!("{}.{part:03}", grouped(whole, ",")), " percent");
        prop_assert_eq!(figure.value, (whole * 1000 + part) as f64 / 1000.0);
        prop_assert_eq!(figure.decimals, 3);
        prop_assert_eq!(unit(&figure), "percent");
    }

    #[test]
    fn decimal_commas(whole in 0u64..1000, part in 0u64..10) {
        prop_assert_eq!(value(&format!("{whole},{part}"), " million euros"), (whole * 10 + part) as f64 * 1e5);
    }

    #[test]
    fn scales(tenths in 11u64..9999, scale in prop::sample::select(vec![
        (" thousand", 1e3), (" million", 1e6), (" billion", 1e9), (" trillion", 1e12), ("bn", 1e9), (" lakh", 1e5), (" crore", 1e7),
    ])) {
        let printed = format!("{}.{}", tenths / 10, tenths % 10);
        prop_assert_eq!(value(&printed, &format!("{} birds", scale.0)), tenths as f64 * scale.1 / 10.0);
    }

    #[test]
    fn number_words(number in any_number(), and in any::<bool>()) {
        prop_assume!(number > 1);
        let figure = one(&in_words(number, and), " birds");
        prop_assert_eq!(figure.value, number as f64);
        prop_assert!(figure.in_words);
    }

    #[test]
    fn halves(number in 2u64..20, scale in prop::sample::select(vec![("million", 1e6), ("billion", 1e9), ("thousand", 1e3)])) {
        let printed = format!("{} and a half {}", ONES[number as usize], scale.0);
        prop_assert_eq!(value(&printed, " birds"), (number as f64 + 0.5) * scale.1);
    }

    #[test]
    fn money(cents in 1u64..10_000_000, sign in prop::sample::select(vec![
        ("$", "dollar"), ("£", "pound sterling"), ("€", "euro"), ("US$", "US dollar"), ("A$", "Australian dollar"), ("₹", "rupee"), ("¥", "yen"),
    ])) {
        let figure = one(&format!("{}{}.{:02}", sign.0, grouped(cents / 100, ","), cents % 100), "");
        prop_assert_eq!(figure.value, cents as f64 / 100.0);
        prop_assert_eq!(unit(&figure), sign.1);
    }

    #[test]
    fn percents(number in 0u64..1000, word in prop::sample::select(vec!["%", " percent", " per cent", "-percent"])) {
        let figure = one(&number.to_string(), word);
        prop_assert_eq!(figure.value, number as f64);
        prop_assert_eq!(unit(&figure), "percent");
    }

    #[test]
    fn measures(number in no_year(), name in prop::sample::select(vec![
        (" km", "kilometre"), ("km", "kilometre"), ("-mile", "mile"), (" miles", "mile"), (" sq. miles", "square mile"), (" mph", "mile an hour"),
        ("km/h", "kilometre an hour"), (" degrees Celsius", "degree Celsius"), ("°F", "degree Fahrenheit"), (" lbs", "pound"), ("kg", "kilogram"),
        (" barrels", "barrel"), (" acre-feet", "acre-foot"), (" mpg", "mile a gallon"),
    ])) {
        let figure = one(&number.to_string(), name.0);
        prop_assert_eq!(figure.value, number as f64);
        prop_assert_eq!(unit(&figure), name.1);
    }

    #[test]
    fn below_zero(number in 1u64..100, sign in prop::sample::select(vec!["-", "−", "minus ", "minus-"])) {
        prop_assert_eq!(value(&format!("{sign}{number}"), " degrees"), -(number as f64));
    }

    #[test]
    fn joined_with_a_hyphen(number in no_year(), words in any::<bool>()) {
        prop_assume!(number > 1);
        let printed = if words { in_words(number, true) } else { grouped(number, ",") };
        let strong = one(&printed, "-strong crowd");
        prop_assert_eq!((strong.value, strong.form), (number as f64, Form::Strong));
        let week = one(&printed, "-week strikes");
        prop_assert_eq!(week.value, number as f64);
        prop_assert!(matches!(week.form, Form::Joined(_)));
        let age = one(&printed, "-year-old men");
        prop_assert_eq!((age.value, age.form), (number as f64, Form::Age));
    }

    #[test]
    fn ordinals(number in 1u64..1_000_000) {
        let copy = format!("She was the {} woman.", ordinal(number));
        let source = Source::from_text("a.txt", copy);
        let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
        let figures = Facts::read(&article, &LEXICON).figures;
        prop_assert_eq!(figures.ordinals.iter().map(|ordinal| u64::from(ordinal.value)).collect::<Vec<_>>(), vec![number]);
        prop_assert!(figures.all.is_empty());
    }

    #[test]
    fn fractions(below in 2u64..6, of in any::<bool>()) {
        let (name, plural) = [("half", "halves"), ("third", "thirds"), ("quarter", "quarters"), ("fifth", "fifths")][below as usize - 2];
        prop_assert_eq!(value(&format!("one-{name}"), " of the birds"), 1.0 / below as f64);
        if below > 2 {
            let joined = if of { " " } else { "-" };
            prop_assert_eq!(value(&format!("two{joined}{plural}"), " of the birds"), 2.0 / below as f64);
            prop_assert_eq!(value(&format!("a {name}"), " of the birds"), 1.0 / below as f64);
        }
    }
}
