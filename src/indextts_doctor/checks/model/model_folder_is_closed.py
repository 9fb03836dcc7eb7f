"""MOD002: the service's user has no access to the model folder."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Denied, permission
from indextts_doctor.facts import ModelFolder


@check(
    "MOD002",
    Severity.ERROR,
    title=_("{blocked_by} ({mode}): user {user} cannot {do} it, so {folder} is not accessible"),
    summary=_("the model folder is not accessible to the service's user"),
    why=_("""A user who opens a file needs x permission on each parent folder, regardless of the mode of the file. A home
        folder with mode 700 denies access to every service that runs as another user. root is not affected."""),
    how=_("""The owner, groups, access control list and links of each parent folder are checked for the user that runs the
        service, not for the user that runs the doctor."""),
    advice=_("""{fix} Or move the model to a folder that the service can access, for example /srv. chmod -R 755 grants
        more than needed and does not change the parent folders."""),
    remedy=_("""Give the service's user the missing permission on the blocking folder, with chmod or an entry in the access control
        list, or move the model to a folder that the service can access, for example /srv. chmod -R 755 grants more than
        needed and does not change the parent folders."""),
    explains=("MOD003", "SMK"),
    source="reproduced: a parent folder of mode 700, read by another user; path_resolution(7)",
)
def model_folder_is_closed(model: ModelFolder) -> Found[Denied]:
    access = model.access
    if access is None or access.read or access.blocked_by is None:
        return
    enters = access.lacks == "x"
    severity = Severity.ERROR if enters else Severity.WARNING  # without list permission, known names still open
    yield Denied(
        user=access.user,
        do=_("enter") if enters else _("list"),
        blocked_by=access.blocked_by,
        mode=access.mode,
        folder=model.given,
        lacks=access.lacks,
        fix=permission(access),
        about=frozenset({"model", model.path.lower()}),
        severity=severity,
    )
