"""Reply and speech -> the SDK's response."""

from ask_sdk_model import (
    Intent,
    IntentConfirmationStatus,
    Response,
    Slot,
    SlotConfirmationStatus,
)
from ask_sdk_model.dialog import ElicitSlotDirective
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.ui import (
    AskForPermissionsConsentCard,
    Reprompt,
    SimpleCard,
    SsmlOutputSpeech,
)

from skill.reply import Reply
from skill.speech.render import Speech

REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"


def respond(reply: Reply, speech: Speech) -> Response:
    """The response: speech, reprompt, card, directives, and the microphone open exactly when a
    question was asked. While Alexa asks for a permission the session is hers to keep."""
    response = Response(output_speech=_ssml(speech.said) if speech.said else None, directives=[])
    if reply.consent is not None:
        response.directives.append(_ask_for_reminders(reply.consent))
        return response
    response.should_end_session = reply.then is None
    if speech.again:
        response.reprompt = Reprompt(output_speech=_ssml(speech.again))
    if reply.then is not None and reply.then.fills is not None:
        intent, slot = reply.then.fills
        empty = Slot(name=slot, confirmation_status=SlotConfirmationStatus.NONE)
        none = IntentConfirmationStatus.NONE
        updated = Intent(name=intent, confirmation_status=none, slots={slot: empty})
        response.directives.append(ElicitSlotDirective(updated_intent=updated, slot_to_elicit=slot))
    if reply.permission_card:
        response.card = AskForPermissionsConsentCard(permissions=[REMINDERS_SCOPE])
    elif speech.card is not None:
        response.card = SimpleCard(title=speech.card[0], content=speech.card[1])
    return response


def _ssml(said: str) -> SsmlOutputSpeech:
    return SsmlOutputSpeech(ssml=f"<speak>{said}</speak>")


def _ask_for_reminders(token: str) -> SendRequestDirective:
    # The SDK has no type for this request; its form is that of "Set up voice permissions for
    # reminders" in Amazon's documentation.
    scope = {"permissionScope": REMINDERS_SCOPE, "consentLevel": "ACCOUNT"}
    return SendRequestDirective(
        name="AskFor",
        payload={
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [scope],
        },
        token=token,
    )
