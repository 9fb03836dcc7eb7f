"""Whose machine it is: home folders, user and host names, replaced by stable tokens. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Optional

from indextts_doctor.redact.secretnames import words

# Accounts of systems, images and services: they identify no person, and a finding may depend on them.
_NOBODY = words(
    "root nobody daemon bin sys sync games man lp mail news uucp proxy backup list irc www www-data nginx apache http "
    "httpd caddy systemd messagebus sshd postgres mysql redis mongodb rabbitmq tts asr speech voice audio index "
    "indextts index-tts sambert kantts user users admin administrator operator guest test tester dev developer build "
    "builder deploy deployer runner ci jenkins gitlab github actions app apps application service services server web "
    "api worker docker container containers podman kubernetes kube vagrant ubuntu debian centos fedora alpine rocky "
    "almalinux arch linux ec2-user azureuser opc cloud-user core pi conda mamba jovyan node python py work workspace "
    "home data model models media public shared share default local host localhost me my none null unknown nogroup "
    "staff system sudo wheel nonroot appuser gpu cpu cuda torch src lib code project projects main env venv tmp cache "
    "opt srv usr var etc run bin sbin dist checks facts report config log logs output outputs input library machine "
    "buildkitsandbox debuerreotype gradio flask uvicorn gunicorn celery huggingface modelscope"
)
_USER_FIELDS = words("user username service_user owner login logname user_name sudo_user lname account run_as")
_SYSTEM_HOMES = words(
    "/usr /var /tmp /etc /opt /srv /app /data /home /bin /usr/sbin /var/www /workspace /nonexistent /var/empty "
    "/dev/null /code /mnt /models"
) | {""}
_HOMES = tuple(
    (literal, re.compile(literal + pattern + r"(?P<name>[\w@-][\w.@-]{0,63})"))
    for literal, pattern in (("/home/", ""), ("Users", r"[/\\]{1,4}"))
)
_BEFORE_HOME = re.compile(r"(?:^|[^\w.~>-])(?:/(?:mnt|var|export|data|nfs)|/mnt/[a-z]/|[A-Za-z]:[/\\]{1,4}|/)?$")
_BEFORE_USER = re.compile(
    r"(?:\b(?:user|username|owner|login|account|logname|service_user)|USER|LOGNAME|USERNAME)[\"'=:\s]{1,5}$"
    r"|[-dlbcps][-rwxsStT]{9}[.+@]? (?:[\w<>-]{1,32}:)?$"
    r"|(?:sudo -u|--user|chown|\bsu|-l) $"
)
_MOST_NAMES = 50


class Persons:
    """Replaces what identifies persons and machines: home folders by ``~``, names by ``<user>``, ``<user2>`` and ``<host>``."""

    def __init__(self, home: str, user: str, hostname: str, environ: Mapping[str, str]) -> None:
        homes = {home.rstrip("/\\"), environ.get("HOME", "").rstrip("/\\")} - _SYSTEM_HOMES
        self._homes = sorted(homes, key=len, reverse=True)
        self._meaningful: set[str] = set()
        self._names: dict[str, str] = {}
        self._name_patterns: dict[str, re.Pattern[str]] = {}
        self._host = hostname
        own = [user, *(environ.get(name, "") for name in ("SUDO_USER", "LOGNAME", "USER"))]
        own += [re.split(r"[/\\]", home)[-1] for home in self._homes]
        for name in own:
            self._meet(name)
        self._compile()

    @property
    def count(self) -> int:
        """How many persons were met so far."""
        return len(self._names)

    def keep(self, names: Iterable[str]) -> None:
        """Never take these, the names of packages and modules, for a person or a host."""
        self._meaningful.update(names)
        for name in [name for name in self._names if not self._personal(name)]:
            del self._names[name], self._name_patterns[name]
        self._compile()

    def field(self, key: str, value: str) -> Optional[str]:
        """The replacement of ``value`` in a field that contains a user; None for an unknown one."""
        return self._names.get(value) if key.lower() in _USER_FIELDS else None

    def text(self, text: str) -> str:
        """``text`` without homes, persons and the host."""
        for home, pattern in self._home_patterns:
            if home in text:
                text = pattern.sub("~", text)
        for literal, pattern in _HOMES:
            if literal in text:
                text = pattern.sub(self._someones_home, text)
        for name, pattern in tuple(self._name_patterns.items()):
            if name in text:
                text = pattern.sub(self._person, text)
        if self._host_pattern is not None and self._host_word in text:
            text = self._host_pattern.sub("<host>", text)
        return text

    def _someones_home(self, match: re.Match[str]) -> str:
        name = match["name"].rstrip(".")
        before = match.string[max(0, match.start() - 12) : match.start()]
        token = self._meet(name) if _BEFORE_HOME.search(before) else None
        return match[0] if token is None else match[0].replace(name, token, 1)

    def _person(self, match: re.Match[str]) -> str:
        """Replace a name where it is a person's: in a path, before a host, after "user", as the owner of a mode."""
        before = match.string[max(0, match.start() - 48) : match.start()]
        in_path = before.endswith(("/", "\\")) and not before.endswith(("packages/", "packages\\"))
        if in_path or match.string.startswith("@", match.end()) or _BEFORE_USER.search(before):
            return self._names[match[0]]
        return match[0]

    def _meet(self, name: str) -> Optional[str]:
        if name not in self._names and self._personal(name):
            if len(self._names) >= _MOST_NAMES:
                return "<users>"
            number = len(self._names) + 1
            self._names[name] = "<user>" if number == 1 else f"<user{number}>"
            self._name_patterns[name] = _literal(name, r"\w-")
        return self._names.get(name)

    def _personal(self, name: str) -> bool:
        return len(name) >= 2 and _base(name) not in _NOBODY and name.lower() not in self._meaningful

    def _compile(self) -> None:
        self._home_patterns = [(home, _literal(home, r"\w.~>-")) for home in self._homes]
        self._host_word, self._host_pattern = self._host_patterns()

    def _host_patterns(self) -> tuple[str, Optional[re.Pattern[str]]]:
        short = self._host.split(".")[0]
        if len(short) < 3 or not self._personal(short) or short.isdigit():
            return "", None
        word = re.escape(short)
        whole = rf"(?:\.{re.escape(self._host[len(short) + 1 :])})?" if "." in self._host else ""
        if short.isalpha():  # may be any word: only in the place of a host
            return short, re.compile(rf"(?:(?<=[^\s/]@)|(?<=://)){word}{whole}(?![\w-])|{word}{whole}(?=:\d)")
        return short, re.compile(rf"{word}(?<![\w./-]{word}){whole}(?!\w|[.-]\w)")


def _base(name: str) -> str:
    """The word in a name such as "web-01"."""
    return name.lower().rstrip("0123456789._-")


def _literal(word: str, not_after: str) -> re.Pattern[str]:
    """A pattern for ``word`` as a complete word; it begins with a literal, which the engine finds fast."""
    literal = re.escape(word)
    return re.compile(rf"{literal}(?<![{not_after}]{literal})(?!\w|[.-]\w)")
