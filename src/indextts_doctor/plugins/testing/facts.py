"""Healthy facts, to be varied by tests: ``host(libc_family="musl")``."""

from typing import Any

from msgspec.structs import replace

from indextts_doctor.facts import (
    Application,
    Environment,
    Facts,
    Host,
    HubCache,
    Import,
    Imports,
    Interpreter,
    Launch,
    Launches,
    Libraries,
    Logs,
    ModelFolder,
    Package,
    Packages,
    Port,
    Profile,
    Service,
    SettingsFiles,
    Shadows,
    Speech,
    Target,
)
from indextts_doctor.facts.application import SourceFile
from indextts_doctor.facts.host import Cpu, Limits, Memory, Place
from indextts_doctor.facts.libraries import Provider, SharedObject
from indextts_doctor.facts.logs import Log, Saying
from indextts_doctor.facts.modelfolder import Access
from indextts_doctor.facts.profile import PythonNeed
from indextts_doctor.facts.python import Encoding, Libc
from indextts_doctor.facts.sound import Sound
from indextts_doctor.facts.speech import Attempt, Forecast, Stage, Told
from indextts_doctor.i18n.text import _

GIB = 2**30
SITE = "/srv/tts/.venv/lib/python3.10/site-packages"


def target(**changes: Any) -> Target:
    base = Target(
        python="/srv/tts/.venv/bin/python",
        python_from="folder",
        directory="/srv/tts",
        profile="indextts-2-llm",
        profile_from="option",
        model_dir="/srv/tts/models/index_tts_2_llm",
        port=5000,
        service_user="tts",
    )
    return replace(base, **changes)


def profile(**changes: Any) -> Profile:
    words = _("tested")
    base = Profile(
        name="test", title=words, python=PythonNeed(tested=">=3.9,<3.11", reason=words, source="test")
    )
    return replace(base, **changes)


def interpreter(**changes: Any) -> Interpreter:
    base = Interpreter(
        executable="/srv/tts/.venv/bin/python",
        version=(3, 10, 13),
        implementation="cpython",
        prefix="/srv/tts/.venv",
        base_prefix="/usr",
        path=("/srv/tts", "/usr/lib/python3.10", SITE),
        markers={
            "implementation_name": "cpython",
            "implementation_version": "3.10.13",
            "os_name": "posix",
            "platform_machine": "x86_64",
            "platform_python_implementation": "CPython",
            "platform_release": "6.1.0",
            "platform_system": "Linux",
            "platform_version": "#1 SMP",
            "python_full_version": "3.10.13",
            "python_version": "3.10",
            "sys_platform": "linux",
        },
        ext_suffixes=(".cpython-310-x86_64-linux-gnu.so", ".abi3.so", ".so"),
        soabi="cpython-310-x86_64-linux-gnu",
        machine="x86_64",
        bits=64,
        libc=Libc("glibc", "2.36"),
        encoding=Encoding(preferred="UTF-8", filesystem="utf-8", utf8_mode=False),
        user_site=None,
        environment={},
        openssl="OpenSSL 3.0.11",
    )
    return replace(base, **changes)


def environment(**changes: Any) -> Environment:
    base = Environment(
        executable="/srv/tts/.venv/bin/python",
        link_chain=("/srv/tts/.venv/bin/python", "/usr/bin/python3.10"),
        exists=True,
        machine="x86_64",
        interpreter="/lib64/ld-linux-x86-64.so.2",
        loader_exists=True,
        prefix="/srv/tts/.venv",
        pyvenv={"home": "/usr/bin", "include-system-site-packages": "false", "version": "3.10.13"},
        base_exists=True,
        site_packages=(SITE,),
    )
    return replace(base, **changes)


def package(name: str, version: str = "1.0", **changes: Any) -> Package:
    base = Package(
        name=name,
        version=version,
        location=SITE,
        metadata=f"{name}-{version}.dist-info",
        installer="pip",
        top_level=(name.replace("-", "_"),),
        files=10,
        python_files=8,
        tags=("py3-none-any",),
    )
    return replace(base, **changes)


def packages(*installed: Package, **changes: Any) -> Packages:
    return replace(Packages(installed=installed), **changes)


def imported(module: str, outcome: str = "ok", **changes: Any) -> Import:
    return replace(Import(module=module, outcome=outcome, seconds=0.1), **changes)


def imports(*results: Import) -> Imports:
    return Imports(results=results)


def shadows(*found: Any) -> Shadows:
    return Shadows(searched="/srv/tts", found=found)


def place(role: str, **changes: Any) -> Place:
    base = Place(
        role=role,
        path=f"/srv/{role}",
        mount="/",
        fstype="ext4",
        read_only=False,
        total=200 * GIB,
        free=100 * GIB,
        inodes=10_000_000,
        free_inodes=9_000_000,
    )
    return replace(base, **changes)


