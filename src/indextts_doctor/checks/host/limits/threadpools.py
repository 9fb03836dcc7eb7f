"""The number of threads that a library starts by default. Pure."""

from collections.abc import Mapping
from typing import Optional

from indextts_doctor.checks import UNSET, Evidence, Maybe
from indextts_doctor.facts import Cpu


class Quota(Evidence, frozen=True, kw_only=True):
    """A CPU quota, in processors, and its effect on the service."""

    threads: Maybe[int] = UNSET
    quota: str
    percent: Maybe[int] = UNSET
    times: Maybe[str] = UNSET
    advised: Maybe[int] = UNSET
    OMP_NUM_THREADS: Maybe[Optional[str]] = UNSET
    environment_from: Maybe[str] = UNSET
    quota_from: Optional[str]


def threads(cpu: Cpu, variables: Mapping[str, str]) -> int:
    """The number of threads in torch's pool on this processor.

    It is the number of physical cores that the process may use, or OMP_NUM_THREADS if that is less; quotas do
    not count. A value that is not a positive number is ignored, as OpenMP does; of "4,2" (nested) the first counts.
    """
    most = min(cpu.affinity, cpu.cores or cpu.affinity)
    wanted = variables.get("OMP_NUM_THREADS", "").split(",")[0].strip()
    return min(int(wanted), most) if wanted.isdigit() and int(wanted) > 0 else most
