"""Is this SSML that Alexa will speak? A table of what it knows, and a checker for tests.

Source of the table: "Speech Synthesis Markup Language (SSML) Reference" of the Alexa Skills Kit
(developer.amazon.com/docs/alexa/custom-skills/speech-synthesis-markup-language-ssml-reference.html).
By hand because Python has no such checker.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

LONGEST = 8000  # characters of outputSpeech; a longer one ends the session (INVALID_RESPONSE)
MOST_AUDIO = 5  # <audio> tags in one response
LONGEST_BREAK = 10.0  # seconds


class _Tag(NamedTuple):
    attributes: Mapping[str, str] = {}  # name -> regular expression of the whole value
    required: frozenset[str] = frozenset()
    one_of: bool = False  # at least one of the attributes has to be there
    empty: bool = False  # holds no text


_NAME = r"[A-Za-z]+"
_LOCALE = r"[a-z]{2}-[A-Z]{2}"
_RATE = "(?:[2-9][0-9]|[1-9][0-9]{2})%"  # at least 20 %
_PITCH = r"\+(?:[1-4]?[0-9]|50)%|-(?:[12]?[0-9]|3[0-3])%"  # -33.3 to +50 %
_VOLUME = r"\+[0-4](?:\.[0-9]+)?dB|-[0-9]+(?:\.[0-9]+)?dB"  # at most about +4.08 dB
_LEVELS = "low|medium|high"
_DATE_FORMATS = "mdy|dmy|ymd|md|dm|ym|my|d|m|y|[0-9?]{8}"
_INTERPRETATIONS = (
    "characters|spell-out|cardinal|number|ordinal|digits|fraction|unit|date|time|telephone"
    "|address|interjection|expletive"
)
_TAGS = {
    "speak": _Tag(),
    "p": _Tag(),
    "s": _Tag(),
    "break": _Tag(
        {
            "strength": "none|x-weak|weak|medium|strong|x-strong",
            "time": r"[0-9]+(?:\.[0-9]+)?s|[0-9]+ms",
        },
        one_of=True,
        empty=True,
    ),
    "w": _Tag({"role": "amazon:(?:VB|VBD|NN|DT|IN|JJ|SENSE_1)"}, frozenset({"role"})),
    "say-as": _Tag(
        {"interpret-as": _INTERPRETATIONS, "format": _DATE_FORMATS}, frozenset({"interpret-as"})
    ),
    "sub": _Tag({"alias": r"[\s\S]*\S[\s\S]*"}, frozenset({"alias"})),
    "prosody": _Tag(
        {
            "rate": f"x-slow|slow|medium|fast|x-fast|{_RATE}",
            "pitch": f"x-low|{_LEVELS}|x-high|{_PITCH}",
            "volume": f"silent|x-soft|soft|medium|loud|x-loud|{_VOLUME}",
        },
        one_of=True,
    ),
    "emphasis": _Tag({"level": "strong|moderate|reduced"}, frozenset({"level"})),
    "audio": _Tag({"src": r"(?:https|soundbank)://\S+"}, frozenset({"src"})),
    "voice": _Tag({"name": _NAME}, frozenset({"name"})),
    "lang": _Tag({"xml:lang": _LOCALE}, frozenset({"xml:lang"})),
    "phoneme": _Tag({"alphabet": "ipa|x-sampa", "ph": r"[\s\S]+"}, frozenset({"alphabet", "ph"})),
    "amazon:effect": _Tag({"name": "whispered"}, frozenset({"name"})),
    "amazon:emotion": _Tag(
        {"name": "excited|disappointed", "intensity": _LEVELS}, frozenset({"name", "intensity"})
    ),
    "amazon:domain": _Tag({"name": "conversational|fun|long-form|music|news"}, frozenset({"name"})),
    "alexa:name": _Tag(
        {"type": "first", "personId": r"amzn1\.ask\.person\.\S+"},
        frozenset({"type", "personId"}),
        empty=True,
    ),
}
# Not in the reference's words, but the same thing: isolation marks are unspoken, U+FFFD is a loss.
_STRAY = re.compile("[\u2066-\u2069\ufffd]")
_NOT_HEARD = re.compile(r"[\W_]*")


def check(ssml: str) -> list[str]:
    """What is wrong with `ssml` (a whole <speak> document), in a few words each; [] if nothing."""
    problems = []
    if len(ssml) > LONGEST:
        problems.append(f"{len(ssml)} characters, more than {LONGEST}")
    if not ssml.startswith("<speak>"):
        problems.append("does not begin with <speak>")
    reader = _Reader()
    try:
        parseString(ssml.encode(), reader)
    except DefusedXmlException:
        return [*problems, "has a document type or entities of its own"]
    except (SAXParseException, UnicodeEncodeError) as error:
        return [*problems, str(error)]
    return problems + reader.problems


class _Reader(ContentHandler):
    """Walks the document; the names come with their prefixes, as Alexa declares none."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.open: list[str] = []
        self.audio = 0
        self.heard = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        if (name == "speak") != (not self.open):
            self.problems.append(f"<{name}> in the wrong place")
        self.open.append(name)
        if name == "audio":
            self.audio += 1
        self.heard |= name in ("audio", "alexa:name")
        tag = _TAGS.get(name)
        if tag is None:
            self.problems.append(f"unknown tag <{name}>")
        else:
            self.attributes(name, tag, dict(attrs.items()))

    def attributes(self, name: str, tag: _Tag, found: dict[str, str]) -> None:
        for key, value in found.items():
            if key not in tag.attributes:
                self.problems.append(f"<{name}> has no attribute {key}")
            elif not re.fullmatch(tag.attributes[key], value):
                self.problems.append(f"<{name}> {key}={value!r}")
        missing = sorted(tag.required - found.keys())
        self.problems.extend(f"<{name}> lacks {key}" for key in missing)
        if tag.one_of and not found:
            self.problems.append(f"<{name}> lacks {' or '.join(tag.attributes)}")
        if name == "break" and _seconds(found.get("time", "")) > LONGEST_BREAK:
            self.problems.append(f"<break> longer than {LONGEST_BREAK:g} s")
        if name == "say-as" and "format" in found and found.get("interpret-as") != "date":
            self.problems.append("<say-as> format is for dates")

    def endElement(self, name: str) -> None:
        self.open.pop()

    def characters(self, content: str) -> None:
        if not _NOT_HEARD.fullmatch(content):
            self.heard = True
            if (tag := _TAGS.get(self.open[-1])) and tag.empty:
                self.problems.append(f"<{self.open[-1]}> holds no text")
        if _STRAY.search(content):
            self.problems.append(f"stray character in {content!r}")

    def endDocument(self) -> None:
        if self.audio > MOST_AUDIO:
            self.problems.append(f"{self.audio} <audio> tags, more than {MOST_AUDIO}")
        if not self.heard:
            self.problems.append("nothing to hear")


def _seconds(text: str) -> float:
    if not (found := re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(m?)s", text)):
        return 0.0
    return float(found[1]) / (1000 if found[2] else 1)
