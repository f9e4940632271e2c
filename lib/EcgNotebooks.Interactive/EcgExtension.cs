using System.Runtime.CompilerServices;
using EcgNotebooks.Interactive.Drawing;
using EcgNotebooks.Interactive.Views;
using Microsoft.DotNet.Interactive;

namespace EcgNotebooks.Interactive;

/// <summary>
/// Extends a host of .NET Interactive, so that a cell shows its last value as a figure or a table, and <c>#!ecg</c> draws a
/// recording.
/// </summary>
/// <remarks>
/// The host loads it with <c>#r "nuget: EcgNotebooks.Interactive"</c>; in a clone, <c>#!import ecg.csx</c> does. Loading it again
/// changes nothing.
/// </remarks>
public sealed class EcgExtension : IKernelExtension
{
    private static readonly ConditionalWeakTable<Kernel, EcgExtension> _loaded = [];

    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var root = kernel.RootKernel;
        if (!_loaded.TryAdd(root, this))
        {
            return Task.CompletedTask;
        }

        HtmlViews.Register();
        EcgDirective.AddTo(root);
        PlotlyCharts.AddTo(root);
        return Task.CompletedTask;
    }
}
