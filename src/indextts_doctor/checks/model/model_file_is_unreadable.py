"""MOD003: the service's user cannot read a file of the model."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Denied, of, path, permission
from indextts_doctor.facts import ModelFolder


@check(
    "MOD003",
    Severity.ERROR,
    title=_("{blocked_by} ({mode}) is not readable by {user}"),
    summary=_("a model file is not readable by the service's user"),
    why=_("""The engine fails with "Permission denied" when it opens the file. Files that root downloaded or unpacked are
        often readable only by root."""),
    how=_("""The mode, owner, groups and access control list of the file, or of the target of a link, are checked for the
        user that runs the service. If no user can read the file because the disk fails, the error of the system is
        reported."""),
    advice=_("{fix}"),
    remedy=_("""Give the service's user read permission on the file, with chmod or an entry in the access control list. If
        the disk fails, check the kernel messages about it and copy the file again."""),
    explains=("SMK",),
    source="reproduced: a file of mode 600 that belongs to root, read by another user",
)
def model_file_is_unreadable(model: ModelFolder) -> Found[Denied]:
    closed = model.access.blocked_by if model.access is not None else None
    for access in model.unreadable:
        if access.blocked_by is not None and access.blocked_by != closed:
            yield Denied(
                user=_("user {user}").filled(user=access.user),
                blocked_by=access.blocked_by,
                mode=access.mode,
                lacks=access.lacks,
                fix=permission(access),
                about=frozenset({"model", access.blocked_by.lower()}),
            )
    for file in of(model, "unreadable"):
        if file.detail:
            yield Denied(
                user=_("the doctor"),
                blocked_by=path(model, file.path),
                mode=file.detail,
                lacks="r",
                fix=_("Check the kernel messages about the disk (`dmesg`), then copy the file again."),
                about=frozenset({"model", f"{model.path}/{file.path}".lower()}),
            )
