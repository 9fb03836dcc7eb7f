"""MOD003: the service's user cannot read files of the model."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.model.problems import Denied, of, path, permission
from indextts_doctor.facts import ModelFolder


@check(
    "MOD003",
    Severity.ERROR,
    title=_("{user} cannot read {blocked_by} ({mode}) of the model"),
    why=_("""The engine ends with "Permission denied" when it opens the file. Files that root downloaded or unpacked
        often belong to root alone."""),
    how=_("""Mode, owner, groups and access control list of the file, or of the place that a link leads to, judged for
        the user that runs the service. A file that nobody can read because the disk fails is named with the system's
        words."""),
    advice=_("{cure}"),
    explains=("SMK",),
    source="reproduced: a file of mode 600 that belongs to root, read by another user",
)
def model_file_is_unreadable(model: ModelFolder) -> Found[Denied]:
    closed = model.access.blocked_by if model.access is not None else None
    for access in model.unreadable:
        if access.blocked_by is not None and access.blocked_by != closed:
            yield Denied(
                user=Text(en=access.user, zh=f"用户 {access.user}"),
                blocked_by=access.blocked_by,
                mode=access.mode,
                lacks=access.lacks,
                cure=permission(access),
                about=frozenset({"model", access.blocked_by.lower()}),
            )
    for file in of(model, "unreadable"):
        if file.detail:
            yield Denied(
                user=_("the doctor"),
                blocked_by=path(model, file.path),
                mode=file.detail,
                lacks="r",
                cure=_("Look at what the kernel says of the disk (`dmesg`), then copy the file again."),
                about=frozenset({"model", f"{model.path}/{file.path}".lower()}),
            )
