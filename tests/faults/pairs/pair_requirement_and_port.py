from catalogue import pair

FAULT = pair("requirement_missing", "port_taken_ipv4", about="tqdm was removed, and another program holds the port")
