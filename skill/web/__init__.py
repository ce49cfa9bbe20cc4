"""The HTTPS endpoint: the skill as a web service, for those who host it themselves.

`python -m skill.web` serves it, `skill.web.wsgi:app` is for a WSGI server. Alexa wants TLS on port
443 with a certificate that it trusts; that is a reverse proxy's work, in front of this.
"""

from skill.web.endpoint import create_app

__all__ = ["create_app"]
