"""A local Alexa: what stands between a couple and the skill, without a device or an account.

The map of the package, from the ear inwards:

    understanding/   an utterance and the interaction model -> intent and slots
    terminal         the front a person (or a pipe) types into

`python -m simulator` opens the conversation; `python -m simulator understand` only listens.
Nothing in here ships with the skill, and the skill imports nothing from here.
"""
