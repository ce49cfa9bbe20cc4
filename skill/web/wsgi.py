"""The endpoint for a WSGI server, always with verification.

We serve it with waitress (pure Python, threads, runs anywhere), behind a proxy that speaks TLS:

    waitress-serve --host 127.0.0.1 --port 8080 skill.web.wsgi:app
"""

from skill.web.environment import app_from_environment

app = app_from_environment()
