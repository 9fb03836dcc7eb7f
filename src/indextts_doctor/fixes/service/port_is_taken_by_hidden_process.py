"""SVC002: moves the service to another port, unless the service itself may be the listener."""

from indextts_doctor.facts import Port, SettingsFiles
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.service.next_port import next_port


@fix(
    "SVC002",
    title=_("moves the service to the next free port"),
    source="proc(5): /proc/PID/fd needs the process's own user or root",
)
def port_is_taken_by_hidden_process(port: Port, files: SettingsFiles) -> Steps:
    users = {one.user for one in port.listeners if one.pid is None}
    if port.user and port.user.partition(":")[0] not in users:
        yield from next_port(port, files)
        return
    yield Advice(_("the listener may be the service itself: run the doctor as root to see the process"))
