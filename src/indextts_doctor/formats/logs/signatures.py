"""What lines of a log, and exceptions in it, are known to stand for. Pure.

A signature is evidence and no proof: it says which checks can tell whether the trouble is still there. Signatures of
exceptions are looked for in the message of an exception and in lines that call themselves an error; those of lines
are whole lines of programs that print. So what a user asked the service to say is never taken for an error of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from indextts_doctor.formats.messages import MEANINGS
from indextts_doctor.i18n.text import Text

MASK = "masked-by-kantts"
TIMEOUT = "worker-timeout"
MISSING_KEYS = "missing-keys"
KILLED, CRASHED = "killed", "crashed"


class Signature(NamedTuple):
    """A text that is known, and what it stands for."""

    name: str  # kept in saved facts: it never changes its meaning
    pattern: re.Pattern[str]
    cause: Text
    codes: tuple[str, ...]  # of the checks that find the same, or their prefixes
    source: str  # where the text is quoted from
    about: frozenset[str] = frozenset()  # packages, where the codes alone do not tell


def _signature(
    name: str, pattern: str, en: str, zh: str, codes: str, source: str, about: str = ""
) -> Signature:
    return Signature(
        name, re.compile(pattern), Text(en=en, zh=zh), tuple(codes.split()), source, frozenset(about.split())
    )


def _heard(name: str, code: str) -> Signature:
    """Return what is known of the same message from a synthesis."""
    known = next(meaning for meaning in MEANINGS if meaning.code == code)
    return Signature(name, known.pattern, known.cause, (code,), "reproduced: tests/speech")


# Whole lines that programs print.
LINES = (
    _signature(
        TIMEOUT, r"\[[^\]]{1,40}\] \[\d+\] \[CRITICAL\] WORKER TIMEOUT \(pid: ?\d+\)",
        "gunicorn has stopped a worker that gave no sign within its time limit", "gunicorn 因 worker 超时无响应而将其停止",
        "APP004", "gunicorn 21.2.0 arbiter.py murder_workers, unchanged since 19; benoitc/gunicorn#1840, #2608",
    ),
    _signature(
        MISSING_KEYS, r"(?:>> ?)?load_checkpoint: missing keys \([1-9]\d*\)",
        "the checkpoint lacks tensors that the model has", "权重文件缺少模型所需的张量",
        "MOD017", "index-tts ee40fa7 load_checkpoint; index-tts#151, #236",
    ),
    _signature(
        KILLED,
        r"\[[^\]]{1,40}\] \[\d+\] \[(?:ERROR|WARNING)\] Worker (?:\(pid:\d+\) was sent (?:SIGKILL|code 9)!|with pid \d+ was terminated due to signal 9)"
        r"|\S{1,255}: line \d+: +\d+ Killed +\S|Killed$"
        r"|\S{1,200}\.service: (?:Main process exited, code=killed, status=9/KILL|A process of this unit has been killed by the OOM killer)"
        r"|(?:\[ *\d+\.\d+\] )?(?:Memory cgroup out of memory|Out of memory): Kill(?:ed)? process \d+",
        "a process of the service was killed", "服务的进程被强制杀掉",
        "HOST006 HOST007 HOST008", "gunicorn 21.2.0 arbiter.py reap_workers; bash; systemd 252 service.c; mm/oom_kill.c of Linux",
    ),
    _signature(
        CRASHED,
        r"\[[^\]]{1,40}\] \[\d+\] \[(?:ERROR|WARNING)\] Worker (?:\(pid:\d+\) was sent (?:SIG(?:SEGV|BUS|ILL|FPE)|code (?:13[269]|4|7|8|11|135))!"
        r"|with pid \d+ was terminated due to signal (?:4|7|8|11)\b)"
        r"|(?:\S{1,255}: line \d+: +\d+ (?:Segmentation fault|Bus error|Illegal instruction|Floating point exception) "
        r"|(?:Segmentation fault|Bus error|Illegal instruction|Floating point exception)(?: \(core dumped\))?$)"
        r"|Fatal Python error: (?:Segmentation fault|Bus error|Illegal instruction|Floating point exception)"
        r"|\S{1,200}\.service: Main process exited, code=(?:killed|dumped), status=(?:4/ILL|7/BUS|8/FPE|11/SEGV)",
        "native code of the service has crashed", "服务的本机代码崩溃",
        "LIB012 LIB008 PKG006 PKG010 PKG011 PKG013 PKG017 PKG022 HOST005 HOST021", "gunicorn 21.2.0 arbiter.py reap_workers; bash; faulthandler; systemd 252",
    ),
    _signature(
        "threads-refused",
        r"libgomp: Thread creation failed: Resource temporarily unavailable|OpenBLAS blas_thread_init: pthread_create failed",
        "the limit on processes and threads is reached", "进程/线程数达到上限",
        "HOST013 HOST014 HOST022", "libgomp team.c; OpenBLAS blas_server.c; pytorch#193859",
    ),
    _signature(
        "incomplete-for-2.5", r"Model directory .{1,300} is incomplete for v2\.5",
        "webui.py took the folder of version 2 for one of 2.5, its default, and downloads into it",
        "webui.py 默认按 2.5 版对待 2 版的模型目录，并向其中下载文件",
        "MOD017 MOD005", "index-tts ee40fa7 webui.py:28, 60-85",
    ),
    _signature(
        "sox-missing", r"(?:.{0,60}WARNING.{0,60}[: ])?SoX could not be found!", "the program sox is not installed", "没有安装 sox 程序",
        "LIB009", "sox 1.5.0 core.py, the Python package",
    ),
    _signature(
        "port-in-use", r"\[[^\]]{1,40}\] \[\d+\] \[ERROR\] Connection in use: \(",
        "the service's port was taken", "服务端口已被占用",
        "SVC001 SVC002 SVC006", "gunicorn 21.2.0 sock.py",
    ),
    _signature(
        "no-app", r"(?:Error: )?Failed to find attribute '\w+' in '[\w.]+'",
        "gunicorn finds no application under the name that it was given", "gunicorn 按给定名称找不到应用对象",
        "APP005", "gunicorn 21.2.0 util.py import_app",
    ),
    _signature(
        "no-worker-class", r"(?:Error: )?class uri 'gevent' invalid or not found",
        "gunicorn is to use gevent, which is not installed", "gunicorn 要使用 gevent，但没有安装",
        "APP006 PKG001 PKG002 IMP", "gunicorn 21.2.0 util.py load_class", "gevent",
    ),
    _signature(
        "no-kantts-to-install",
        r"ERROR: (?:No matching distribution found for|Could not find a version that satisfies the requirement) kantts==",
        "that version of kantts was never on the package index", "软件包索引上从来没有这个版本的 kantts",
        "PKG001 PKG002 PKG005 PKG007 IMP", "reproduced with pip 23.3.1 and kantts==0.1.8", "kantts",
    ),
    _signature(
        "no-cpu-torch-to-install", r"ERROR: (?:No matching distribution found for|Could not find a version that satisfies the requirement) torch(?:audio)?==\S+\+cpu",
        "CPU builds of torch of that version lie on PyTorch's own index only", "该版本的 torch CPU 版只在 PyTorch 自己的索引上",
        "PKG001 PKG002 PKG005 PKG009 PY008 IMP", "pytorch/pytorch#26340; reproduced with pip 23.3.1", "torch torchaudio",
    ),
)  # fmt: skip

# By which kantts hides every import that fails: looked for in whole chains, since what failed first stands above it.
MASKS = _signature(
    MASK, r"Please install kantts\.",
    "kantts hides which import has failed", "kantts 掩盖了真正失败的导入", "PKG IMP LIB PY", "kantts/bin/*.py of KAN-TTS, eight files",
)  # fmt: skip

# Messages of exceptions, the telling ones first.
EXCEPTIONS = (
    _heard("lfs-pointer", "MOD004"),
    _heard("web-page", "MOD006"),
    _heard("truncated", "MOD008"),
    _heard("torchcodec", "LIB013"),
    _heard("disk-full", "HOST018"),
    _heard("read-only", "HOST020"),
    _signature(
        "python-2", r"No module named 'StringIO'", "a package is a release for Python 2", "有软件包是 Python 2 的版本",
        "PKG008", "pydub 0.5.1 audio_segment.py:4",
    ),
    _signature(
        "placeholder", r"No module named 'kantts\.(?:bin|models|datasets)|'ttsfrd' has no attribute 'TtsFrontendEngine'",
        "kantts or ttsfrd is the empty placeholder of that name, or incomplete", "kantts 或 ttsfrd 是同名空壳占位包，或不完整",
        "PKG007 PKG011 PKG014", "kantts 0.1.0 and ttsfrd 0.1.0 of the package index", "kantts ttsfrd",
    ),
    _signature(
        "no-such-auto-class", r"cannot import name 'AutoModelForTextToSpeech'",
        "no release of transformers has AutoModelForTextToSpeech", "transformers 任何版本都没有 AutoModelForTextToSpeech",
        "APP002", "huggingface/transformers#24952, #25595",
    ),
    _signature(
        "model-in-main", r"name 'model' is not defined",
        "the application loads the model where the server that runs it never gets", "应用加载模型的代码在当前启动方式下不会执行",
        "APP003", "reproduced with gunicorn 21.2.0: a model loaded under __main__",
    ),
    _signature(
        "accelerate", r"requires Accelerate: `pip install", "accelerate is not installed", "没有安装 accelerate",
        "PKG001 PKG002 IMP", "transformers 4.35.2 modeling_utils.py:2675", "accelerate",
    ),
    _signature(
        "kaiser", r"cannot import name 'kaiser' from 'scipy\.signal'",
        "scipy 1.13 and newer have no scipy.signal.kaiser", "scipy 1.13 起没有 scipy.signal.kaiser",
        "PKG018", "kantts/models/pqmf.py:10 of KAN-TTS; reproduced",
    ),
    _signature(
        "scipy-half-removed", r"cannot import name '\w+' from 'scipy' \(unknown location\)",
        "scipy is half removed", "scipy 只删了一半", "PKG011 PKG014", "reproduced with scipy 1.10.1", "scipy",
    ),
    _signature(
        "scipy-shadowed", r"cannot import name '\w+' from 'scipy' \((?:(?!-packages/)[^)]){1,500}\)|'scipy' is not a package",
        "a file of the deployment is called like scipy", "部署目录里有文件与 scipy 同名", "PY016 PY019", "reproduced with scipy 1.10.1",
    ),
    _signature(
        "scipy-incomplete", r"No module named 'scipy\.\w+|cannot import name 'pypocketfft' from partially initialized",
        "scipy is not whole, or was built for another Python", "scipy 不完整，或是为别的 Python 构建的",
        "PKG011 PKG014 PKG017", "reproduced with scipy 1.10.1", "scipy",
    ),
    _signature(
        "numpy-2", r"_ARRAY_API not found|numpy\.core\.multiarray failed to import|numpy\.ndarray size changed",
        "a compiled package was built for another NumPy", "有编译过的软件包是为另一个 NumPy 版本构建的",
        "PKG006 PKG003 PKG022", "reproduced with scipy 1.10.1 and onnxruntime 1.15.1; onnxruntime#21063",
    ),
    _signature(
        "numpy-aliases", r"module 'numpy' has no attribute '(?:complex|float|int|bool|object)'",
        "the code uses names that NumPy 1.24 has removed", "代码用到了 NumPy 1.24 已删除的名称", "PKG019", "dsp.py:90 of KAN-TTS",
    ),
    _signature(
        "glibcxx", r"version [`']GLIBCXX_[\d.]+' not found", "the libstdc++ that is found first is too old",
        "最先找到的 libstdc++ 太旧", "LIB005", "glibc dl-version.c; scipy#18163",
    ),
    _signature(
        "glibc", r"version [`']GLIBC_[\d.]+' not found", "the system's glibc is too old for a package",
        "系统的 glibc 对某个软件包来说太旧", "LIB004 HOST002", "glibc dl-version.c; tokenizers#585",
    ),
    _signature(
        "openssl", r"urllib3 v2\S* only supports OpenSSL", "Python was built with an OpenSSL that is too old",
        "Python 所用的 OpenSSL 太旧", "PY018", "urllib3 2.0 __init__.py",
    ),
    _signature(
        "executable-stack", r"cannot enable executable stack", "a library wants an executable stack, which is refused",
        "有库要求可执行栈而被拒绝", "LIB006 LIB007", "glibc 2.41 dl-execstack.c; onnxruntime#24911",
    ),
    _signature(
        "static-tls", r"cannot allocate memory in static TLS block", "there is no room for the thread storage of one library more",
        "静态 TLS 空间不够再加载一个库", "LIB008", "glibc dl-reloc.c; scikit-learn#17231",
    ),
    _signature(
        "no-memory", r"DefaultCPUAllocator: |std::bad_alloc|^MemoryError", "there was not enough memory", "内存不足",
        "HOST006 HOST007 HOST008 HOST015 HOST016", "torch 2.13.0 CPUAllocator.cpp",
    ),
    _signature(
        "torch-mismatch",
        r"(?:libtorch|_torchaudio|torchvision|torchaudio)\S{0,200}: undefined symbol|compiled with different CUDA versions|lib(?:c10_cuda|cudart|torch_cuda)\S{0,40}: cannot open",
        "torch and its companion are not of one build", "torch 与其配套包不是同一构建", "PKG010 PKG009", "pytorch/audio#3335",
    ),
    _signature(
        "libsndfile", r"sndfile library not found|cannot load library '[^']{0,200}libsndfile",
        "libsndfile is missing", "缺少 libsndfile", "LIB001 LIB002", "soundfile 0.10.3 soundfile.py; python-soundfile#258",
    ),
    _signature(
        "old-pickle", r"Weights only load failed[\s\S]*Unsupported (?:global|class|operand)",
        "the checkpoint holds more than weights, and torch 2.6 and newer refuse it", "权重文件里不只有张量，torch 2.6 起默认拒绝加载",
        "MOD015 MOD014", "torch 2.13.0 serialization.py; reproduced",
    ),
    _signature(
        "saved-on-gpu", r"Attempting to deserialize object on a CUDA device",
        "the checkpoint was saved on a GPU and is loaded without map_location", "权重保存于 GPU，加载时又没有指定 map_location",
        "MOD016", "torch 2.13.0 serialization.py",
    ),
    _signature(
        "half-on-cpu", r"not implemented for 'Half'", "this torch cannot compute in half precision on a CPU",
        "这个 torch 不能在 CPU 上用半精度计算", "", "pytorch#52291",
    ),
    _signature(
        "weights-of-another-version", r"(?:Unexpected|Missing) key\(s\) in state_dict",
        "the weights belong to another version of the model", "权重属于另一版本的模型", "MOD017", "torch 2.13.0 module.py; index-tts#151",
    ),
    _signature(
        "foreign-path", r"'/cubefs/", "config.yaml names paths of the cluster that trained the model",
        "config.yaml 写的是训练集群上的路径", "MOD013", "index-tts#739",
    ),
    _signature(
        "model-incomplete", r"does not appear to have a file named|couldn't connect to 'https://huggingface\.co' to load",
        "the model's folder lacks a file, or is not there", "模型目录缺少文件，或目录不存在",
        "MOD001 MOD002 MOD003 MOD005 MOD011 HUB004", "transformers 4.35.2 utils/hub.py; reproduced",
    ),
    _signature(
        "model-json", r"It looks like the config file at .{1,500} is not a valid JSON file",
        "the model's config.json is no JSON", "模型的 config.json 不是 JSON", "MOD004 MOD006 MOD010", "transformers 4.35.2 configuration_utils.py",
    ),
    _signature(
        "sambert-resource", r"resource invalid|failed to initialize ttsfrd resource",
        "the text front end's resource folder is missing or half unpacked", "文本前端的 resource 目录缺失或只解压了一半",
        "MOD005 MOD004 MOD008 MOD010", "KAN-TTS text_to_wav.py; KAN-TTS#105",
    ),
    _signature(
        "sambert-wrong-checkpoint", r"^KeyError: 'linguistic_unit'", "the vocoder's checkpoint was given where the acoustic model's belongs",
        "把声码器的权重当成了声学模型的权重", "", "KAN-TTS#65",
    ),
    _signature(
        "cache-closed", r"There was a problem when trying to write in your cache folder|Permission denied: '[^']{0,500}/\.cache/huggingface",
        "the model cache cannot be written", "模型缓存不可写", "HUB003 HUB011", "transformers 4.35.2 utils/hub.py",
    ),
    _signature(
        "shared-memory", r"unable to open shared memory object|unable to mmap \d+ bytes from file </torch_",
        "the shared memory is too small", "共享内存太小", "HOST021", "torch 2.13.0 MapAllocator.cpp",
    ),
    _signature(
        "threads-refused-to-python", r"can't start new thread", "the limit on processes and threads is reached",
        "进程/线程数达到上限", "HOST013 HOST014 HOST022", "CPython _threadmodule.c",
    ),
    _signature(
        "localhost-through-proxy", r"When localhost is not accessible, a shareable link must be created",
        "a proxy catches the requests that Gradio makes to this machine itself", "代理截走了 Gradio 对本机的请求", "APP001", "gradio#9817",
    ),
    _signature(
        "address-in-use", r"\[Errno 98\] (?:error while attempting to bind|Address already in use)", "the service's port was taken",
        "服务端口已被占用", "SVC001 SVC002 SVC006", "CPython socketmodule.c",
    ),
    _signature(
        "encoding", r"'(?:gbk|ascii)' codec can't (?:decode|encode)", "text is read or written in an encoding that cannot hold it",
        "读写文本所用的编码装不下其中的字符", "HOST030", "KAN-TTS text_to_wav.py",
    ),
    _signature(
        "werkzeug-3", r"cannot import name 'url_quote' from 'werkzeug\.urls'", "Werkzeug 3 is too new for this Flask",
        "Werkzeug 3 对这个 Flask 太新", "PKG020", "werkzeug#2808",
    ),
    _signature(
        "cached-download", r"cannot import name 'cached_download' from 'huggingface_hub'",
        "huggingface_hub is too new for what imports it", "huggingface_hub 对使用它的代码太新", "PKG021", "huggingface_hub 0.26",
    ),
    _signature(
        "tls-intercepted", r"CERTIFICATE_VERIFY_FAILED", "the certificate of a server is not trusted: often a proxy that opens TLS",
        "服务器证书不受信任，多为拆解 TLS 的代理", "", "CPython _ssl.c; huggingface_hub#1271",
    ),
)  # fmt: skip

BY_NAME = {one.name: one for one in (*LINES, MASKS, *EXCEPTIONS)}
