"""MOD011: a link in the model folder is broken."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Absent, about, again, of, path, severity
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD011",
    Severity.ERROR,
    title=_("{file} is a link to {link}, which does not exist"),
    summary=_("a link in the model folder is broken"),
    why=_("""A snapshot in the Hugging Face cache consists of links into the folder blobs. If it is copied without blobs
        (cp -a, COPY in docker, a volume), ls still shows every name, but transformers reports "does not appear to have
        a file named config.json"."""),
    how=_("The link exists, but its target does not."),
    advice=_("""Copy the folder again and follow links (cp -L or rsync -L; for docker, from such a copy). Or download
        into the folder itself, which creates no links. {again}"""),
    remedy=_("""Copy the folder again and follow links (cp -L or rsync -L; for docker, from such a copy). Or download the
        file into the folder itself, which creates no links."""),
    explains=("SMK",),
    source="reproduced with transformers 4.35.2; huggingface_hub#1388",
)
def model_link_is_dangling(model: ModelFolder, profile: Profile) -> Found[Absent]:
    files = list(of(model, "dangling"))
    for file in files:
        yield Absent(
            file=path(model, file.path),
            link=file.link or "?",
            again=again(model, profile, *(one.path for one in files)),
            about=about(model, file.path),
            severity=severity(file),
        )
