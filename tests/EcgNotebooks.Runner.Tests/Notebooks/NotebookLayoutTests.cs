using System.Text.RegularExpressions;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Notebooks;

/// <summary>Tests that a written notebook keeps the characters, escapes, numbers and layout of the file that it was read from.</summary>
public class NotebookLayoutTests
{
    private const string Jupyter = """
        {
         "cells": [
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "a",
           "metadata": {},
           "outputs": [],
           "source": [
            "\"👍 ü < > & ' + / \\u00fc\"\n",
            "1"
           ]
          }
         ],
         "metadata": {
          "own": 1.0,
          "more": [1e5, 12345678901234567890, {}]
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    public static TheoryData<string> Collection => CollectionTests.Collection;

    public static TheoryData<string, string> Layouts =>
        new()
        {
            { "Jupyter", Unfolded(Jupyter) },
            { "two blanks", Indented("  ") },
            { "tabs", Indented("\t") },
            { "Windows", Unfolded(Jupyter).ReplaceLineEndings("\r\n") },
            { "no line end", Unfolded(Jupyter).TrimEnd() },
            {
                "escapes",
                Unfolded(Jupyter)
                    .Replace("👍", "\\ud83d\\udc4d", StringComparison.Ordinal)
                    .Replace("ü <", "\\u00fc \\u003c\\/", StringComparison.Ordinal)
            },
            {
                "one line",
                "{\"cells\": [{\"cell_type\": \"raw\", \"id\": \"a\", \"metadata\": {}, \"source\": \"👍\"}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}"
            },
            {
                "one line without blanks",
                "{\"cells\":[{\"cell_type\":\"raw\",\"id\":\"a\",\"metadata\":{},\"source\":\"👍\"}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}"
            },
        };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Unchanged_parts_are_written_as_they_were(string name, string json)
    {
        Assert.NotEmpty(name);
        Assert.Equal(json, Notebook.Parse("a.ipynb", json).ToJson());
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void Every_notebook_of_the_project_is_written_byte_for_byte_as_it_was_read(string name)
    {
        var path = Path.Combine(Clone.Notebooks, name);
        Assert.Equal(File.ReadAllText(path), Notebook.Read(path).ToJson());
    }

    [Fact]
    public async Task Characters_in_outputs_are_not_escaped()
    {
        var json = (await Fixture.RunAsync("unicode")).Executed.ToJson();
        Assert.Contains("Ω ≥ 5 👍", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\\ud83d", json, StringComparison.OrdinalIgnoreCase);
    }

    private static string Indented(string unit) =>
        Regex.Replace(Unfolded(Jupyter), "(?m)^ +", blanks => string.Concat(Enumerable.Repeat(unit, blanks.Length)));

    // The list is on one line above only for readability.
    private static string Unfolded(string json) =>
        json.ReplaceLineEndings("\n")
            .Replace(
                "[1e5, 12345678901234567890, {}]",
                "[\n   1e5,\n   12345678901234567890,\n   {}\n  ]",
                StringComparison.Ordinal
            );
}
