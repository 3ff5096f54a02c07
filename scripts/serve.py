#!/usr/bin/env python3
"""serve.py FOLDER: serves a folder on this machine and prints the address. PORT chooses the port, HOST the interface."""
import functools
import http.server
import os
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm", ".js": "text/javascript"}

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, *_):
        pass


def listen(host, ports, handler):
    """A server on the first free port of `ports`."""
    for port in ports:
        try:
            return http.server.ThreadingHTTPServer((host, port), handler)
        except OSError as error:
            reason = error
    sys.exit(f"FAILED: cannot listen on {host}:{ports[0]} ({reason.strerror}). Choose another port: make run PORT=8090")


def main():
    host = os.environ.get("HOST", "127.0.0.1")
    chosen = os.environ.get("PORT")
    ports = [int(chosen)] if chosen else range(8080, 8100)
    handler = functools.partial(Handler, directory=sys.argv[1])
    with listen(host, ports, handler) as server:
        print(f"Taizhang: http://{host}:{server.server_port}/   (Ctrl-C ends it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
