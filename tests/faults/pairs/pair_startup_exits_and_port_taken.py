from catalogue import pair

FAULT = pair(
    "sitecustomize_exits", "port_taken_ipv4", about="sitecustomize stops Python, and another program holds the port"
)
