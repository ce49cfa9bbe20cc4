"""What is kept between requests: chains, a few, and never a verdict; and the roots trusted."""

from datetime import timedelta

from skill.web.certificates import trusted_roots
from tests.web.authority import NOW, URL, Alexa, envelope

FOLDER = "https://s3.amazonaws.com/echo.api/"


def test_a_kept_chain_is_fetched_once_but_judged_each_time(alexa: Alexa) -> None:
    assert [alexa.post().status_code for _ in range(3)] == [200, 200, 200]
    assert alexa.fetched == [URL]
    alexa.now = NOW + timedelta(days=31)
    late = envelope(seconds=-31 * 86400)
    assert alexa.post(late).status_code == 400
    assert len(alexa.heard) == 3


def test_a_chain_renewed_in_place_is_fetched_again(alexa: Alexa) -> None:
    assert alexa.post().status_code == 200
    alexa.served[URL] = alexa.authority.chain(days=(20, 60))
    alexa.now = NOW + timedelta(days=31)
    assert alexa.post(envelope(seconds=-31 * 86400)).status_code == 200
    assert alexa.fetched == [URL, URL]


def test_a_chain_that_did_not_hold_is_not_kept(alexa: Alexa) -> None:
    good, alexa.served[URL] = alexa.served[URL], b"junk"
    assert alexa.post().status_code == 400
    alexa.served[URL] = good
    assert alexa.post().status_code == 200


def test_no_more_than_a_few_chains_are_kept(alexa: Alexa) -> None:
    urls = [f"{FOLDER}{number}.pem" for number in range(9)]
    alexa.served = dict.fromkeys(urls, alexa.served[URL])
    for url in urls:
        assert alexa.post(SignatureCertChainUrl=url).status_code == 200
    alexa.post(SignatureCertChainUrl=urls[-1])
    assert alexa.fetched == urls
    alexa.post(SignatureCertChainUrl=urls[0])
    assert alexa.fetched == [*urls, urls[0]]


def test_the_public_roots_hold_amazons_and_are_all_readable() -> None:
    roots = trusted_roots()
    names = {root.subject.rfc4514_string() for root in roots}
    assert "CN=Amazon Root CA 1,O=Amazon,C=US" in names
    assert len(roots) > 80
    assert all(root.serial_number > 0 for root in roots)
