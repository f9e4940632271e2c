using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Oracle.Tests.Jupyter;

/// <summary>An executed copy from Jupyter, brought into the form of the stored outputs.</summary>
/// <param name="Json">The copy in nbformat's form.</param>
/// <param name="Forms">The forms that were found, each with its cell.</param>
internal sealed partial record NormalizedCopy(string Json, IReadOnlyList<(string Cell, HostForm Form)> Forms)
{
    /// <summary>Normalizes an executed copy.</summary>
    public static NormalizedCopy Of(string executed)
    {
        var root = JsonNode.Parse(executed)!;
        var forms = root["cells"]!
            .AsArray()
            .Where(cell => cell!["outputs"] is JsonArray)
            .SelectMany(cell => Normalize(cell!["outputs"]!.AsArray()).Select(form => ((string)cell["id"]!, form)))
            .ToList();
        return new NormalizedCopy(root.ToJsonString(), forms);
    }

    /// <summary>Returns the number of cells of each form on one line, after the number of cells that have one.</summary>
    public override string ToString() =>
        $"{Forms.Select(found => found.Cell).Distinct().Count()} differ in form ("
        + string.Join(", ", Enum.GetValues<HostForm>().Select(form => $"{form}: {Forms.Count(f => f.Form == form)}"))
        + ")";

    // Returns the forms that the outputs had.
    private static List<HostForm> Normalize(JsonArray outputs)
    {
        var forms = new List<HostForm>();
        AddIf(outputs.RemoveAll(IsBootstrap) > 0, HostForm.HostBootstrap);
        // A cell has at most one error, after which it ends.
        AddIf(outputs.Any(RemoveStack), HostForm.StackInError);
        AddIf(Join(outputs), HostForm.PrintInPieces);
        return forms;

        void AddIf(bool found, HostForm form)
        {
            if (found)
            {
                forms.Add(form);
            }
        }
    }

    private static bool IsBootstrap(JsonNode? output) =>
        TextOf(output!["data"]?["text/html"]).Contains("dotnet-interactive-this-cell-", StringComparison.Ordinal);

    // Returns whether there was a stack.
    private static bool RemoveStack(JsonNode? output)
    {
        if (
            (string?)output!["output_type"] != "error"
            || Thrown().Match((string)output["evalue"]!) is not { Success: true } thrown
        )
        {
            return false;
        }

        output["ename"] = thrown.Groups["type"].Value;
        output["evalue"] = thrown.Groups["message"].Value;
        return true;
    }

    // Joins consecutive texts of the same stream; returns whether there were any.
    private static bool Join(JsonArray outputs)
    {
        var before = outputs.Count;
        for (var i = outputs.Count - 1; i > 0; i--)
        {
            var (piece, next) = (outputs[i - 1]!, outputs[i]!);
            if (StreamOf(piece) is { } stream && stream == StreamOf(next))
            {
                piece["text"] = TextOf(piece["text"]) + TextOf(next["text"]);
                outputs.RemoveAt(i);
            }
        }

        return outputs.Count < before;
    }

    private static string? StreamOf(JsonNode output) =>
        (string?)output["output_type"] == "stream" ? (string?)output["name"] : null;

    private static string TextOf(JsonNode? text) =>
        text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "";

    // The text of Exception.ToString: the full name of the type, the message, and the stack from the first "at".
    [GeneratedRegex(@"^(\w+\.)*(?<type>\w+): (?<message>.*?)\r?\n   at .*$", RegexOptions.Singleline)]
    private static partial Regex Thrown();
}
