from catalogue import pair

FAULT = pair("scipy_so_cut", "static_tls", about="an extension of scipy is cut off, and torchaudio finds no static TLS")
