"""Scripts that run in the deployment's interpreter.

Standard library only, ASCII, parse on Python 2.7 and 3.6 and later. They are sent on standard input, so that
sys.path[0] is the service's folder, as it is for the service; arguments follow in sys.argv, and the result goes
as JSON to the file descriptor that INDEXTTS_DOCTOR_RESULT names. prelude.py goes before each of them: it marks
that Python has started, and offers ``mark(text)`` and ``finish(value)``.
"""
