using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Oracle;

/// <summary>Collects the outputs of one cell from the events of its kernel.</summary>
/// <remarks>
/// Follows ExecuteRequestHandler.cs in https://github.com/dotnet/interactive, which does the same for Jupyter, except for
/// errors: their name and message are those of the exception itself, without its stack.
/// </remarks>
/// <param name="count">The cell's execution count.</param>
internal sealed class KernelOutputs(int count)
{
    private readonly Dictionary<string, JsonObject> _displays = [];
    private readonly List<JsonObject> _json = [];

    /// <summary>The outputs in nbformat's form.</summary>
    public IReadOnlyList<JsonObject> Json => _json;

    /// <summary>Adds the output that an event stands for; events that show nothing are ignored.</summary>
    public void Add(KernelEvent kernelEvent)
    {
        switch (kernelEvent)
        {
            case ReturnValueProduced { Value: DisplayedValue }:
                break;
            case DisplayedValueUpdated { ValueId: { } id } updated when _displays.TryGetValue(id, out var earlier):
                earlier["data"] = Data(updated);
                break;
            case DisplayedValueProduced or DisplayedValueUpdated:
                Show("display_data", (DisplayEvent)kernelEvent);
                break;
            case ReturnValueProduced returned:
                Show("execute_result", returned)["execution_count"] = count;
                break;
            case StandardOutputValueProduced printed:
                Print("stdout", Text(printed));
                break;
            case StandardErrorValueProduced printed:
                Print("stderr", Text(printed));
                break;
            case DiagnosticsProduced { FormattedDiagnostics: { Count: > 0 } diagnostics }:
                Print("stderr", string.Concat(diagnostics.Select(d => $"{d.Value}\n")));
                break;
            case CommandFailed failed:
                Fail(failed);
                break;
        }
    }

    private JsonObject Show(string type, DisplayEvent shown)
    {
        var output = Output(type);
        output["data"] = Data(shown);
        output["metadata"] = new JsonObject();
        if (shown.ValueId is { } id)
        {
            _displays[id] = output;
        }

        return output;
    }

    private void Print(string name, string text)
    {
        var output = Output("stream");
        output["name"] = name;
        output["text"] = text;
    }

    private void Fail(CommandFailed failed)
    {
        var output = Output("error");
        output["ename"] = failed.Exception?.GetType().Name ?? "Error";
        output["evalue"] = failed.Exception?.Message ?? failed.Message;
        output["traceback"] = new JsonArray([.. failed.Message.Split('\n').Select(line => (JsonNode)line)]);
    }

    private JsonObject Output(string type)
    {
        var output = new JsonObject { ["output_type"] = type };
        _json.Add(output);
        return output;
    }

    private static JsonObject Data(DisplayEvent shown) =>
        new(shown.FormattedValues.Select(v => KeyValuePair.Create(v.MimeType, (JsonNode?)v.Value)));

    private static string Text(DisplayEvent printed) =>
        printed.FormattedValues.FirstOrDefault(v => v.MimeType == PlainTextFormatter.MimeType)?.Value
        ?? $"{printed.Value}";
}
