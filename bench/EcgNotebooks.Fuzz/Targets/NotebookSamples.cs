using System.Text;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Provides a notebook with every kind of cell and output.</summary>
internal static class NotebookSamples
{
    public const string File = "a.ipynb";

    private const string Json = """
        {
         "cells": [
          {"cell_type": "markdown", "id": "a1", "metadata": {}, "source": ["# Title\n", "$a_1 = \\frac{1}{2}$ and $$\\sqrt{x^2}$$\n", "\n", "| a | b |\n", "|---|---|\n", "| 1 | 2 |\n"]},
          {"cell_type": "code", "id": "a2", "metadata": {"tags": ["parameters"]}, "execution_count": 1, "source": "var seed = 1;", "outputs": []},
          {"cell_type": "code", "id": "a3", "metadata": {"tags": ["highlight", "tolerance=0.05"]}, "execution_count": 2,
           "source": ["using System.Linq;\n", "#r \"nuget: x\"\n", "class A { }\n", "Enumerable.Range(0, seed)"],
           "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["1.5\n", "2\n"]},
            {"output_type": "execute_result", "execution_count": 2, "metadata": {}, "data": {"text/plain": "1.25", "text/html": ["<b>1.25</b>"]}},
            {"output_type": "display_data", "metadata": {}, "data": {"image/svg+xml": "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>{\"x\": [1, 2.5], \"y\": \"a 3\"}</metadata></svg>"}},
            {"output_type": "display_data", "metadata": {}, "data": {"image/png": "iVBORw0KGgo=", "text/markdown": "**b**"}},
            {"output_type": "error", "ename": "E", "evalue": "bad", "traceback": ["at a", "at b"]}
           ]},
          {"cell_type": "code", "id": "a4", "metadata": {"tags": ["raises-exception"]}, "execution_count": null, "source": "throw new Exception(\"x\");", "outputs": []},
          {"cell_type": "code", "id": "a5", "metadata": {"tags": ["skip-execution"], "polyglot_notebook": {"kernelName": "csharp"}}, "execution_count": null, "source": "1 + 1", "outputs": []},
          {"cell_type": "code", "id": "a6", "metadata": {"dotnet_interactive": {"language": "fsharp"}}, "execution_count": null, "source": "#!fsharp\n1", "outputs": []},
          {"cell_type": "raw", "id": "a7", "metadata": {}, "source": "raw"}
         ],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}, "language_info": {"name": "csharp"}},
         "nbformat": 4,
         "nbformat_minor": 5
        }
        """;

    public static byte[] Whole() => Encoding.UTF8.GetBytes(Json);
}
