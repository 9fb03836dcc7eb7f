"""What is installed, read from metadata and RECORD files. Nothing of it is imported.

Rules: standard library only, ASCII only, Python 2.7 and 3.6 and later; paths of RECORD stay bytes, since the file
system's encoding may be unable to spell them. The doctor imports this file too, to read the same from outside
when the interpreter cannot start, so nothing happens at import.

Arguments: level ("nothing", "size" or "hash"), names of packages whose hashes are wanted (comma between them;
with "hash" and no name, all).
"""
import os
import sys

PATH = list(sys.path)
if __name__ == "__main__" and PATH and PATH[0] in ("", os.getcwd()):
    del sys.path[0]  # no json.py of the service's folder may shadow the standard one

import base64
import json
import re
import stat

MAX_RECORD = 16 << 20
MAX_HEADERS = 1 << 20
MAX_DAMAGE = 50
MAX_LOOSE = 400
METADATA_DIR = re.compile(r"^(?P<name>[^-]+)-(?P<version>[^-]+?)(-py\d[^-]*)?\.(dist-info|egg-info|egg)$", re.I)
EXTENSION = re.compile(br"\.((?:cpython-|pypy|graalpy|cp)\d[^./\n,]*)\.(?:so|pyd)(?=[\",\r\n]|$)")
HARMLESS = re.compile(
    br"(^|/)(tests?|docs?|examples?|__pycache__|licenses?|[^/]*\.dist-info|[^/]*\.egg-info|EGG-INFO)(/|$)"
    br"|\.(py[cio]|pyx|pxd|typed|h|hpp|c|cc|cpp|cu|cuh|a|lib|cmake|md|rst|txt|html|gz|map|toml|cfg|pth|ipynb)$|(^|/)cacert\.pem$",
    re.I,
)
CUDA_FILES = {
    "torch": ("torch/version.py", r"(?m)^cuda\s*(?::[^=\n]*)?=\s*['\"]([^'\"]+)"),
    "torchvision": ("torchvision/version.py", r"(?m)^__version__\s*=\s*['\"][^'\"]*\+cu(\d+)"),
    "torchaudio": ("torchaudio/version.py", r"(?m)^__version__\s*=\s*['\"][^'\"]*\+cu(\d+)"),
    "torchcodec": ("torchcodec/version.py", r"(?m)^__version__\s*=\s*['\"][^'\"]*\+cu(\d+)"),
    "onnxruntime-gpu": (
        "onnxruntime/capi/build_and_package_info.py",
        r"(?m)^cuda_version\s*=\s*['\"]([^'\"]+)",
    ),
}
ONNX_CUDA = "onnxruntime/capi/libonnxruntime_providers_cuda.so"


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def fsbytes(path):
    if isinstance(path, bytes):
        return path
    return os.fsencode(path) if hasattr(os, "fsencode") else path.encode(sys.getfilesystemencoding() or "utf-8")


def text(value, limit=500):
    """Text from bytes or text, without what UTF-8 cannot encode, bounded."""
    if not isinstance(value, bytes):
        value = value.encode("utf-8", "replace" if sys.version_info[0] == 2 else "surrogateescape")
    return value.decode("utf-8", "replace")[:limit]


