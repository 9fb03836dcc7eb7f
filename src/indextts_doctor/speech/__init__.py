"""The speech test: the deployment speaks on the CPU, stage by stage, and what it says is measured.

``engines/`` plans a synthesis for each engine, ``scripts/`` run in the deployment's interpreter, ``sound/`` measures
recordings, ``voice/`` is the small reference voice.
"""
