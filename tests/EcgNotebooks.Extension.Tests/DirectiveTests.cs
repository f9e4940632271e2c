using EcgNotebooks.Extension.Tests.Support;
using EcgNotebooks.Interactive;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace EcgNotebooks.Extension.Tests;

public sealed class DirectiveTests(Demo demo) : IClassFixture<Demo>
{
    private string First => Path.Combine(demo.Folder, demo.Rows().Rows[0].FilenameHr);

    [Fact]
    public async Task The_recording_that_is_named_is_drawn_on_ECG_paper()
    {
        using var host = await Host.StartAsync();

        var shown = await host.RunAsync($"#!ecg {First}");

        Assert.Equal("image/svg+xml", shown!.MimeType);
        Assert.Contains("25 mm/s", shown.Value, StringComparison.Ordinal);
        Assert.Contains("Simulated data", shown.Value, StringComparison.Ordinal);
        Assert.Contains(">V6<", shown.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_leads_that_are_named_are_drawn()
    {
        using var host = await Host.StartAsync();

        var shown = await host.RunAsync($"#!ecg {First} --leads I,aVF");

        Assert.Contains(">aVF<", shown!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(">V6<", shown.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_that_does_not_exist_is_refused_with_those_that_do()
    {
        using var host = await Host.StartAsync();

        var message = await host.FailAsync($"#!ecg {First} --leads I,X");

        Assert.Contains("--leads: 'X' isn't a lead. Use I, II, III", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_does_not_exist_is_named_with_its_path()
    {
        using var host = await Host.StartAsync();

        var message = await host.FailAsync($"#!ecg {demo.Folder}/nowhere");

        Assert.Contains("nowhere.hea doesn't exist", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_offers_the_options_and_the_names_of_leads()
    {
        using var host = await Host.StartAsync();

        Assert.Contains("--leads", await CompletionsAsync(host, $"#!ecg {First} "));
        Assert.Contains("aVR", await CompletionsAsync(host, $"#!ecg {First} --leads "));
        Assert.Contains("#!ecg", await CompletionsAsync(host, "#!"));
    }

    [Fact]
    public async Task Hovering_over_the_directive_and_its_option_tells_what_they_do()
    {
        using var host = await Host.StartAsync();
        var line = $"#!ecg {First} --leads I";

        Assert.Contains("Draws a recording on ECG paper", await HoverAsync(host, line, 3), StringComparison.Ordinal);
        Assert.Contains(
            "The leads to draw",
            await HoverAsync(host, line, line.IndexOf("--leads", StringComparison.Ordinal) + 3),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Loading_the_extension_twice_changes_nothing()
    {
        using var host = await Host.StartAsync();

        await new EcgExtension().OnLoadAsync(host.Kernel);

        Assert.Single(host.Kernel.KernelInfo.SupportedDirectives, directive => directive.Name == "#!ecg");
    }

    [Fact]
    public void Outside_of_a_host_the_line_of_the_imported_script_does_nothing() => NotebookHost.LoadExtension();

    [Fact]
    public async Task The_line_of_the_imported_script_loads_the_extension_in_a_host()
    {
        using var host = Host.Bare();

        await host.RunAsync($"#r \"{typeof(NotebookHost).Assembly.Location}\"");
        await host.RunAsync("EcgNotebooks.Interactive.NotebookHost.LoadExtension();");

        Assert.Single(host.Kernel.KernelInfo.SupportedDirectives, directive => directive.Name == "#!ecg");
    }

    private static async Task<IEnumerable<string>> CompletionsAsync(Host host, string line)
    {
        var events = await host.SendAsync(new RequestCompletions(line, new LinePosition(0, line.Length), "csharp"));
        return events.OfType<CompletionsProduced>().SelectMany(e => e.Completions).Select(item => item.DisplayText);
    }

    private static async Task<string> HoverAsync(Host host, string line, int column)
    {
        var events = await host.SendAsync(new RequestHoverText(line, new LinePosition(0, column), "csharp"));
        return string.Concat(events.OfType<HoverTextProduced>().SelectMany(e => e.Content).Select(c => c.Value));
    }
}
