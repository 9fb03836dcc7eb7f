"""MOD006: a web page lies where a file of the model should be."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import evidence, of
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD006",
    Severity.ERROR,
    title=Text(
        en='{file} is a web page ("{page}", {bytes} bytes), not the file',
        zh="{file} 其实是一个网页（“{page}”，{bytes} 字节），不是模型文件",
    ),
    why=Text(
        en="The download ended at a page: a sign-in, an error, a proxy's notice, or the page about the file instead of the file. "
        'torch then says "Unsupported operand 60" or "invalid load key, \'<\'".',
        zh="下载到的是网页：登录页、报错页、代理提示页，或是文件的介绍页而非文件本身。"
        "torch 会报 Unsupported operand 60 或 invalid load key, '<'。",
    ),
    how=Text(en="The file begins with the tags of a page.", zh="文件以网页标签开头。"),
    advice=Text(
        en='{again} With curl, -L follows redirects and --fail refuses error pages. The address has "resolve" '
        'in it, not "blob".',
        zh="{again}用 curl 时加 -L 跟随跳转、加 --fail 拒绝错误页。下载地址里应是 resolve 而不是 blob。",
    ),
    explains=("SMK",),
    source="reproduced with torch 2.13.0: the first byte, 60, is the less-than sign",
)
def model_file_is_web_page(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    for file in of(model, "html"):
        yield evidence(model, profile, file, page=file.detail or "…")
