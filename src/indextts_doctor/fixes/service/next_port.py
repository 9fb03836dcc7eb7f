"""SVC001, SVC003: moves the service to the next free port and leaves the other program unchanged."""

from indextts_doctor.facts import Port, SettingsFiles
from indextts_doctor.fixes import Advice, Assign, Steps, _, fix


@fix("SVC001", title=_("moves the service to the next free port"), source="bind(2): EADDRINUSE; reproduced")
@fix(
    "SVC003",
    title=_("moves the service to a port that its user may listen on"),
    source="ip(7): ip_unprivileged_port_start; reproduced as an ordinary user",
)
def next_port(port: Port, files: SettingsFiles) -> Steps:
    if port.free is None:
        yield Advice(_("no free port was found above the current one"))
        return
    old, new = str(port.number), str(port.free)
    names = [name for name, value in files.variables.items() if name.endswith("PORT") and value == old]
    if not names or not files.env_exists:
        yield Advice(
            _(
                "port {new} is free, but no .env sets the port of the service: change it where the service is started"
            ).filled(new=port.free)
        )
        return
    for name in names:
        yield Assign(files.env, "env", name, new)
    if files.in_pyproject and not files.doctor_exists:
        yield Advice(
            _("also set the new port in pyproject.toml, under [tool.indextts-doctor]: `port = {new}`").filled(
                new=port.free
            )
        )
    else:  # the doctor must check the new port
        yield Assign(files.doctor, "toml", "port", new)
