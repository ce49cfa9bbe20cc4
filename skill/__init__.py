"""Together Time, all that ships.

    core           pure rules: no clock, no chance, no input or output
    ports          what is needed from outside, as protocols
    reply, turn    what a turn answers, and what it was
    conversation   Dialog, Question, Conversation: the dialogue engine
    dialogs        thin: one module a conversation
    app            the composition root: settings -> one callable, envelope in, envelope out

    speech         Reply -> SSML, in the locale's words     (locales/, content/: words as data)
    alexa          the ask-sdk edge: envelope <-> Turn and Reply, Alexa's services
    storage        DynamoDB and SQLite behind one port
    web            the HTTPS endpoint
    export         all that is kept for an account, as JSON, for the one who runs the skill

Imports point down only: core <- ports <- conversation <- dialogs <- app <- web. speech, alexa and
storage know core, ports and conversation, never dialogs.
"""
