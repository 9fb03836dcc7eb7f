"""The speech test: synthesis on the CPU, stage by stage, and measures of the audio.

``engines/`` plans a synthesis for each engine, ``scripts/`` run in the deployment's interpreter, ``sound/`` measures
recordings, ``voice/`` is the small reference voice.
"""
