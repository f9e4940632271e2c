"""Runs a notebook in the Jupyter kernel of dotnet-interactive and writes the executed copy.

Usage: unshare -n python3 run-notebook.py TOOL NOTEBOOK COPY

The kernel runs whatever is sent to it, and its HTTP server listens on all addresses unless --http-local-only is given.
In a network namespace of its own, no other program reaches it at all. Such a namespace begins with its loopback interface
down, which this program brings up.
"""

import fcntl
import json
import os
import socket
import struct
import sys
import tempfile

import nbformat
from nbclient import NotebookClient

CELL_LIMIT_S = 600

# From <linux/sockios.h> and <linux/if.h>.
SIOCGIFFLAGS = 0x8913
SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1


def bring_up_loopback():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags | IFF_UP))


def write_kernel_specification(folder, name, tool):
    target = os.path.join(folder, "kernels", name)
    os.makedirs(target)
    specification = {
        "argv": [tool, "jupyter", "--http-local-only", "--default-kernel", "csharp", "{connection_file}"],
        "display_name": ".NET (C#)",
        "language": "C#",
        "env": {
            "DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT": "1",
            "DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE": "1",
        },
    }
    with open(os.path.join(target, "kernel.json"), "w", encoding="utf-8") as file:
        json.dump(specification, file)


def main():
    tool, path, copy = sys.argv[1:]
    bring_up_loopback()
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        write_kernel_specification(folder, notebook.metadata.kernelspec.name, tool)
        os.environ["JUPYTER_PATH"] = folder
        working_folder = {"metadata": {"path": os.path.dirname(os.path.abspath(path))}}
        client = NotebookClient(notebook, timeout=CELL_LIMIT_S, resources=working_folder)
        try:
            client.execute()
        finally:
            nbformat.write(notebook, copy)


if __name__ == "__main__":
    main()
