from catalogue import pair

FAULT = pair("python_without_lzma", "sox_missing", about="Python lacks lzma, and the system lacks sox")
