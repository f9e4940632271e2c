using System.Text.Json;

namespace EcgNotebooks.Fuzz.Tests;

/// <summary>Tests every reader with inputs of one seed for a few seconds.</summary>
[Collection(OneAtATime.Name)]
public class QuickFuzzTests
{
    private const int Inputs = 1500;

    [Fact]
    public void Every_input_is_read_or_rejected_with_an_error_of_the_project()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = CommandLine.Run(["--inputs", $"{Inputs}", "--seed", "11", "--seconds", "60"], output, errors);
        Assert.True(exitCode == 0, errors.ToString());
        var readers = output
            .ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal(Catalogue.All().Select(t => t.Name), readers.Select(r => r.GetProperty("name").GetString()));
        Assert.All(readers, reader => Assert.Equal(0, reader.GetProperty("failures").GetInt64()));
        Assert.True(readers.Sum(reader => reader.GetProperty("read").GetInt64()) > Inputs / 10);
        Assert.True(readers.Sum(reader => reader.GetProperty("refused").GetInt64()) > Inputs / 10);
    }
}
