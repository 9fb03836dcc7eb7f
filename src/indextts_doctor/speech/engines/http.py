"""The running service, requested on the loopback by the routes of the configuration or the profile.

``[speech] route`` of the configuration comes first and alone; else the profile's ``speak``, in its order: a route
that the service answers with 404 or 405 is skipped. The request is sent by the interpreter of indextts-doctor.
"""

import re
import sys
from typing import Any, Optional, Union
from urllib.parse import urlsplit

import msgspec

from indextts_doctor.facts import Missing, Route
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, inapplicable, script
from indextts_doctor.target.context import Context

_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")
_ANSWER = re.compile(r"wav|(base64|file):.+")
_UNSET = {"PYTHONHOME": "", "PYTHONPATH": ""}  # the deployment's own; the doctor's interpreter must not have them


@engine("http", title=_("the running service"))
def http(context: Context) -> Union[Plan, Missing]:
    own = context.speech.route
    routes = (own,) if own else context.profile.speak
    if not routes:
        return inapplicable(
            _("""the profile {profile} defines no speech request of its service; define it in [speech.route]
                of indextts-doctor.toml""").filled(profile=context.profile.name)
        )
    where = "speech.route" if own else f"profile {context.profile.name}: speak"
    addressed = [_addressed(route, context.target.port, where) for route in routes]
    if any(route["port"] is None for route in addressed):
        return inapplicable(_("the port of the service is unknown; set it with --port"))
    request = {"routes": addressed, "prompt": _prompt(context), "folders": _folders(context)}
    return Plan(
        script=script("http") + script("gradio") + b"\n\nrun(speak)\n",
        request=request,
        python=sys.executable,
        variables=_UNSET,
        guessed=own is None,
        in_deployment=False,
    )


def _addressed(route: Route, port: Optional[int], where: str) -> dict[str, Any]:
    """The route with host and port. Raises UserError for one that leads away from this machine."""
    if not _ANSWER.fullmatch(route.answer):
        raise UserError(
            _('{where}.answer: {answer!r} is not supported; use "wav", "base64:KEY" or "file:KEY"').filled(
                where=where, answer=route.answer
            )
        )
    plain: dict[str, Any] = msgspec.to_builtins(route)
    if "://" not in route.path:
        path = route.path if route.gradio or route.path.startswith("/") else f"/{route.path}"
        return {**plain, "path": path, "host": None, "port": port}
    parts = urlsplit(route.path)
    if parts.scheme != "http" or not _LOOPBACK.fullmatch(parts.hostname or ""):
        raise UserError(
            _("{where}.path: {path} is not on this machine; use http:// with a loopback address").filled(
                where=where, path=route.path
            )
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return {**plain, "path": path, "host": parts.hostname, "port": parts.port or 80}


def _prompt(context: Context) -> Optional[str]:
    """The voice that the service is to imitate: the configured one, else the first of the deployment's examples."""
    if context.speech.prompt:
        return context.speech.prompt
    examples = sorted(context.directory.glob("examples/*.wav"))
    return str(examples[0]) if examples else None


def _folders(context: Context) -> list[str]:
    """The folders that a relative path in an answer may start from."""
    service = context.service
    own = service.directory if service else None
    return [folder for folder in (own, str(context.directory)) if folder]
