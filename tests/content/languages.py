"""What a language's texts may be made of; a new language of content needs an entry here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """What a language's packs must not contain, and the characters they're made of."""

    letters: str
    banned: re.Pattern[str]
    uncontracted: re.Pattern[str]


def _words(*groups: str) -> re.Pattern[str]:
    phrases = [re.escape(p).replace(r"\*", r"\w*") for group in groups for p in group.split("|")]
    return re.compile(rf"\b({'|'.join(phrases)})\b", re.IGNORECASE)


ENGLISH = Language(
    letters="A-Za-z",
    # A star stands for any ending. "health" and "spray" are fine, so those stems have no star.
    banned=_words(
        # One kind of couple, one gender, one belief.
        "he|she|his|her|hers|him|himself|herself|husband*|wife|wives|boyfriend*|girlfriend*",
        "better half|soulmate*|ladies|gentlemen|guys",
        "god|gods|godly|pray|prays|prayer*|praying|bless*|church*|heaven*|sin|sins|holy",
        # Bedroom matters.
        "sexy|sex|sexual*|naked|nude|erotic*|lingerie|orgasm*|make love",
        # Gushing.
        "amazing*|awesome|incredible|journey*|magical|mind-blowing|epic",
        # Pushing.
        "you should|you must|you ought",
        # What takes a screen or an eye on one.
        "look at|watch this|as you see|see below|on the screen|tap|tapping|click*|swipe|swiping",
        "scroll down|press the",
        # Brands.
        "netflix|instagram|facebook|whatsapp|alexa|amazon|ikea|spotify|youtube|tiktok|google|siri",
        "twitter|snapchat|pinterest|disney|starbucks|lego|xbox|playstation|nintendo|kindle|tesla",
        "scrabble|monopoly|jenga|pictionary|polaroid|tupperware|uber|airbnb|tinder|photoshop",
        # We are no therapy.
        "therapy|therapies|therapist*|therapeutic|disorder*|trauma*|heal|heals|healed|healing",
        "diagnos*|symptom*|toxic|codependent*|narciss*|love language*|attachment style*",
    ),
    # At the end of a clause ("as we are.") there's nothing to contract.
    uncontracted=re.compile(
        r"\b(do not|does not|did not|cannot|can not|is not|are not|was not|were not|will not"
        r"|would not|could not|have not|has not"
        r"|(?:I am|I will|you are|you will|we are|we will|they are|it is|it will)"
        r"(?!\s*(?:[.,?]|$)))"
        r"(?![\w'])",
        re.IGNORECASE,
    ),
)
LANGUAGES: Mapping[str, Language] = {"en": ENGLISH}
