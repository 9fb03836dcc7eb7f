"""Values of the command line that need no conversion, kept away from the machinery that converts.

Typer 0.29 builds a pydantic model of each parameter before it looks at the value; importing pydantic is a seventh of the
time of ``check --fast``. What such a model would pass on as it is, is passed on without one; all else goes to Typer.
"""

import os
import re
from functools import partial
from pathlib import Path
from typing import Any

UNKNOWN = object()
_PLAIN_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def ready(annotation: Any, value: Any, *, several: bool) -> Any:
    """Return what becomes of a value where that takes no conversion, else UNKNOWN."""
    if value is None:
        return () if several else None
    if annotation is str and isinstance(value, str):
        return value
    if annotation is float and isinstance(value, str) and _PLAIN_NUMBER.fullmatch(value):
        return float(value)
    if annotation == list[str] and isinstance(value, (list, tuple)):
        return list(value) if all(isinstance(one, str) for one in value) else UNKNOWN
    if annotation is Path and isinstance(value, (str, Path)):
        # Typer refuses what is there and may not be read.
        return Path(value) if os.access(value, os.R_OK) or not os.path.exists(value) else UNKNOWN  # noqa: PTH110
    return UNKNOWN


class Conversion:
    """A parameter's conversion that leaves alone what is ready."""

    def __init__(self, param: Any) -> None:
        self.of_typer = param.get_runtime_param

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value as the command takes it. Raises BadParameter."""
        several = param.multiple or param.nargs == -1
        found = ready(param.type_descriptor.annotation, value, several=several)
        return self.of_typer().coerce(value, param=param, ctx=ctx) if found is UNKNOWN else found


def lighten(command: Any) -> None:
    """Let each parameter of a command, ``--help`` too, and of those below it take ready values as they are.

    Nothing changes with a Typer that converts in another way.
    """
    params_of = command.get_params

    def get_params(ctx: Any) -> Any:
        params = params_of(ctx)
        for param in params:
            if hasattr(param, "get_runtime_param") and "get_runtime_param" not in vars(param):
                param.get_runtime_param = partial(_same, Conversion(param))
        return params

    command.get_params = get_params
    for inner in getattr(command, "commands", {}).values():
        lighten(inner)


def _same(conversion: Conversion) -> Conversion:
    return conversion
