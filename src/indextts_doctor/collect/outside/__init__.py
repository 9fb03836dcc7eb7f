"""What can be seen from outside: files, /proc, sockets. Nothing here starts a process or writes."""
