"""The ask-sdk edge: Alexa's envelope <-> Turn and Reply, and Alexa's own services.

envelope   a raw envelope made safe for the SDK, or refused
turns      a safe envelope -> Turn
session    session attributes <-> State
responses  Reply and speech -> response
talk       the SDK handler that ties these together
events     what Alexa tells outside a session
http       one small HTTP client with time limits
reminders, settings   Alexa's services behind our ports
"""
