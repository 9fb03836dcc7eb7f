"""HUB013: the certificates for downloads are not where a variable says."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HUB013",
    Severity.WARNING,
    title=Text(
        en="{variable} names {path}, which does not exist: every download fails",
        zh="{variable} 指向的 {path} 不存在，所有下载都会失败",
    ),
    why=Text(
        en="A proxy that opens TLS needs its certificate to be known, so the variable was set once; the file is not on this "
        'machine, or not in this container. requests says "Could not find a suitable TLS CA certificate bundle", httpx, which '
        'huggingface_hub uses from 1.0 on, "No such file or directory". transformers turns it into a failed connection.',
        zh="公司代理会解开 TLS，需要信任它的证书，所以曾经设置过这个变量；但本机（或本容器）里没有这个文件。requests 报 Could not find a "
        "suitable TLS CA certificate bundle；1.0 起的 huggingface_hub 改用 httpx，报 No such file or directory。transformers "
        "则把它说成连接失败。",
    ),
    how=Text(
        en="The variable as the service has it, whether the path exists, and the version of huggingface_hub, which decides "
        "which variable is read.",
        zh="服务的环境变量、该路径是否存在，以及 huggingface_hub 的版本（它决定读取哪个变量）。",
    ),
    advice=Text(
        en="Put the certificates there, or name where they are, where the service is started. Debian and Ubuntu keep the "
        "system's in /etc/ssl/certs/ca-certificates.crt. Where nothing opens TLS, take {variable} out.",
        zh="把证书放到该路径，或在服务的启动脚本里改为正确的路径（Debian 和 Ubuntu 的系统证书在 "
        "/etc/ssl/certs/ca-certificates.crt）。如果没有解开 TLS 的代理，去掉 {variable} 即可。",
    ),
    source="huggingface_hub#1271; reproduced with huggingface_hub 0.16.4 (requests 2.31.0) and 2.4.0 (httpx)",
)
def ca_bundle_is_missing(cache: HubCache) -> Iterator[Evidence]:
    if cache.ca_variable and not cache.offline:
        facts = {"variable": cache.ca_variable, "path": cache.ca_path, "version": cache.hub_version}
        yield Evidence(facts, about=frozenset({"huggingface-hub"}))
