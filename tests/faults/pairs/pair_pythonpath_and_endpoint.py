from catalogue import pair

FAULT = pair(
    "pythonpath_of_another_python", "endpoint_with_slash", about="PYTHONPATH leaks, and the endpoint ends with a slash"
)
