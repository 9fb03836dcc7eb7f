import wheels
from healthy_variants import Deployment, Healthy

# What setuptools wrote for declared namespaces until 2023.
NSPKG = (
    "import sys, types, os;has_mfs = sys.version_info > (3, 5);"
    "p = os.path.join(sys._getframe(1).f_locals['sitedir'], *('speechlab',));"
    "importlib = has_mfs and __import__('importlib.util');has_mfs and __import__('importlib.machinery');"
    "m = has_mfs and sys.modules.setdefault('speechlab', importlib.util.module_from_spec("
    "importlib.machinery.PathFinder.find_spec('speechlab', [os.path.dirname(p)])));"
    "m = m or sys.modules.setdefault('speechlab', types.ModuleType('speechlab'));"
    "mp = (m or []) and m.__dict__.setdefault('__path__',[]);(p not in mp) and mp.append(p)\n"
)
OLD = "__import__('pkg_resources').declare_namespace(__name__)\n"


def arrange(deployment: Deployment) -> None:
    """Two distributions in one namespace without __init__, two in one declared by .pth files."""
    made = deployment.directory.parent / "wheels"
    made.mkdir()
    for part in ("lexicon", "prosody"):
        wheels.write(made, f"zh_{part}", "1.0", {f"zh/{part}/__init__.py": "", f"zh/{part}/data.txt": "x\n"})
        files = {f"speechlab/{part}.py": OLD, f"speechlab_{part}-1.0-nspkg.pth": NSPKG}
        wheels.write(made, f"speechlab_{part}", "1.0", files)
    found = sorted(str(path) for path in made.glob("*.whl"))
    deployment.uv("install", "-q", "--no-deps", "--offline", *found)


HEALTHY = Healthy(
    about="packages share namespaces: one without __init__, one declared by .pth files",
    deployment="house-3.12",
    arrange=arrange,
)
