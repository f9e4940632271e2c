using System.Reflection;

namespace EcgNotebooks.Reports;

/// <summary>Passes rich output to the notebook host that runs the code; hosts are found by name, so that none has to be referenced.</summary>
internal static class HostOutput
{
    private static readonly (
        string Assembly,
        string Type,
        string Method,
        Func<string, string, Func<byte[]>?, object[]> Arguments
    )[] _hosts =
    [
        (
            "EcgNotebooks.Runner",
            "EcgNotebooks.Runner.Kernel.RichOutput",
            "Display",
            (data, mime, png) => png is null ? [data, mime] : [data, mime, png()]
        ),
        (
            "ClrKernel.Core.Primitives",
            "ClrKernel.Core.Primitives.DisplayValues",
            "Display",
            (data, mime, _) => [data, typeof(string), mime]
        ),
        ("Verso.Abstractions", "Verso.Abstractions.DisplayExtensions", "Display", (data, mime, _) => [data, mime]),
    ];

    /// <summary>Shows data of a MIME type; false where no host is found.</summary>
    /// <param name="data">The data.</param>
    /// <param name="mimeType">Their MIME type.</param>
    /// <param name="png">Makes the same picture as a PNG file, for hosts that store several forms of one output; null for none.</param>
    public static bool Show(string data, string mimeType, Func<byte[]>? png = null) =>
        _hosts.Any(host => TryShow(host, data, mimeType, png)) || TryShowInteractive(data, mimeType);

    private static bool TryShow(
        (string Assembly, string Type, string Method, Func<string, string, Func<byte[]>?, object[]> Arguments) host,
        string data,
        string mimeType,
        Func<byte[]>? png
    )
    {
        if (Find(host.Assembly, host.Type) is not { } type)
        {
            return false;
        }

        var arguments = host.Arguments(data, mimeType, png);
        var method = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(m => m.Name == host.Method && Takes(m, arguments));
        return method is not null && Call(method, arguments);
    }

    // .NET Interactive's call needs the context of the running cell.
    private static bool TryShowInteractive(string data, string mimeType)
    {
        const string Name = "Microsoft.DotNet.Interactive";
        var context = Find(Name, $"{Name}.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        var method = Find(Name, $"{Name}.KernelInvocationContextExtensions")
            ?.GetMethods()
            .FirstOrDefault(m => m.Name == "DisplayAs");
        return context is not null && method is not null && Call(method, [context, data, mimeType]);
    }

    private static Type? Find(string assembly, string type) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => a.GetName().Name == assembly)?.GetType(type);

    private static bool Takes(MethodInfo method, object[] arguments)
    {
        var parameters = method.GetParameters();
        return parameters.Length >= arguments.Length
            && parameters.Zip(arguments).All(p => p.First.ParameterType.IsInstanceOfType(p.Second))
            && parameters
                .Skip(arguments.Length)
                .All(p => p.IsOptional || p.GetCustomAttribute<ParamArrayAttribute>() is not null);
    }

    private static bool Call(MethodInfo method, object[] arguments)
    {
        var rest = method
            .GetParameters()
            .Skip(arguments.Length)
            .Select(p =>
                p.HasDefaultValue ? p.DefaultValue : Array.CreateInstance(p.ParameterType.GetElementType()!, 0)
            );
        method.Invoke(null, [.. arguments, .. rest]);
        return true;
    }
}
