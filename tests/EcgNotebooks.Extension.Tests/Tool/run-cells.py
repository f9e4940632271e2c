"""Runs cells in the Jupyter kernel of dotnet-interactive and prints what each shows, as JSON.

Usage: unshare -n python3 run-cells.py TOOL FOLDER < CELLS

CELLS is a JSON list of sources; FOLDER is the kernel's working folder. The kernel's HTTP server listens on all addresses, so it
gets a network namespace of its own, whose loopback interface has to be brought up first.
"""

import json
import os
import subprocess
import sys
import tempfile

import nbformat
from nbclient import NotebookClient

CELL_LIMIT_S = 300


def main():
    tool, working_folder = sys.argv[1:]
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in json.load(sys.stdin)])
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "kernels", "csharp")
        os.makedirs(target)
        with open(os.path.join(target, "kernel.json"), "w", encoding="utf-8") as file:
            argv = [tool, "jupyter", "--default-kernel", "csharp", "{connection_file}"]
            json.dump({"argv": argv, "display_name": "C#", "language": "C#"}, file)
        os.environ["JUPYTER_PATH"] = folder
        NotebookClient(
            notebook,
            kernel_name="csharp",
            timeout=CELL_LIMIT_S,
            allow_errors=True,
            resources={"metadata": {"path": working_folder}},
        ).execute()
    print("\n" + json.dumps([shown(cell) for cell in notebook.cells]))


def shown(cell):
    """Returns the HTML of a cell's last output, or its error after the word "error: "."""
    for output in reversed(cell.outputs):
        if output.output_type == "error":
            return "error: " + output.evalue + "".join(o.get("text", "") for o in cell.outputs)
        if "data" in output:
            return output.data.get("text/html", output.data.get("image/svg+xml", ""))
    return ""


main()
