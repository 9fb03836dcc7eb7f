"""HOST009: reduces the thread pools to the size of the CPU quota."""

import math

from indextts_doctor.facts import Host, SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix(
    "HOST009",
    title=_("sets OMP_NUM_THREADS to the CPUs of the quota, rounded down"),
    source="ollama#17916, xgboost#7653; reproduced with torch 2.13.0",
)
def more_threads_than_quota(host: Host, files: SettingsFiles) -> Steps:
    if host.cpu.quota is not None:
        yield assigned(files, "OMP_NUM_THREADS", str(max(1, math.floor(host.cpu.quota))))
