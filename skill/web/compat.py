"""What the endpoint uses of flask-ask-sdk and its verifiers, importable on any OpenSSL.

The SDK's verifier module imports certvalidator, whose oscrypto 1.3.0 (the last release) reads
OpenSSL's version with a pattern that knows no two-digit part: on "3.0.19" the import fails, and
flask-ask-sdk with it. Where that happens a stand-in takes certvalidator's place. The endpoint never
asks it (skill.web.certificates does that work); whoever does is refused, so nothing is let through.
"""

import importlib
import sys
from types import ModuleType
from typing import NoReturn


class PathError(Exception):
    """Stands for certvalidator.errors.PathError: no trusted path was found."""


class ValidationError(Exception):
    """Stands for certvalidator.errors.ValidationError, which the SDK imports by name."""


class RefusingValidator:
    """Stands for certvalidator.CertificateValidator: no certificate passes."""

    def __init__(self, *args: object, **kwargs: object) -> NoReturn:
        """Raise PathError, whatever is to be validated."""
        raise PathError("certvalidator is not usable here, so no certificate is trusted")


def stand_ins() -> dict[str, ModuleType]:
    """Return modules that take certvalidator's place, by name."""
    package, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    vars(errors).update(PathError=PathError, ValidationError=ValidationError)
    vars(package).update(CertificateValidator=RefusingValidator, errors=errors, __path__=[])
    return {"certvalidator": package, "certvalidator.errors": errors}


def ensure_certvalidator() -> None:
    """Leave certvalidator importable: the real one where it works, else the one that refuses."""
    try:
        importlib.import_module("certvalidator")
    except Exception:  # oscrypto raises errors of its own at import, not only ImportError
        sys.modules.update(stand_ins())


ensure_certvalidator()

from ask_sdk_core.serialize import DefaultSerializer  # noqa: E402
from ask_sdk_core.skill import CustomSkill, SkillConfiguration  # noqa: E402
from ask_sdk_webservice_support import verifier_constants as constants  # noqa: E402
from ask_sdk_webservice_support.verifier import (  # noqa: E402
    AbstractVerifier,
    VerificationException,
)
from flask_ask_sdk.skill_adapter import (  # noqa: E402
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)

__all__ = [
    "VERIFY_SIGNATURE_APP_CONFIG",
    "VERIFY_TIMESTAMP_APP_CONFIG",
    "AbstractVerifier",
    "CustomSkill",
    "DefaultSerializer",
    "SkillAdapter",
    "SkillConfiguration",
    "VerificationException",
    "constants",
]
