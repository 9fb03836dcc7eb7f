"""The model folder: names, headers and modes; nothing in it is ever loaded."""
