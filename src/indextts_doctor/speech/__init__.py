"""The proof: the deployment speaks on the CPU, stage by stage, and its sound is judged.

``engines/`` holds what the doctor knows of each engine, ``inside/`` the scripts that run in the patient's
interpreter, ``sound/`` the measures of what is heard, ``voice/`` the small reference voice.
"""
