"""SSML as a listener gets it: checked, and turned into plain text.

A pause one can hear becomes "...", a sound its name in brackets. What Alexa supports: the SSML
reference of the Alexa Skills Kit; at most five sounds and ten seconds for one pause.
"""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_KNOWN = {
    *("speak", "p", "s", "w", "break", "audio", "sub", "say-as", "phoneme", "emphasis", "prosody"),
    *("voice", "lang", "amazon:effect", "amazon:emotion", "amazon:domain", "alexa:name"),
}
_HEARD_PAUSE = 0.4  # seconds; shorter ones only shape a sentence
_LONGEST_PAUSE = 10.0
_MOST_SOUNDS = 5
_STRENGTHS = {
    "none": 0.0,
    "x-weak": 0.0,
    "weak": 0.2,
    "medium": 0.4,
    "strong": 0.7,
    "x-strong": 1.0,
}
# Alexa's own prefixes are used without being declared, which a plain XML reader refuses.
_OPENING = '<speak xmlns:amazon="amazon" xmlns:alexa="alexa"'


def plain(ssml: str) -> str:
    """The text one hears. Raises ValueError when it is not well-formed SSML."""
    text = " ".join(_spoken(_parse(ssml)).split())
    text = re.sub(r"\.\.\.(?: \.\.\.)+", "...", text)
    return re.sub(r" (?=[,.?!;:](?:\s|$))", "", text)


def faults(ssml: str) -> list[str]:
    """What Alexa would refuse or a listener suffer from; empty when all is well."""
    try:
        root = _parse(ssml)
    except ValueError as error:
        return [str(error)]
    found = [f"unknown SSML tag <{t}>" for e in root.iter() if (t := _name(e)) not in _KNOWN]
    found += [
        "a pause of more than 10 s"
        for pause in root.iter("break")
        if _seconds(pause) > _LONGEST_PAUSE
    ]
    if len(list(root.iter("audio"))) > _MOST_SOUNDS:
        found.append(f"more than {_MOST_SOUNDS} sounds")
    return found


def _parse(ssml: str) -> Element:
    if not re.match(r"<speak[\s>/]", ssml):
        raise ValueError("SSML does not begin with <speak>")
    try:
        root: Element = fromstring(_OPENING + ssml.removeprefix("<speak"))
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(f"SSML is not well-formed: {error}") from None
    return root


def _spoken(element: Element) -> str:
    inner = (element.text or "") + "".join(_spoken(child) + (child.tail or "") for child in element)
    match _name(element):
        case "break":
            return " ... " if _seconds(element) >= _HEARD_PAUSE else " "
        case "audio":
            sound = element.get("src", "").rpartition("/")[2].replace("_", " ")
            return f" ({sound}) "
        case "sub":
            return element.get("alias", inner)
        case "alexa:name":
            return "(name)"
        case "p" | "s" | "speak":
            return f" {inner} "
        case _:
            return inner


def _name(element: Element) -> str:
    return str(element.tag).replace("{", "").replace("}", ":")


def _seconds(pause: Element) -> float:
    time = pause.get("time")
    if time is None:
        return _STRENGTHS.get(pause.get("strength", "medium"), 0.4)
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(m?s)", time)
    if not found:
        return float("inf")
    return float(found[1]) / (1000 if found[2] == "ms" else 1)
