"""English numbers, times, durations and dates."""

from simulator.understanding.languages.language import DayPart

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen".split()
_SMALL += "fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _below_hundred() -> dict[str, int]:
    numbers = {word: value for value, word in enumerate(_SMALL)}
    for ten, word in enumerate(_TENS, start=2):
        numbers[word] = ten * 10
        for one in range(1, 10):
            numbers[f"{word} {_SMALL[one]}"] = ten * 10 + one
    return numbers


def _below_thousand() -> dict[str, int]:
    small = _below_hundred()
    numbers = {**small, "a hundred": 100}
    for hundreds in range(1, 10):
        head = f"{_SMALL[hundreds]} hundred"
        numbers[head] = hundreds * 100
        for word, value in small.items():
            if value:
                numbers[f"{head} {word}"] = hundreds * 100 + value
                numbers[f"{head} and {word}"] = hundreds * 100 + value
    hundred = {word: value for word, value in numbers.items() if word.startswith("one hundred ")}
    return numbers | {f"a{word[3:]}": value for word, value in hundred.items()}


NUMBERS = _below_thousand()
DIGITS = {word: str(value) for value, word in enumerate(_SMALL[:10])} | {"oh": "0", "o": "0"}

_MORNING = DayPart("MO", 0)
_AFTERNOON = DayPart("AF", 12)
_EVENING = DayPart("EV", 13)
_NIGHT = DayPart("NI", 17)


def _day_parts() -> dict[str, DayPart]:
    parts = dict.fromkeys(
        ("tonight", "at night", "night", "in the night", "tomorrow night"), _NIGHT
    )
    named = (("morning", _MORNING), ("afternoon", _AFTERNOON), ("evening", _EVENING))
    for word, part in named:
        parts |= dict.fromkeys((word, f"in the {word}", f"this {word}", f"the {word}"), part)
        parts |= dict.fromkeys((f"tomorrow {word}", f"in the {word}s"), part)
    return parts


DAY_PARTS = _day_parts()
MERIDIEMS = {"am": DayPart("MO", 0), "pm": DayPart("AF", 12)}

_PAST = ("past", "after")
_TO = ("to", "till", "before")
CLOCK = {
    "{hour}": "0",
    "{hour} o'clock": "0",
    "{hour} {minute}": "{minute}",
    "{hour} oh {digit}": "{digit}",
    "{hour} o {digit}": "{digit}",
    "half {hour}": "30",
    **{f"half {past} {{hour}}": "30" for past in _PAST},
    **{f"{a}quarter {past} {{hour}}": "15" for a in ("", "a ") for past in _PAST},
    **{f"{a}quarter {to} {{hour}}": "-15" for a in ("", "a ") for to in _TO},
    **{f"{{past}}{m} {past} {{hour}}": "{past}" for m in ("", " minutes") for past in _PAST},
    **{f"{{past}}{m} {to} {{hour}}": "-{past}" for m in ("", " minutes") for to in _TO},
}
FIXED_TIMES = {
    **dict.fromkeys(("noon", "midday", "twelve noon", "12 noon"), "12:00"),
    **dict.fromkeys(("midnight", "twelve midnight", "12 midnight"), "00:00"),
}
TIME_PREFIXES = ("at", "around", "about")

_UNIT_CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "MO"}
UNITS = {
    **_UNIT_CODES,
    **{f"{unit}s": code for unit, code in _UNIT_CODES.items()},
    "year": "Y",
    "years": "Y",
    "min": "M",
    "mins": "M",
    "sec": "S",
    "secs": "S",
    "hr": "H",
    "hrs": "H",
}
FIXED_DURATIONS = {
    **dict.fromkeys(("half an hour", "a half hour", "half hour", "a half an hour"), "PT30M"),
    **dict.fromkeys(("quarter of an hour", "a quarter of an hour", "a quarter hour"), "PT15M"),
    **dict.fromkeys(("three quarters of an hour", "three quarter hour"), "PT45M"),
    **dict.fromkeys(("an hour and a half", "one hour and a half"), "PT1H30M"),
    **dict.fromkeys(("an hour and a quarter", "one hour and a quarter"), "PT1H15M"),
    **dict.fromkeys(("a couple of hours", "a couple hours"), "PT2H"),
    **dict.fromkeys(("a couple of minutes", "a couple minutes"), "PT2M"),
    **dict.fromkeys(("half a minute", "half minute"), "PT30S"),
    **dict.fromkeys(("half a day", "half day"), "PT12H"),
    **dict.fromkeys(("a fortnight", "fortnight"), "P2W"),
}
HALF_DURATIONS = {
    "{count} and a half hours": "PT{count}H30M",
    "{count} and a half hour": "PT{count}H30M",
    "{count} hours and a half": "PT{count}H30M",
    "{count} and a half minutes": "PT{count}M30S",
}

DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "day before yesterday": -2}
WEEKDAYS = {
    word: at
    for at, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
    for word in (day, f"on {day}", f"this {day}")
}
SPANS = {
    f"{which} {word}": (unit, steps)
    for which, steps in (("this", 0), ("last", -1), ("past", -1), ("next", 1))
    for word, unit in (("week", "W"), ("weekend", "WE"), ("month", "M"), ("year", "Y"))
}
