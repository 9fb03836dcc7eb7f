from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    for name in ("scipy", "scipy-1.10.1.dist-info", "scipy.libs"):
        folder = deployment.site_packages / name
        folder.rename(folder.with_name("~" + name[1:]))


FAULT = Fault(
    about="pip was killed while it uninstalled scipy",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG014",
    symptoms=("PKG001", "PKG015"),
    fixable=True,
    exit_code=1,
    resembles="flask_missing",
    source="pip/_internal/req/req_uninstall.py renames every folder to ~name before it removes anything",
)
