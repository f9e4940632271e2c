using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>An independent validator for nbformat 4.5, written from the description of the format.</summary>
/// <remarks>https://nbformat.readthedocs.io/en/latest/format_description.html.</remarks>
internal static partial class Nbformat45
{
    /// <summary>Asserts that a notebook is valid; otherwise fails with the position of the first error.</summary>
    public static void AssertValid(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        Only(root, "$", "metadata", "nbformat", "nbformat_minor", "cells");
        Assert.Equal(4, (int)root["nbformat"]!);
        Assert.Equal(5, (int)root["nbformat_minor"]!);
        Assert.IsType<JsonObject>(root["metadata"]);
        var cells = root["cells"]!.AsArray();
        for (var i = 0; i < cells.Count; i++)
        {
            Cell(cells[i]!.AsObject(), $"$.cells[{i}]");
        }

        Assert.Equal(cells.Count, cells.Select(c => (string)c!["id"]!).Distinct().Count());
    }

    private static void Cell(JsonObject cell, string at)
    {
        var type = (string)cell["cell_type"]!;
        Assert.True(type is "code" or "markdown" or "raw", $"{at}: cell_type {type}");
        string[] more = type == "code" ? ["outputs", "execution_count"] : ["attachments"];
        Only(cell, at, ["id", "cell_type", "metadata", "source", .. more]);
        Assert.Matches(Id(), (string)cell["id"]!);
        Assert.IsType<JsonObject>(cell["metadata"]);
        Multiline(cell["source"], $"{at}.source");
        if (type == "code")
        {
            Assert.True(cell.ContainsKey("execution_count"), $"{at}: no execution_count");
            Count(cell["execution_count"], at);
            foreach (var output in cell["outputs"]!.AsArray())
            {
                Output(output!.AsObject(), $"{at}.outputs");
            }
        }
    }

    private static void Output(JsonObject output, string at)
    {
        switch ((string)output["output_type"]!)
        {
            case "stream":
                Only(output, at, "output_type", "name", "text");
                Assert.NotNull((string?)output["name"]);
                Multiline(output["text"], $"{at}.text");
                break;
            case "error":
                Only(output, at, "output_type", "ename", "evalue", "traceback");
                Assert.NotNull((string?)output["ename"]);
                Assert.NotNull((string?)output["evalue"]);
                Assert.All(output["traceback"]!.AsArray(), line => Assert.NotNull((string?)line));
                break;
            case "execute_result":
                Only(output, at, "output_type", "execution_count", "data", "metadata");
                Assert.True(output.ContainsKey("execution_count"), at);
                Count(output["execution_count"], at);
                Data(output, at);
                break;
            case "display_data":
                Only(output, at, "output_type", "data", "metadata");
                Data(output, at);
                break;
            case var other:
                Assert.Fail($"{at}: output_type {other}");
                break;
        }
    }

    private static void Data(JsonObject output, string at)
    {
        Assert.IsType<JsonObject>(output["metadata"]);
        foreach (var (mimeType, content) in output["data"]!.AsObject())
        {
            Multiline(content, $"{at}.{mimeType}");
        }
    }

    private static void Only(JsonObject node, string at, params string[] names) =>
        Assert.True(
            !node.Select(p => p.Key).Except(names).Any(),
            $"{at}: {string.Join(", ", node.Select(p => p.Key))}"
        );

    private static void Multiline(JsonNode? node, string at) =>
        Assert.True(
            node?.GetValueKind() == JsonValueKind.String
                || (node is JsonArray lines && lines.All(l => l?.GetValueKind() == JsonValueKind.String)),
            at
        );

    private static void Count(JsonNode? node, string at) => Assert.True(node is null || (int)node >= 0, at);

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Id();
}
