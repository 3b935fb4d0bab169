"""Prints a feed of invented articles as JSON Lines: `feed.py 2000 > feed.jsonl`.

Some have a slip: a name with a letter lost or exchanged, a word twice in a row, a weekday that the date does not have.
Some are printed again under another headline. The same number always gives the same feed.
"""

import json
import random
import sys
from datetime import date, timedelta

BEGINNINGS = ["Thor", "Aber", "Hol", "Ving", "Mar", "Casta", "Oster", "Pell", "Quar", "Sund", "Tre", "Wy", "Zell", "Brem"]
ENDINGS = ["valdson", "nathy", "lorane", "gardine", "rimond", "nellow", "borough", "stedt", "wick", "evayne", "hollen"]
GIVEN = ["Anna", "Peter", "Olga", "Henrik", "Maria", "Steven", "Clara", "David", "Ruth", "Martin", "Helen", "Paul"]
SENTENCES = [
    "The bank froze the accounts of {a} in the spring, the court said.",
    "A letter from {a} was read to the council by {b}.",
    "{a} told the committee that the bridge would be mended before winter.",
    "It was {a} who asked for the count, and {b} who refused it.",
    "The harbour was sold to {a} for {n} million crowns.",
    "About {n} people came to hear {a} speak in the square.",
    "{a} and {b} met for the first time in the town's library.",
    "Nobody answered the telephone at the office of {a}.",
    "The ferry had {n} seats, and {a} wanted more of them.",
    "On {day}, {month} {date}, {year}, the contract was signed by {a}.",
]
HEADLINES = ["Council Hears Of The Bridge", "Harbour Changes Hands", "A Long Evening In The Square", "Ferry Waits For Winter"]


def main():
    chance = random.Random(7)
    people = [f"{chance.choice(GIVEN)} {begin}{end}" for begin in BEGINNINGS for end in ENDINGS]
    stories = []
    for number in range(int(sys.argv[1])):
        again = stories and chance.random() < 0.03
        text = chance.choice(stories) if again else story(chance, people)
        stories.append(text)
        title = f"{chance.choice(HEADLINES)}: Part {number}"
        print(json.dumps({"id": f"wire/{number:07}", "title": title, "text": text}, ensure_ascii=False))


def story(chance, people):
    cast = chance.sample(people, 4)
    paragraphs = [" ".join(sentence(chance, cast) for _ in range(3)) for _ in range(5)]
    if chance.random() < 0.1:
        at = chance.randrange(5)
        paragraphs[at] = paragraphs[at].replace(" the ", " the the ", 1)
    if chance.random() < 0.2:
        name = cast[0].split()[1]
        paragraphs = [paragraph.replace(name, slip(chance, name), chance.randrange(2)) for paragraph in paragraphs]
    return "\n\n".join(paragraphs)


def sentence(chance, cast):
    day = date(2019, 1, 1) + timedelta(days=chance.randrange(700))
    told = day + timedelta(days=chance.random() < 0.2)
    a, b = chance.sample(cast, 2)
    return chance.choice(SENTENCES).format(
        a=a, b=b, n=chance.randrange(3, 90), day=told.strftime("%A"), month=day.strftime("%B"), date=day.day, year=day.year
    )


def slip(chance, name):
    at = chance.randrange(3, len(name) - 1)
    return chance.choice([name[:at] + name[at + 1 :], name[:at] + name[at + 1] + name[at] + name[at + 2 :]])


if __name__ == "__main__":
    main()
