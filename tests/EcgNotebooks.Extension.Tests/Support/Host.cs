using EcgNotebooks.Interactive;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Extension.Tests.Support;

/// <summary>A host of .NET Interactive in this process, with the extension and a kernel of C#.</summary>
internal sealed class Host : IDisposable
{
    private readonly CompositeKernel _kernel = [new CSharpKernel()];

    private Host() { }

    public Kernel Kernel => _kernel;

    /// <summary>Starts a host without the extension.</summary>
    public static Host Bare() => new();

    /// <summary>Starts a host with the extension.</summary>
    public static async Task<Host> StartAsync()
    {
        var host = Bare();
        await new EcgExtension().OnLoadAsync(host._kernel);
        await host.RunAsync($"#r \"{typeof(EcgRecord).Assembly.Location}\"");
        await host.RunAsync($"#r \"{typeof(EcgExtension).Assembly.Location}\"");
        return host;
    }

    /// <summary>Runs a cell and returns what its last value is shown as; null where it shows nothing.</summary>
    public async Task<FormattedValue?> RunAsync(string cell)
    {
        var events = await SendAsync(
            new SubmitCode(cell, cell.StartsWith("#!", StringComparison.Ordinal) ? null : "csharp")
        );
        return events.OfType<DisplayEvent>().LastOrDefault()?.FormattedValues.Single();
    }

    /// <summary>Sends a command and returns all events, after checking that it succeeded.</summary>
    public async Task<IReadOnlyList<KernelEvent>> SendAsync(KernelCommand command)
    {
        var result = await _kernel.SendAsync(command);
        var failed = result.Events.OfType<CommandFailed>().FirstOrDefault();
        Assert.True(failed is null, failed?.Message);
        return result.Events;
    }

    /// <summary>Sends a command that has to fail, and returns the host's message.</summary>
    public async Task<string> FailAsync(string cell) =>
        Assert.Single((await _kernel.SendAsync(new SubmitCode(cell))).Events.OfType<CommandFailed>()).Message;

    public void Dispose() => _kernel.Dispose();
}
