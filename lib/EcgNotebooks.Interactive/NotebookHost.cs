using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace EcgNotebooks.Interactive;

/// <summary>Loads the extension into the notebook host that runs the code, if that host is .NET Interactive.</summary>
public static class NotebookHost
{
    /// <summary>Loads the extension. In any other host, and in a program, it does nothing.</summary>
    /// <exception cref="EcgException">The plugin with Plotly.NET is missing.</exception>
    public static void LoadExtension()
    {
        if (AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name == "Microsoft.DotNet.Interactive"))
        {
            LoadIntoRunningKernel();
        }
    }

    // Apart from its caller, which other hosts have to be able to run without the assembly that this method needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadIntoRunningKernel()
    {
        if (KernelInvocationContext.Current?.HandlingKernel is { } kernel)
        {
            new EcgExtension().OnLoadAsync(kernel).GetAwaiter().GetResult();
        }
    }
}
