"""SVC001, SVC003: the service gets the next port that is free; another program is left alone."""

from indextts_doctor.facts import Port, SettingsFiles
from indextts_doctor.fixes import Advice, Assign, Steps, _, fix


@fix("SVC001", title=_("gives the service the next free port"), source="bind(2): EADDRINUSE; reproduced")
@fix(
    "SVC003",
    title=_("gives the service a port that its user may listen on"),
    source="ip(7): ip_unprivileged_port_start; reproduced as an ordinary user",
)
def next_port(port: Port, files: SettingsFiles) -> Steps:
    if port.free is None:
        yield Advice(_("no free port was found above it"))
        return
    old, new = str(port.number), str(port.free)
    names = [name for name, value in files.variables.items() if name.endswith("PORT") and value == old]
    if not names or not files.env_exists:
        yield Advice(
            _("""port {new} is free, but no .env says which port the service takes: change it
                where it is started""").filled(new=port.free)
        )
        return
    for name in names:
        yield Assign(files.env, "env", name, new)
    if files.in_pyproject and not files.doctor_exists:
        yield Advice(
            _("tell the doctor, too: `port = {new}` under [tool.indextts-doctor] in pyproject.toml").filled(
                new=port.free
            )
        )
    else:  # so that it knows the new port
        yield Assign(files.doctor, "toml", "port", new)
