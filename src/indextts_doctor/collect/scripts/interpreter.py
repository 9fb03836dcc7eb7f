"""What the interpreter is, in its own words. Arguments: standard modules that are not to be tried.

Imports nothing from the service's folder: other probes import its modules.
"""
PATH = list(sys.path)
HERE = os.getcwd()
sys.path[:] = [entry for entry in PATH if entry not in ("", HERE)]

import site

# The compiled part of each is enough to try, and cheap.
PARTS = [("ctypes", "_ctypes"), ("zlib", "zlib"), ("ssl", "_ssl"), ("sqlite3", "_sqlite3"),
         ("bz2", "bz2" if sys.version_info[0] == 2 else "_bz2"), ("lzma", "_lzma")]


def markers():
    system, _, release, build, machine = os.uname()
    version = "%d.%d.%d" % sys.version_info[:3]
    if sys.version_info[3] != "final":
        version += "%s%d" % ({"alpha": "a", "beta": "b", "candidate": "rc"}[sys.version_info[3]], sys.version_info[4])
    name = getattr(getattr(sys, "implementation", None), "name", "pypy" if "PyPy" in sys.version else "cpython")
    return {
        "implementation_name": name, "implementation_version": version, "os_name": os.name,
        "platform_machine": machine, "platform_release": release, "platform_system": system,
        "platform_version": build, "python_full_version": version, "sys_platform": sys.platform,
        "python_version": "%d.%d" % sys.version_info[:2],
        "platform_python_implementation": {"cpython": "CPython", "pypy": "PyPy"}.get(name, name),
    }


def suffixes():
    if sys.version_info[0] == 2:
        import imp
        return [entry[0] for entry in imp.get_suffixes() if entry[2] == imp.C_EXTENSION]
    import _imp
    return list(_imp.extension_suffixes())


def libc(soabi):
    for name in ("CS_GNU_LIBC_VERSION", 2):  # the number, where Python 2 was built without the name
        try:
            family, _, version = (os.confstr(name) or "").partition(" ")
        except (AttributeError, ValueError, OSError):
            continue
        if family == "glibc":
            return [family, version]
    musl = "musl" in (soabi or "") or "/ld-musl-" in content("/proc/self/maps")
    return ["musl" if musl else "unknown", None]


def content(path, most=1 << 20):
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return ""
    parts, left = [], most
    try:
        while left > 0:
            part = os.read(descriptor, min(left, 65536))
            if not part:
                break
            parts.append(part)
            left -= len(part)
    except OSError:
        pass
    os.close(descriptor)
    return b"".join(parts).decode("utf-8", "replace")


def encoding():
    import io
    with io.open(os.devnull) as file:
        preferred = file.encoding
    return {"preferred": preferred, "filesystem": sys.getfilesystemencoding(),
            "utf8_mode": bool(getattr(sys.flags, "utf8_mode", 0))}


def site_folders():
    folders = []
    try:
        folders += site.getsitepackages()
    except Exception:  # old virtualenv has none
        pass
    if getattr(site, "ENABLE_USER_SITE", None) and site.USER_SITE:
        folders.append(site.USER_SITE)
    folders += [entry for entry in PATH if os.path.basename(entry) in ("site-packages", "dist-packages")]
    return sorted(set(folder for folder in folders if os.path.isdir(folder)))


def code_lines():
    found = []
    for folder in site_folders():
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        for name in names:
            if name.endswith(".pth"):
                path = os.path.join(folder, name)
                for number, line in enumerate(content(path).splitlines(), 1):
                    if line.startswith(("import ", "import\t")):
                        found.append({"file": path, "line": number, "text": line[:300]})
    return found[:200]


def file_of(module):
    path = getattr(sys.modules.get(module), "__file__", None)
    return path if path is None else os.path.abspath(path)


def user_site():
    folder = getattr(site, "USER_SITE", None)
    return folder if folder and folder in PATH and os.path.isdir(folder) else None


def missing():
    names = []
    for name, part in PARTS:
        if sys.version_info[0] == 2 and name == "lzma":
            continue
        if name in sys.argv[1:]:
            names.append(name)
            continue
        mark(name)
        try:
            __import__(part)
        except BaseException:
            names.append(name)
    return names


def main():
    extensions = suffixes()
    soabi = extensions[0].strip(".").rsplit(".", 1)[0] if extensions and extensions[0].count(".") > 1 else None
    facts = markers()
    family, version = libc(soabi)
    absent = missing()
    finish({
        "executable": sys.executable or "", "version": list(sys.version_info[:3]),
        "implementation": facts["implementation_name"], "prefix": sys.prefix,
        "base_prefix": getattr(sys, "base_prefix", getattr(sys, "real_prefix", sys.prefix)),
        "path": [entry if entry else HERE for entry in PATH][:200], "markers": facts,
        "ext_suffixes": extensions, "soabi": soabi, "machine": facts["platform_machine"],
        "bits": 64 if sys.maxsize > 2 ** 32 else 32, "libc": {"family": family, "version": version},
        "encoding": encoding(), "user_site": user_site(), "sitecustomize": file_of("sitecustomize"),
        "usercustomize": file_of("usercustomize"), "pth_code": code_lines(), "missing_modules": absent,
        "openssl": getattr(sys.modules.get("_ssl"), "OPENSSL_VERSION", None),
    })


main()
