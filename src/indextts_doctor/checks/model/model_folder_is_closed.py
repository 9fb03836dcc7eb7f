"""MOD002: the service's user cannot enter the model folder."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Denied, permission
from indextts_doctor.facts import ModelFolder


@check(
    "MOD002",
    Severity.ERROR,
    title=_("{user} cannot {do} {blocked_by} ({mode}), so the model in {folder} is out of reach"),
    why=_("""To open a file, its reader needs the right x on every folder on the way, however open the file itself is. A
        home folder with mode 700 shuts out every service that runs as somebody else; root never notices."""),
    how=_("""Every folder on the way is judged for the user that runs the service, not for the one that runs the doctor:
        owner, groups, access control lists, links."""),
    advice=_("""{cure} Or put the model where the service may go, for example /srv. chmod -R 755 opens more than is
        needed and does not reach the parents."""),
    explains=("MOD003", "SMK"),
    source="reproduced: a parent folder of mode 700, read by another user; path_resolution(7)",
)
def model_folder_is_closed(model: ModelFolder) -> Found[Denied]:
    access = model.access
    if access is None or access.read or access.blocked_by is None:
        return
    enters = access.lacks == "x"
    severity = Severity.ERROR if enters else Severity.WARNING  # a file of a known name opens without listing
    yield Denied(
        user=access.user,
        do=_("enter") if enters else _("list"),
        blocked_by=access.blocked_by,
        mode=access.mode,
        folder=model.given,
        lacks=access.lacks,
        cure=permission(access),
        about=frozenset({"model", model.path.lower()}),
        severity=severity,
    )
