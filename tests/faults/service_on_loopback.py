import subprocess

from catalogue import Fault, Patient

LISTEN = "import socket, sys, time; s = socket.create_server(('127.0.0.1', int(sys.argv[1]))); print(flush=True); time.sleep(600)"


def inject(patient: Patient) -> None:
    patient.environ["KUBERNETES_SERVICE_HOST"] = "10.96.0.1"  # as every pod has it
    command = [str(patient.python), "-c", LISTEN, str(patient.port)]
    service = subprocess.Popen(command, cwd=patient.directory, env=patient.environ, stdout=subprocess.PIPE)
    patient.stack.enter_context(service)
    patient.stack.callback(service.kill)
    assert service.stdout
    service.stdout.readline()


FAULT = Fault(
    about="in a pod the service listens on 127.0.0.1 only",
    layer="service",
    patient="pins-3.10",
    inject=inject,
    code="SVC004",
    curable=False,
    exit_code=0,
    source="Flask's default address",
)
