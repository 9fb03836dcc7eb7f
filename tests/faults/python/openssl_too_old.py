import own_python
from catalogue import Deployment, Fault

# An OpenSSL of that age does not compile any more: the real module is loaded, and says what the old one said.
OLD = """
import glob, importlib.util, sys
[file] = glob.glob(__file__.rpartition("/")[0] + "/lib-dynload/_ssl.*")
spec = importlib.util.spec_from_file_location("_ssl", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
module.OPENSSL_VERSION = "OpenSSL 1.0.2k-fips  26 Jan 2017"
module.OPENSSL_VERSION_INFO = (1, 0, 2, 11, 15)
sys.modules["_ssl"] = module
"""


def inject(deployment: Deployment) -> None:
    (own_python.give(deployment) / "_ssl.py").write_text(OLD, encoding="ascii")


FAULT = Fault(
    inject=inject,
    about="Python was built on CentOS 7, with OpenSSL 1.0.2, which urllib3 2 rejects",
    layer="python",
    deployment="pins-3.10",
    code="PY018",
    symptoms=("IMP008",),
    fixable=False,
    source="urllib3#2168; reproduced: urllib3 v2 only supports OpenSSL 1.1.1+",
)
