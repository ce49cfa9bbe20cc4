"""Text into SSML and back."""

import re

# By hand: html.escape and xml.sax.saxutils each miss a character we need and cost an import.
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
    | dict.fromkeys("\t\n\r\u0085\u2028\u2029", " ")  # a line end still parts two words
)
# What XML 1.0 (production 2, Char) forbids, and the control characters it merely discourages.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_BREAK = re.compile(r"<break\b[^>]*>")
_BLOCK = re.compile(r"</?(?:speak|p|s)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def escape(text: str) -> str:
    """Any text as SSML content or attribute value: markup escaped, control characters removed."""
    return _CONTROL.sub("", text).translate(_ESCAPED)


def plain(ssml: str) -> str:
    """SSML as a person reads it on a card or in a terminal.

    A pause becomes "...", other tags vanish, entities become characters, spaces are folded.
    Expects well-formed SSML without ">" inside attribute values (`escape` writes none) and
    without numeric character references.
    """
    text = _BREAK.sub(" ... ", ssml)
    text = _TAG.sub("", _BLOCK.sub(" ", text))
    return _ENTITY.sub(lambda found: _PLAIN[found[1]], " ".join(text.split()))
