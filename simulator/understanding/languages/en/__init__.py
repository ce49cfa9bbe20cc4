"""English, as it is spoken in any of its locales."""

from simulator.understanding.languages.en import numbers, phrases, words
from simulator.understanding.languages.language import Language

LANGUAGE = Language(
    contractions=phrases.CONTRACTIONS,
    fillers=phrases.FILLERS,
    lead_ins=phrases.LEAD_INS,
    endings=phrases.ENDINGS,
    same=phrases.SAME,
    negations=phrases.NEGATIONS,
    articles=("a", "an", "the", "our", "my"),
    function_words=words.FUNCTION_WORDS,
    common_words=words.COMMON_WORDS,
    names=words.NAMES,
    wake_words=("alexa", "echo", "computer", "hey alexa"),
    launch_words=(
        *("open", "launch", "start", "begin", "load", "run", "use", "play", "resume", "enable"),
        *("talk to", "open up", "start up", "go to"),
    ),
    ask_words=("ask", "tell", "open", "launch", "start", "use", "talk to", "search", "have"),
    connectors=("to", "for", "about", "that", "whether", "if", "and", "and to", "and ask for"),
    from_words=("from", "with", "using", "in", "on", "by using"),
    intents=phrases.INTENTS,
    numbers=numbers.NUMBERS,
    digits=numbers.DIGITS,
    thousand=("thousand",),
    number_joiners=("and",),
    clock=numbers.CLOCK,
    fixed_times=numbers.FIXED_TIMES,
    time_prefixes=numbers.TIME_PREFIXES,
    day_parts=numbers.DAY_PARTS,
    meridiems=numbers.MERIDIEMS,
    units=numbers.UNITS,
    fixed_durations=numbers.FIXED_DURATIONS,
    half_durations=numbers.HALF_DURATIONS,
    duration_joiners=("and",),
    one_words=("a", "an"),
    days=numbers.DAYS,
    weekdays=numbers.WEEKDAYS,
    spans=numbers.SPANS,
)
