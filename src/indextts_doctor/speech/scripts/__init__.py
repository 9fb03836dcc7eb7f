"""Scripts that synthesize speech in the deployment's interpreter, one for each engine.

Rules: ASCII, Python 3.6 and later, standard library at the top and everything else inside of functions, nothing
from indextts_doctor. speaking.py goes before each of them, behind the probes' prelude and chains: a script ends
with ``run(speak)``, where ``speak(request)`` announces each ``stage(name)``, hands the samples to ``keep`` and
returns a dictionary of what facts.speech.Told holds.
"""
