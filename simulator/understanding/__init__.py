"""What an utterance means: an independent reading of the interaction model.

    words        text -> words as the model compares them
    languages/   what is particular to a language: phrases, numbers, times (data)
    types/       slot types: custom ones from the model, one module for each built-in one
    template     one sample utterance, and how it lies over what was said
    catalogue    all samples of a model, found fast
    invocation   "Alexa, ask together time to ..."
    near         what is not quite a sample, but near one
    understander the order in which all of these are asked

It shares no code with the skill, so that a mistake in one shows in the other.
"""

from simulator.understanding.result import FALLBACK, LAUNCH, SlotValue, Understood
from simulator.understanding.understander import Understander

__all__ = ["FALLBACK", "LAUNCH", "SlotValue", "Understander", "Understood"]
