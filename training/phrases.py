"""What the reference voice can say: its vocabulary, its fixed phrases and the sentences that it is trained on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
FAMILIES = "host python package import library model cache service port application log speech".split()
NOUNS = [*FAMILIES, *"packages imports version file files memory disk voice report network server text".split()]
STATES = (
    "passed failed found wrong missing damaged full taken fine ready slow new open closed busy loaded complete "
    "stopped running"
).split()
COUNTED = "check checks warning warnings error errors problem problems".split()
OTHERS = "the a is are not no and please of with read does answer enough doctor hello all".split()
VOCABULARY = sorted({*UNITS, *TENS, *NOUNS, *STATES, *COUNTED, *OTHERS})

FIXED = [
    "check passed",
    "check passed with warnings",
    "check failed",
    "the check passed",
    "the check failed",
    "check complete",
    "all checks passed",
    "no problem found",
    "no error found",
    "one problem found",
    "one error found",
    "one warning found",
    *(f"{count} {things} found" for things in ("problems", "errors", "warnings") for count in UNITS[2:11]),
    "one error and one warning found",
    "two errors and one warning found",
    "one error and two warnings found",
    *(f"the {family} check failed" for family in FAMILIES),
    *(f"the {family} check passed" for family in FAMILIES),
    *(f"a problem with the {family}" for family in FAMILIES),
    "a problem with the packages",
    "a problem with the imports",
    "the python version is wrong",
    "a package is missing",
    "a file is missing",
    "a file is damaged",
    "a library is damaged",
    "the import failed",
    "the model file is damaged",
    "the model is missing",
    "the model is loaded",
    "the disk is full",
    "the port is taken",
    "not enough memory",
    "the service does not answer",
    "the service is running",
    "the service is stopped",
    "the voice is fine",
    "the speech is fine",
    "the application is ready",
    "please read the report",
    "please read the log",
    "hello the doctor is ready",
]


def number(value: int) -> str:
    """Return a number from 0 to 99 in words: 42 as "forty two"."""
    if value < len(UNITS):
        return UNITS[value]
    tens, rest = divmod(value, 10)
    return " ".join([TENS[tens - 2], *([UNITS[rest]] if rest else [])])


def statement(rng: random.Random) -> str:
    noun, state = rng.choice(NOUNS), rng.choice(STATES)
    verb = "are" if noun.endswith("s") else "is"
    return f"{rng.choice(['the ', 'a ', ''])}{noun} {verb} {rng.choice(['', '', 'not '])}{state}"


def tally(rng: random.Random) -> str:
    counted = f"{number(rng.randrange(100))} {rng.choice(COUNTED)}"
    if rng.random() < 0.4:
        counted += f" and {number(rng.randrange(100))} {rng.choice(COUNTED)}"
    return f"{counted} {rng.choice(STATES)}"


def outcome(rng: random.Random) -> str:
    ending = rng.choice(["", "", " with warnings", " with errors", " with problems"])
    return f"{rng.choice(['the ', ''])}{rng.choice(NOUNS)} check {rng.choice(STATES)}{ending}"


def relation(rng: random.Random) -> str:
    link = rng.choice(["with the", "of the", "and the", "with a", "of a", "and"])
    start = rng.choice(["a", "no", "the", number(rng.randrange(100))])
    return f"{start} {rng.choice([*COUNTED, *NOUNS])} {link} {rng.choice(NOUNS)}"


def request(rng: random.Random) -> str:
    return f"please {rng.choice(['read', 'check', 'answer'])} {rng.choice(['the', 'all', 'a'])} {rng.choice(NOUNS)}"


def scramble(rng: random.Random) -> str:
    return " ".join(rng.choice(VOCABULARY) for _ in range(rng.randint(2, 7)))


def template(rng: random.Random) -> str:
    return rng.choice([statement, statement, tally, tally, outcome, relation, request])(rng)


def balanced(rng: random.Random, count: int) -> Iterator[str]:
    """Yield sentences of 3 to 7 words in which all pairs of neighbouring words are equally frequent."""
    pairs: Counter[tuple[str, str]] = Counter()
    starts: Counter[str] = Counter()
    for _ in range(count):
        words = [least(rng, starts, VOCABULARY)]
        starts[words[0]] += 1
        for _ in range(rng.randint(2, 6)):
            pair = least(rng, pairs, [(words[-1], word) for word in VOCABULARY])
            pairs[pair] += 1
            words.append(pair[1])
        yield " ".join(words)


def least(rng: random.Random, seen: Counter, choices: list) -> object:
    """Return one of the choices that were seen least so far."""
    return min(choices, key=lambda choice: (seen[choice], rng.random()))


def spoken_often() -> list[str]:
    """Return what must be right above all: fixed phrases, numbers, single words."""
    return list(dict.fromkeys([*FIXED, *map(number, range(100)), *VOCABULARY]))


def training(seed: int, templates: int, balanced_count: int) -> list[str]:
    """Return the training sentences without duplicates, those spoken often first."""
    rng = random.Random(seed)
    sentences = [*spoken_often(), *(template(rng) for _ in range(templates)), *balanced(rng, balanced_count)]
    return list(dict.fromkeys(sentences))


def held_out(seed: int, count: int, known: list[str]) -> list[str]:
    """Return sentences, half by template and half of random words, none of which is known."""
    rng = random.Random(seed)
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        sentence = (template, scramble)[len(drawn) % 2](rng)
        if sentence not in known:
            drawn[sentence] = None
    return list(drawn)
