"""APP003: a server imports the application, but a value it needs is set only when the file is run as a script."""

import re

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import Application, Launch, Launches, SourceFile, Unbound
from indextts_doctor.references.launch import effective, importers, served


class ValueIsSetInMainBlockOnly(Evidence, frozen=True):
    file: str
    name: str
    bound: int
    line: int
    function: str
    program: str
    meets: Text
    source: str


@check(
    "APP003",
    Severity.ERROR,
    title=_("{file} sets {name} only in its main block: {function}() {meets}"),
    summary=_("the application sets a value only in its main block"),
    why=_("""A server such as gunicorn imports the file, so code under if __name__ == "__main__" does not run
        and the model is never loaded. The service starts, looks healthy, and answers every synthesis request
        with error 500."""),
    how=_("""The file is parsed without running it. The name is assigned only in the main block, or in functions
        that only the main block calls, and a function that can be called uses it. Nothing is reported if
        another file of the deployment imports this one and may set the name, or if the server calls a function
        to create the application."""),
    advice=_("""Move the code at {file}:{bound} that sets {name} out of the main block, so that it runs on import,
        before {function}() uses the value in line {line}. With gunicorn, post_fork in gunicorn.conf.py works too: each
        worker then loads its own."""),
    remedy=_("""Move the code that sets the value out of the main block, so that it runs on import. With gunicorn,
        post_fork in gunicorn.conf.py works too: each worker then loads its own."""),
    explains=("SMK026",),
    source="reproduced with gunicorn 21.2.0 and flask 2.3.3: NameError: name 'model' is not defined; AttributeError: "
    "'NoneType' object has no attribute 'generate'",
)
def value_is_set_in_main_block_only(application: Application, launches: Launches) -> Found[ValueIsSetInMainBlockOnly]:
    reported = set()
    for launch in effective(launches):
        name = "" if _is_made_by_call(launch) else served(launch, application)
        file = application.find(name) if name else None
        if file is None or file.open or file.path in reported or importers(file.module, application):
            continue
        reported.add(file.path)
        for one in file.unbound:
            yield _evidence(file, one, launch)


def _is_made_by_call(launch: Launch) -> bool:
    """Whether the server calls a function to create the application; that function may set the value."""
    return "--factory" in launch.words or any(re.fullmatch(r"[\w.]+:\w+\(.*\)", word) for word in launch.words)


def _evidence(file: SourceFile, one: Unbound, launch: Launch) -> ValueIsSetInMainBlockOnly:
    return ValueIsSetInMainBlockOnly(
        file=file.path,
        name=one.name,
        bound=one.bound,
        line=one.line,
        function=one.function,
        program=launch.words[0].rpartition("/")[2],
        meets=_("gets None") if one.none else _("raises NameError"),
        source=launch.source,
        about=frozenset({file.path.lower(), "http"}),
        severity=Severity.WARNING if one.tested else None,
    )
