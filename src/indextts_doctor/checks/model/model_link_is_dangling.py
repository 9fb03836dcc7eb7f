"""MOD011: a link in the model folder points to nothing."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.model.problems import Absent, about, again, of, path, severity
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD011",
    Severity.ERROR,
    title=_("{file} points to {link}, which is not there"),
    why=_("""A snapshot of the Hugging Face cache consists of links into its folder blobs. Copied without them (cp -a,
        COPY of docker, a volume), ls still shows every name, and transformers says "does not appear to have a file
        named config.json"."""),
    how=_("The link is there and what it points to is not."),
    advice=_("""Copy it again so that links are followed (cp or rsync with -L; for docker, from a folder made that way).
        Or download into the folder itself, which makes no links. {again}"""),
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
