from healthy_variants import Deployment, Healthy
from hub_faults import filled


def arrange(deployment: Deployment) -> None:
    place = deployment.directory.parent / "data"
    filled(deployment, place / "hub")
    deployment.environ.update(HF_HOME=str(place), HF_HUB_OFFLINE="1", HF_ENDPOINT="https://hf-mirror.com")
    company = {"HTTP_PROXY": "http://proxy.example.com:3128", "NO_PROXY": "localhost,127.0.0.1,::1,.example.com"}
    for name, value in {**company, "HTTPS_PROXY": company["HTTP_PROXY"]}.items():
        deployment.environ[name] = deployment.environ[name.lower()] = value


HEALTHY = Healthy(
    about="HF_HOME names another disk, a mirror is used, and a company's proxy spares loopback",
    deployment="pins-3.10",
    arrange=arrange,
)