def host(**changes: Any) -> Host:
    base = Host(
        system="Linux",
        machine="x86_64",
        kernel="6.1.0",
        distribution="Debian GNU/Linux 12 (bookworm)",
        distribution_id="debian",
        container=None,
        cgroup="v2",
        memory=Memory(total=32 * GIB, available=28 * GIB, granted=28 * GIB, oom_kills=0),
        cpu=Cpu(
            logical=8, affinity=8, quota=None, flags=("sse4_1", "sse4_2", "avx", "avx2", "fma", "avx512f")
        ),
        limits=Limits(address_space=None, processes=None, open_files=1024),
        places=tuple(place(role) for role in ("directory", "model", "cache", "tmp", "environment", "shm")),
        libc_family="glibc",
        libc_version="2.36",
        environment_from="this shell",
    )
    return replace(base, **changes)


def libraries(**changes: Any) -> Libraries:
    base = Libraries(
        objects=(),
        sndfile=None,
        stdcxx=Provider(
            soname="libstdc++.so.6",
            path="/usr/lib/x86_64-linux-gnu/libstdc++.so.6",
            origin="system",
            offers={"GLIBCXX": "3.4.30", "CXXABI": "1.3.13"},
        ),
        path_from="this shell",
        machine="x86_64",
        looked_at=100,
    )
    return replace(base, **changes)


def shared_object(path: str = "scipy/fft/x.cpython-310-x86_64-linux-gnu.so", **changes: Any) -> SharedObject:
    base = SharedObject(path=path, package="scipy", machine="x86_64", versions={"GLIBC": "2.17"})
    return replace(base, **changes)


def model(**changes: Any) -> ModelFolder:
    base = ModelFolder(
        path="/srv/tts/models/index_tts_2_llm",
        given="models/index_tts_2_llm",
        exists=True,
        is_dir=True,
        access=Access(user="tts", read=True, write=True),
    )
    return replace(base, **changes)


def cache(**changes: Any) -> HubCache:
    base = HubCache(
        path="/home/tts/.cache/huggingface/hub",
        decided_by="default",
        exists=True,
        access=Access(user="tts", read=True, write=True),
    )
    return replace(base, **changes)


def port(**changes: Any) -> Port:
    return replace(Port(number=5000), **changes)


def service(**changes: Any) -> Service:
    base = Service(
        pid=4711,
        executable="/srv/tts/.venv/bin/python",
        command=("/srv/tts/.venv/bin/python", "app.py"),
        directory="/srv/tts",
        user="tts",
        prefix="/srv/tts/.venv",
    )
    return replace(base, **changes)


def settingsfiles(**changes: Any) -> SettingsFiles:
    return replace(SettingsFiles("/srv/tts/.env", "/srv/tts/indextts-doctor.toml"), **changes)


def application(*files: SourceFile, **changes: Any) -> Application:
    return replace(Application("/srv/tts", files, tried=True), **changes)


def launch(*words: str, **changes: Any) -> Launch:
    base = Launch("systemd", "/etc/systemd/system/tts.service", words, " ".join(words), "/srv/tts")
    return replace(base, **changes)


def launches(*found: Launch) -> Launches:
    return Launches(found)


def sound(**changes: Any) -> Sound:
    """1.2 s of ordinary speech."""
    base = Sound(
        format="pcm16",
        rate=16000,
        channels=1,
        samples=19200,
        seconds=1.2,
        rms=0.12,
        level=0.25,
        peak=0.7,
        flatness=0.004,
        voiced=0.8,
        variety=9.0,
        modulation=0.6,
        depth=0.6,
        pitch=170.0,
        active=1.1,
        tail=-40.0,
        outline=(0, 3, 6, 8, 5, 2, 4, 7, 3, 0),
    )
    return replace(base, **changes)


def attempt(**changes: Any) -> Attempt:
    """One that succeeded, by the reference voice."""
    names = ("import", "tokenizer", "load", "generate", "decode", "write")
    base = Attempt(
        engine="reference",
        role="main",
        python="/srv/tts/.venv/bin/python",
        text="check passed",
        outcome="ok",
        seconds=6.0,
        stages=tuple(Stage(name, 5.0 if name == "import" else 0.1) for name in names),
        peak_bytes=430 * 2**20,
        forecast=Forecast(weights=3 * 2**20, memory=600 * 2**20, memory_granted=16 * GIB),
        saved=sound(),
        made=sound(format="float32"),
        told=Told(sample_rate=16000, samples=19200, end_reached=True),
    )
    return replace(base, **changes)


def saying(signature: str, text: str = "words", **changes: Any) -> Saying:
    return replace(Saying(signature=signature, text=text, line=7, time="2026-11-24T09:00:00Z"), **changes)


def log(*sayings: Saying, **changes: Any) -> Log:
    base = Log(
        path="/srv/tts/logs/tts.log",
        origin="folder",
        size=1000,
        read=1000,
        modified="2026-11-24T09:30:00Z",
        sayings=sayings,
    )
    return replace(base, **changes)


def logs(*files: Log, **changes: Any) -> Logs:
    return replace(Logs(now="2026-11-24T10:00:00Z", files=files or (log(),)), **changes)


def speech(*attempts: Attempt) -> Speech:
    return Speech(attempts or (attempt(),))


def facts(**changes: Any) -> Facts:
    return replace(Facts(target=target(), profile=profile()), **changes)
