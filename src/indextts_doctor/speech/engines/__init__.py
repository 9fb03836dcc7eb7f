"""One file per engine: the files it needs, and the request for its script. To add an engine, add a file."""
