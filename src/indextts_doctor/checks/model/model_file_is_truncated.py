"""MOD008: a file of the model ends too early."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import evidence, of, words
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD008",
    Severity.ERROR,
    title=Text(
        en="{file} is cut off: {detail} ({have})",
        zh="{file} 不完整：{detail}（{have}）",
    ),
    why=Text(
        en='A download or a copy stopped half-way, or the disk was full. torch says "failed finding central directory", '
        'safetensors "incomplete metadata, file not fully covered". The file is there, so tests of existence pass.',
        zh="下载或复制中途停了，或者磁盘写满。torch 报 failed finding central directory，"
        "safetensors 报 incomplete metadata, file not fully covered。文件确实存在，所以只看“在不在”的检查发现不了。",
    ),
    how=Text(
        en="The header says how long the file must be, or the part that stands at its end is missing; nothing is loaded.",
        zh="文件头写明了应有的长度，或文件末尾必有的部分缺失；检查时不会加载文件。",
    ),
    advice=Text(
        en="Look at the free space of the disk first. {again}",
        zh="先看看磁盘剩余空间。{again}",
    ),
    explains=("SMK",),
    source="reproduced with torch 2.13.0 and safetensors",
)
def model_file_is_truncated(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    for file in of(model, "truncated"):
        wanted = file.expected_size
        of_them = "" if wanted is None else f" of {wanted:,}"
        have = Text(
            en=f"{file.size:,}{of_them} bytes", zh=f"{file.size:,}{of_them} 字节".replace(" of ", " / ")
        )
        yield evidence(model, profile, file, detail=words(file.detail), have=have, expected_bytes=wanted)
