from hubfaults import filled
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    place = patient.directory.parent / "data"
    filled(patient, place / "hub")
    patient.environ.update(HF_HOME=str(place), HF_HUB_OFFLINE="1", HF_ENDPOINT="https://hf-mirror.com")
    company = {
        "HTTP_PROXY": "http://proxy.example.com:3128",
        "NO_PROXY": "localhost,127.0.0.1,::1,.example.com",
    }
    for name, value in {**company, "HTTPS_PROXY": company["HTTP_PROXY"]}.items():
        patient.environ[name] = patient.environ[name.lower()] = value


HEALTHY = Healthy(
    about="HF_HOME names another disk, a mirror is used, and a company's proxy spares loopback",
    patient="pins-3.10",
    arrange=arrange,
)