def read(path, limit):
    """Up to limit bytes of a regular file, or None."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return None
        with open(path, "rb") as stream:
            return stream.read(min(limit, status.st_size + 1))  # so much memory is taken before anything is read
    except (OSError, IOError, ValueError):
        return None


def number(digits):
    """The number that RECORD gives as a size; None: it is none, or no size of a file."""
    digits = digits.strip()
    return int(digits) if digits.isdigit() and len(digits) < 20 else None


def headers(path):
    """The header lines of a METADATA or PKG-INFO file as [(key, value)]; None: there is no such file."""
    data = read(path, 1 << 16)
    if data is None:
        return None
    if len(data) == 1 << 16 and b"\n\n" not in data and b"\r\n\r\n" not in data:
        data = read(path, MAX_HEADERS) or b""
    return parse_headers(data)


def parse_headers(data):
    found = []
    for line in data.split(b"\n"):
        line = line.rstrip(b"\r")
        if not line:  # one of blanks only continues the header before it
            break
        if line[:1] in (b" ", b"\t", b"|"):
            continue
        key, colon, value = line.partition(b":")
        if colon:
            found.append((key.strip().lower(), value.strip()))
    return found


def first(found, key):
    for name, value in found:
        if name == key:
            return text(value)
    return None


def lines_of(path, limit=1 << 16):
    data = read(path, limit)
    return [] if data is None else [line.strip() for line in text(data, limit).splitlines() if line.strip()]


def clean_url(url):
    """A URL without credentials and query."""
    return re.sub(r"://[^/@]*@", "://", url).split("?")[0][:500]


def direct_url(folder):
    """(url, editable folder) of direct_url.json."""
    data = read(os.path.join(folder, "direct_url.json"), 1 << 16)
    try:
        found = json.loads(text(data, 1 << 16)) if data else {}
        url = clean_url(found.get("url") or "")
        editable = bool((found.get("dir_info") or {}).get("editable"))
    except (ValueError, AttributeError, TypeError, RuntimeError):  # nested too deeply
        return None, None
    path = url[7:] if url.startswith("file://") else url
    return url or None, (path if editable else None)


def egg_requires(folder):
    """requires.txt of an egg-info as Requires-Dist lines."""
    found, marker = [], ""
    for line in lines_of(os.path.join(folder, "requires.txt")):
        if line.startswith("["):
            extra, _, condition = line.strip("[]").partition(":")
            parts = ["(%s)" % condition] if condition else []
            parts += ['extra == "%s"' % extra] if extra else []
            marker = " ; " + " and ".join(parts) if parts else ""
        else:
            found.append(line + marker)
    return found


def record_bytes(folder):
    """(bytes of RECORD or its older twin, folder its paths are relative to), or (None, None)."""
    data = read(os.path.join(folder, "RECORD"), MAX_RECORD)
    if data is not None:
        return data.replace(b"\0", b"?"), os.path.dirname(folder)  # no file can have that in its name
    data = read(os.path.join(folder, "installed-files.txt"), MAX_RECORD)
    if data is None:
        return None, None
    inside = [os.path.normpath(os.path.join("x", text(line, 4096)))[:4096] for line in data.split(b"\n") if line.strip()]
    paths = [path for path in inside if not path.startswith("x" + os.sep)]
    return "".join(path.replace(os.sep, "/") + ",,\n" for path in paths).encode("utf-8"), os.path.dirname(folder)


def differing(base, data, digests):
    """[(path, recorded, actual, same size)] of the files of RECORD that are missing or differ."""
    root, look, found = fsbytes(base) + b"/", os.stat, []
    for line in data.split(b"\n"):
        parts = line.rsplit(b",", 2)
        if len(parts) != 3:
            continue
        path, digest, size = parts
        if path[:1] == b'"':
            path = path[1:-1].replace(b'""', b'"')
        try:
            actual = look(root + path).st_size
            if not size or number(size) == actual:
                if digests and digest and size and not same_digest(root + path, path, digest):
                    found.append((path, actual, actual, True))
                continue
        except (OSError, ValueError, TypeError):
            actual = None
        found.append((path, number(size), actual, False))
    return found


def same_digest(full, path, digest):
    import hashlib

    algorithm, _, wanted = digest.partition(b"=")
    if not wanted or path.startswith(b"..") or HARMLESS.search(path):
        return True

    def digest_of(repair):
        hasher = hashlib.new(text(algorithm))
        with open(full, "rb") as stream:
            first = bytearray(stream.read(1 << 20))
            if repair is not None:
                first[repair] |= 1
            hasher.update(bytes(first))
            for block in iter(lambda: stream.read(1 << 20), b""):
                hasher.update(block)
        plain = base64.urlsafe_b64encode(hasher.digest()).rstrip(b"=")
        return plain, hasher.hexdigest().encode("ascii")  # as many of Debian's packages have it

    try:
        if not stat.S_ISREG(os.stat(full).st_mode) or wanted in digest_of(None):
            return True
        flags = stack_flags(read(full, 1 << 16) or b"")
        return flags is not None and wanted in digest_of(flags)
    except (OSError, IOError, ValueError, TypeError):  # a kind of digest that is not known, or has no length
        return True


def stack_flags(head):
    """Where the flags of PT_GNU_STACK are when they do not ask for an executable stack; clearing them is a fix."""
    import struct

    if head[:6] != b"\x7fELF\x02\x01" or len(head) < 64:
        return None
    offset = struct.unpack("<Q", head[32:40])[0]
    size, count = struct.unpack("<HH", head[54:58])
    for place in range(offset, min(offset + size * count, len(head) - 8), size or 1):
        kind, flags = struct.unpack("<II", head[place : place + 8])
        if kind == 0x6474E551:
            return None if flags & 1 else place + 4
    return None


def matters(base, path, recorded, actual, installer):
    """Whether a difference can break anything: not what installers and slim images change or leave out."""
    if path.startswith((b"..", b"/")) or HARMLESS.search(path):
        return False
    if actual is None and (recorded is None or of_debian(base)) and not path.endswith((b".py", b".so", b".pyd")):
        return False
    if actual is None and path.endswith(b".py"):
        return not os.path.exists(fsbytes(base) + b"/" + path + b"c")
    if actual and installer == "conda":
        return False  # conda writes its prefix into files
    return True


def of_debian(base):
    """Whether a folder is that of Debian's own packages: their scripts, recorded here, were moved to /usr/bin."""
    return fsbytes(base).endswith(b"/python3/dist-packages")


