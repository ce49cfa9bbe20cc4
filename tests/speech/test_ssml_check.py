"""The SSML checker accepts what Alexa speaks and names what it does not."""

import pytest

from simulator.ssml_check import check

GOOD = [
    "Good evening, Ada &amp; Max.",
    'Breathe.<break time="10s"/> And <break strength="medium"/> out. <break time="500ms"/>',
    "<p>One.</p><s>Two.</s>",
    '<w role="amazon:VBD">read</w>',
    '<say-as interpret-as="digits">482913</say-as>',
    '<say-as interpret-as="date" format="md">3/4</say-as>',
    '<sub alias="aluminium">Al</sub>',
    '<prosody rate="slow" pitch="+10%" volume="x-soft">x</prosody><prosody rate="80%">y</prosody>',
    '<emphasis level="moderate">x</emphasis>',
    '<audio src="soundbank://soundlibrary/bells/soft_01"/>',
    '<audio src="https://example.org/bell.mp3"/>' * 5,
    '<voice name="Joanna"><lang xml:lang="de-DE">Hallo</lang></voice>',
    '<phoneme alphabet="ipa" ph="pɪˈkɑːn">pecan</phoneme>',
    '<amazon:effect name="whispered">x</amazon:effect>',
    '<amazon:emotion name="excited" intensity="low">x</amazon:emotion>',
    '<amazon:domain name="conversational">x</amazon:domain>',
    'Hi <alexa:name type="first" personId="amzn1.ask.person.ABC"/>',
]
BAD = [
    ("Tom & Jerry", "not well-formed"),
    ("I <3 you", "not well-formed"),
    ("<p>open", "mismatched tag"),
    ("\x0b", "not well-formed"),
    ("\ud800", "surrogates"),
    ("&nbsp;", "undefined entity"),
    ("<b>x</b>", "unknown tag <b>"),
    ("a<speak>b</speak>", "<speak> in the wrong place"),
    ('a<break time="11s"/>', "<break> longer than 10 s"),
    ('a<break time="10001ms"/>', "<break> longer than 10 s"),
    ('a<break time="2"/>', "<break> time='2'"),
    ('a<break time="1.2.3s"/>', "<break> time='1.2.3s'"),
    ("a<break/>", "<break> lacks strength or time"),
    ('<break time="1s">a</break>', "<break> holds no text"),
    ('<break time="1s"/>...', "nothing to hear"),
    ("", "nothing to hear"),
    ('<emphasis level="huge">x</emphasis>', "<emphasis> level='huge'"),
    ("<say-as>1</say-as>", "<say-as> lacks interpret-as"),
    ('<say-as interpret-as="time" format="md">1</say-as>', "<say-as> format is for dates"),
    ('<p class="x">x</p>', "<p> has no attribute class"),
    ('<prosody rate="15%">x</prosody>', "<prosody> rate='15%'"),
    ('<prosody pitch="+60%">x</prosody>', "<prosody> pitch='+60%'"),
    ('<prosody volume="+20dB">x</prosody>', "<prosody> volume='+20dB'"),
    ('<audio src="http://example.org/bell.mp3"/>', "<audio> src='http://example.org/bell.mp3'"),
    ('<audio src="https://example.org/bell.mp3"/>' * 6, "6 <audio> tags, more than 5"),
    ('<amazon:emotion name="excited">x</amazon:emotion>', "<amazon:emotion> lacks intensity"),
    ("\u2068Ada\u2069", "stray character"),
    ("x" * 7986, "8001 characters, more than 8000"),
]


@pytest.mark.parametrize("inside", [*GOOD, "x" * 7985])
def test_what_alexa_speaks_passes(inside: str) -> None:
    assert check(f"<speak>{inside}</speak>") == []


@pytest.mark.parametrize("inside, problem", BAD)
def test_what_it_does_not_is_named_once(inside: str, problem: str) -> None:
    (found,) = check(f"<speak>{inside}</speak>")
    assert problem in found


def test_only_a_bare_speak_document_will_do() -> None:
    assert check("hi")[0] == "does not begin with <speak>"
    entity = '<!DOCTYPE x [<!ENTITY a "b">]><speak>&a;</speak>'
    assert check(entity)[1] == "has a document type or entities of its own"
