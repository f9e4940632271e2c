using System.Reflection;

namespace EcgNotebooks.Reports;

/// <summary>Passes rich output to the notebook host that runs the code; hosts are found by name, so that none has to be referenced.</summary>
internal static class HostOutput
{
    private static readonly (
        string Assembly,
        string Type,
        string Method,
        Func<string, string, object[]> Arguments
    )[] _hosts =
    [
        (
            "ClrKernel.Core.Primitives",
            "ClrKernel.Core.Primitives.DisplayValues",
            "Display",
            (data, mime) => [data, typeof(string), mime]
        ),
        ("Verso.Abstractions", "Verso.Abstractions.DisplayExtensions", "Display", (data, mime) => [data, mime]),
    ];

    /// <summary>Shows a value in a MIME type; false where no host is found.</summary>
    /// <param name="value">The value, which .NET Interactive formats itself.</param>
    /// <param name="data">The value in the MIME type, for the other hosts.</param>
    /// <param name="mimeType">The MIME type.</param>
    public static bool Show(object value, string data, string mimeType) =>
        TryShowInteractive(value, mimeType) || _hosts.Any(host => TryShow(host, data, mimeType));

    private static bool TryShow(
        (string Assembly, string Type, string Method, Func<string, string, object[]> Arguments) host,
        string data,
        string mimeType
    )
    {
        if (Find(host.Assembly, host.Type) is not { } type)
        {
            return false;
        }

        var arguments = host.Arguments(data, mimeType);
        var method = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(m => m.Name == host.Method && Takes(m, arguments));
        return method is not null && Call(method, arguments);
    }

    // .NET Interactive's call needs the context of the running cell.
    private static bool TryShowInteractive(object value, string mimeType)
    {
        const string Name = "Microsoft.DotNet.Interactive";
        var context = Find(Name, $"{Name}.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        var method = Find(Name, $"{Name}.KernelInvocationContextExtensions")
            ?.GetMethods()
            .FirstOrDefault(m => m.Name == "Display" && m.GetParameters().Length == 3);
        return context is not null && method is not null && Call(method, [context, value, new[] { mimeType }]);
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
