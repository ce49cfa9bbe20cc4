"""Where certvalidator does not import, the SDK does all the same, and its own verifier refuses."""

import importlib
import importlib.util
import sys

import pytest
from ask_sdk_webservice_support import verifier

from skill.web import compat
from tests.web.authority import Authority

NAMES = ("certvalidator", "certvalidator.errors")


@pytest.fixture
def unimportable(monkeypatch: pytest.MonkeyPatch) -> None:
    """certvalidator as it is on a machine where oscrypto cannot read OpenSSL's version."""
    for name in NAMES:
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("unimportable")
def test_the_stand_in_lets_the_sdk_import_and_refuses_a_perfect_chain(
    authority: Authority,
) -> None:
    compat.ensure_certvalidator()
    name = f"{verifier.__package__}.imported_again"
    spec = importlib.util.spec_from_file_location(name, verifier.__file__)
    assert spec is not None
    assert spec.loader is not None
    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
    with pytest.raises(again.VerificationException, match="Certificate chain is not valid"):
        again.RequestVerifier()._validate_cert_chain(authority.chain())


@pytest.mark.usefixtures("unimportable")
def test_the_stand_in_cannot_even_be_made() -> None:
    compat.ensure_certvalidator()
    stand_in = importlib.import_module("certvalidator")
    with pytest.raises(importlib.import_module("certvalidator.errors").PathError):
        stand_in.CertificateValidator(b"", [])


def test_a_certvalidator_that_works_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    working = compat.stand_ins()
    for name, module in working.items():
        monkeypatch.setitem(sys.modules, name, module)
    compat.ensure_certvalidator()
    assert sys.modules["certvalidator"] is working["certvalidator"]


def test_the_sdks_own_verifiers_are_not_in_the_way(authority: Authority) -> None:
    from tests.web.authority import SKILL_ID, Alexa

    adapter = Alexa(authority).app.extensions["ASK_SDK_SKILL_ADAPTER"][SKILL_ID]
    kinds = {type(one).__module__ for one in adapter._webservice_handler._verifiers}
    assert kinds == {"skill.web.verification"}
