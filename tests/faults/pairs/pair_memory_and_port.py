from catalogue import pair

FAULT = pair(
    "memory_less_than_weights",
    "port_taken_ipv4",
    about="the weights do not fit into the memory, and another program holds the port",
)
