using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Shows values under the running cell, so that they can be updated later.</summary>
/// <remarks>
/// .NET Interactive's own functions of these names return a value with another id than the one they show, so that its Update
/// method finds nothing to update. The compiler prefers these, because a type parameter fits better than object.
/// </remarks>
public static class CellFunctions
{
    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types; those of the value's type if there are none.</param>
    public static DisplayedValue display<T>(T value, params string[] mimeTypes) =>
        KernelInvocationContext.Current is { } context
            ? context.Display(value, mimeTypes)
            : ((object?)value).Display(mimeTypes);
}

/// <summary>The method Display, which shows a value under the running cell, so that it can be updated later.</summary>
public static class CellExtensions
{
    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types; those of the value's type if there are none.</param>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) =>
        CellFunctions.display(value, mimeTypes);
}