def how(base, path, recorded, actual, same_size):
    """In what way a file differs: "missing", "empty", "truncated", "zeros", "invalid" or "changed"."""
    if actual is None:
        return "missing"
    if actual == 0:
        return "empty"
    full = fsbytes(base) + b"/" + path
    data = read(full, 1 << 20) or b""
    if not data.strip(b"\0"):
        return "zeros"
    if path.endswith((b".so", b".pyd")) or b".so." in path:
        return elf_state(full, data[:64], actual)
    if path.endswith(b".py"):
        return source_state(data, actual, recorded)
    return "truncated" if recorded is not None and actual < recorded // 2 else "changed"


def elf_state(full, head, size):
    """"truncated" when the section table of a 64-bit ELF file is beyond its end."""
    import struct

    if head[:4] not in (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe") and head[:2] != b"MZ":
        return "invalid"
    if head[:6] != b"\x7fELF\x02\x01" or len(head) < 64:
        return "changed"
    offset = struct.unpack("<Q", head[40:48])[0]
    entry_size, count = struct.unpack("<HH", head[58:62])
    if offset and offset + entry_size * count > size:
        return "truncated"
    with open(full, "rb") as stream:
        stream.seek(max(0, size - 4096))
        return "changed" if stream.read(4096).strip(b"\0") else "zeros"


def source_state(data, size, recorded):
    """A module that no longer compiles is broken; one that does was perhaps changed by hand."""
    if b"\0" in data:
        return "zeros"
    if size > 1 << 20 or not data:
        return "changed"
    try:
        compile(data, "<module>", "exec", 0, 1)
    except (SyntaxError, ValueError, TypeError):
        return "truncated" if recorded and size < recorded else "invalid"
    except (MemoryError, RuntimeError):
        return "changed"
    return "changed"


def damage(base, data, digests, installer):
    """(the worst of what differs, how many files)."""
    order = ("missing", "empty", "truncated", "zeros", "invalid", "changed")
    found = [
        (path, recorded, actual, same)
        for path, recorded, actual, same in differing(base, data, digests)
        if matters(base, path, recorded, actual, installer)
    ]
    listed = [
        {
            "path": text(path),
            "recorded": recorded,
            "actual": actual,
            "same_size": same,
            "kind": how(base, path, recorded, actual, same),
        }
        for path, recorded, actual, same in found[:2000]
    ]
    listed.sort(key=lambda one: (order.index(one["kind"]), not one["path"].endswith((".so", ".py"))))
    return listed[:MAX_DAMAGE], len(found)


def fits(tag, suffixes, version):
    """Whether an extension with this tag can be imported here."""
    if suffixes:
        return any(suffix in ("." + tag + ".so", "." + tag + ".pyd") for suffix in suffixes)
    return version is None or re.match(r"(cpython|cp)-?%s(\D|$)" % version, tag) is not None


def foreign(base, data, suffixes, version):
    """Extensions of another Python, where nothing of the same name fits this one."""
    bad = []
    for match in EXTENSION.finditer(data):
        tag = text(match.group(1))
        if len(bad) == MAX_DAMAGE or fits(tag, suffixes, version):
            continue
        start = data.rfind(b"\n", 0, match.start()) + 1
        path, stem = data[start : match.end()].lstrip(b'"'), data[start : match.start()].lstrip(b'"')
        if path.startswith(b"..") or not os.path.exists(fsbytes(base) + b"/" + path):
            continue
        folder, name = os.path.split(fsbytes(base) + b"/" + stem)
        if not sibling(folder, name, suffixes, version):
            bad.append({"path": text(path), "tag": tag})
    return bad


def sibling(folder, name, suffixes, version):
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    for other in names:
        if not other.startswith(name):
            continue
        rest = text(other[len(name) :])
        if rest in (".py", ".so", ".pyd", ".abi3.so") or (not rest and os.path.isdir(os.path.join(folder, other))):
            return True
        if rest.endswith((".so", ".pyd")) and fits(rest[1:].rsplit(".", 1)[0], suffixes, version):
            return True
    return False


def total(data):
    """Bytes of all files by RECORD."""
    return sum(int(size) for size in re.findall(br"(?m),(\d{1,19})\r?$", data))


def old_numpy_names(name, base):
    """The first file of KAN-TTS that uses names which NumPy 1.24 removed."""
    if name != "kantts":
        return None
    for path in ("kantts/utils/audio_torch.py", "kantts/preprocess/audio_processor/core/dsp.py"):
        data = read(os.path.join(base, path), 1 << 20)
        if data and re.search(br"\bnp\.(complex|float|int|bool|object)\b(?!_)", data):
            return path
    return None


def cuda(name, base):
    """The CUDA version of a build, "unknown" when it is not recorded, or None."""
    if name not in CUDA_FILES:
        return None
    path, pattern = CUDA_FILES[name]
    match = re.search(pattern, text(read(os.path.join(base, path), 1 << 16) or b"", 1 << 16))
    if match:
        return text(match.group(1), 20)
    if name == "onnxruntime-gpu" and os.path.exists(os.path.join(base, ONNX_CUDA)):
        return "unknown"
    return None


class Reader(object):
    """Reads one list of folders, in their order."""

    def __init__(self, level, wanted, suffixes, version):
        self.level, self.wanted, self.suffixes, self.version = level, wanted, suffixes, version
        self.owned, self.leftovers, self.loose = set(), [], []

    def folder(self, path, standard):
        """The distributions of one folder; same names with the least damage first."""
        try:
            names = sorted(os.listdir(path))
        except OSError:
            return []
        installed = []
        for name in names:
            low = name.lower()
            if name.startswith("~"):
                self.leftover(path, name, "tilde")
            elif low.endswith((".dist-info", ".egg-info", ".egg")):
                one = self.distribution(path, name)
                if one:
                    installed.append(one)
        if not standard:
            self.loose.extend((path, name) for name in names)
        installed.sort(key=lambda one: (one["name"], one["damaged_files"], -one.pop("changed_at")))
        return installed

    def leftover(self, path, name, kind, importable=False):
        if len(self.leftovers) < MAX_LOOSE:
            plain = re.split(r"-\d", name.lstrip("~"))[0]
            full = text(os.path.join(path, name))
            self.leftovers.append({"path": full, "name": text(plain), "kind": kind, "importable": importable})

    def distribution(self, path, name):
        folder = os.path.join(path, name)
        egg = name.lower().endswith(".egg")
        inner = os.path.join(folder, "EGG-INFO") if egg else folder
        found = None
        for candidate in ("METADATA", "PKG-INFO"):
            found = found or headers(os.path.join(inner, candidate))
        if not found and os.path.isfile(inner):
            found = headers(inner)
        if not found and egg and os.path.isfile(folder):
            found = zipped(folder)
        if not found or not first(found, b"version"):
            if name.lower().endswith(".dist-info"):
                self.leftover(path, name, "empty-dist-info")
            return None
        return self.package(path, name, inner, found)

    def package(self, path, name, inner, found):
        shown = first(found, b"name") or name.split("-")[0]
        installer = (lines_of(os.path.join(inner, "INSTALLER"), 200) or [None])[0]
        url, editable = direct_url(inner)
        one = {
            "name": canonical(shown),
            "version": first(found, b"version"),
            "location": text(path),
            "metadata": text(name),
            "requires": [text(v) for k, v in found if k == b"requires-dist"][:500] or egg_requires(inner)[:500],
            "requires_python": first(found, b"requires-python"),
            "summary": (first(found, b"summary") or "")[:300],
            "installer": installer,
            "editable": editable or self.linked(path, shown),
            "direct_url": url,
            "tags": [line[5:] for line in lines_of(os.path.join(inner, "WHEEL")) if line.startswith("Tag: ")][:50],
            "cuda": cuda(canonical(shown), path),
            "old_numpy_names": old_numpy_names(canonical(shown), path),
        }
        one.update(self.files(inner, one["name"], installer))
        try:
            one["changed_at"] = os.stat(inner).st_mtime
        except OSError:
            one["changed_at"] = 0
        return one

    def linked(self, path, name):
        """The folder that an egg-link of site-packages names, when this is it."""
        target = getattr(self, "links", {}).get(canonical(name))
        return text(path) if target and os.path.realpath(target) == os.path.realpath(path) else None

    def files(self, inner, name, installer):
        """The findings in RECORD."""
        data, base = record_bytes(inner)
        tops = lines_of(os.path.join(inner, "top_level.txt"))
        known = data is not None
        data = data or b""
        parts = set(line.partition(b"/")[0] for line in data.split(b"\n"))
        parts = set(text(part).split(",")[0].strip('"') for part in parts)
        self.owned.update(parts)
        self.owned.update(tops)
        names = tops or [p for p in parts if p.isidentifier()] if hasattr("", "isidentifier") else tops
        if not tops:
            names = list(names) + [p[:-3] for p in parts if p.endswith(".py")]
            names += [p.split(".")[0] for p in parts if p.endswith((".so", ".pyd"))]
        broken, count = [], 0
        if known and self.level != "nothing":
            digests = name in self.wanted or (self.level == "hash" and not self.wanted)
            broken, count = damage(base, data, digests, installer)
        return {
            "top_level": sorted(set(n for n in names if n != "__pycache__"))[:100],
            "files": data.count(b"\n") + bool(data and not data.endswith(b"\n")),
            "python_files": data.count(b".py,") + data.count(b'.py",'),
            "damage": broken,
            "damaged_files": count,
            "foreign_extensions": foreign(base, data, self.suffixes, self.version) if known else [],
            "has_record": known,
            "bytes": total(data) if name.startswith("nvidia-") or name in CUDA_FILES else 0,
        }

    def sweep(self, sites):
        """Importable names that belong to no distribution: in site-packages, then in other folders of sys.path."""
        seen = set()
        for path, name in sorted(self.loose, key=lambda one: one[0] not in sites):
            module, dot, end = name.partition(".")
            if name in self.owned or module in self.owned or module in seen or not re.match(r"^[A-Za-z_]\w*$", module):
                continue
            full = os.path.join(path, name)
            if not dot:
                if module == "__pycache__" or not os.path.isdir(full):
                    continue
                importable = os.path.exists(os.path.join(full, "__init__.py"))
            elif end == "py" or end.endswith((".so", ".pyd")):
                importable = True
            else:
                continue
            seen.add(module)
            if path in sites or importable:
                self.leftover(path, module if importable and dot else name, "no-metadata" if path in sites else "source", importable)


def zipped(path):
    """Headers of an egg that is a zip file."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            with archive.open("EGG-INFO/PKG-INFO") as stream:
                return parse_headers(stream.read(MAX_HEADERS))
    except Exception:
        return None


def egg_links(paths):
    """{name: folder} of the egg-link files."""
    found = {}
    for path in paths:
        try:
            names = [name for name in os.listdir(path) if name.endswith(".egg-link")]
        except OSError:
            continue
        for name in names:
            found[canonical(name[:-9])] = (lines_of(os.path.join(path, name)) or [""])[0]
    return found


def is_site(path):
    return os.path.basename(path) in ("site-packages", "dist-packages")


def collect(paths, level, wanted=(), suffixes=(), version=None):
    """The record "Packages" as plain data. ``version`` is "310" and so on, where no suffixes are known."""
    reader = Reader(level, set(canonical(name) for name in wanted), tuple(suffixes), version)
    standard = os.path.realpath(os.path.dirname(os.__file__))
    folders, seen = [], set()
    for path in paths:
        path = os.path.abspath(path or os.curdir)
        real = os.path.realpath(path)
        if real not in seen and os.path.isdir(path) or path.endswith(".egg"):
            seen.add(real)
            folders.append((path, real))
    reader.links = egg_links([path for path, _ in folders])
    installed = []
    for path, real in folders:
        if path.endswith(".egg"):
            beside = os.path.realpath(os.path.dirname(path))
            one = beside not in seen and reader.distribution(os.path.dirname(path), os.path.basename(path))
            installed.extend([one] if one else [])
            continue
        plain = real == standard or real.startswith(standard + os.sep) and not is_site(real)
        installed.extend(reader.folder(path, plain))
    reader.sweep([path for path, _ in folders if is_site(path)])
    for one in installed:
        one.pop("changed_at", None)
    return {"installed": installed, "leftovers": reader.leftovers, "checked": level, "hashed": sorted(reader.wanted)}


def own_suffixes():
    try:
        from importlib.machinery import EXTENSION_SUFFIXES

        return EXTENSION_SUFFIXES
    except ImportError:
        import imp

        return [suffix for suffix, _, kind in imp.get_suffixes() if kind == imp.C_EXTENSION]


def main(arguments):
    names = arguments[1] if len(arguments) > 1 else ""
    return collect(PATH, arguments[0], [name for name in names.split(",") if name], own_suffixes())


if __name__ == "__main__":
    encode = json.dumps  # replaces the prelude's own, which is slower and needs no module
    finish(main(sys.argv[1:]))
