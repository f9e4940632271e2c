using EcgNotebooks.Runner.Packages;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>The kernel for C# cells, which another process compiles; each cell can use the declarations of earlier ones.</summary>
internal sealed class CSharpCells
    : Microsoft.DotNet.Interactive.Kernel,
        IKernelCommandHandler<SubmitCode>,
        IKernelCommandHandler<RequestValue>,
        IKernelCommandHandler<RequestValueInfos>,
        IKernelCommandHandler<SendValue>
{
    /// <summary>The kernel's name in commands and language selectors.</summary>
    public const string DefaultName = "csharp";

    private readonly CellLoader _loader = new();
    private readonly Func<CellSubmission, Task<CompiledCell>> _compile;
    private readonly Action _captureConsole;
    private readonly CellVariables _variables = new();
    private bool _lastSucceeded;
    private IReadOnlyList<string> _references = [];
    private IReadOnlyList<string> _extensions = [];

    /// <summary>Creates the kernel.</summary>
    /// <param name="compile">Compiles code.</param>
    /// <param name="captureConsole">Directs the console to the cell's outputs; called before code runs, because the host directs it to its own events.</param>
    public CSharpCells(Func<CellSubmission, Task<CompiledCell>> compile, Action captureConsole)
        : base(DefaultName)
    {
        (_compile, _captureConsole) = (compile, captureConsole);
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = "14.0";
        RegisterCommandHandler<RunCode>((command, context) => RunAsync(command.Code, command, context));
    }

    /// <summary>The NuGet packages that the next code references.</summary>
    public PackageRequest Packages { get; set; } = PackageRequest.None;

    /// <summary>Adds assemblies that all later code may use; extensions call this method, which .NET Interactive's own C# kernel has as well.</summary>
    /// <param name="assemblyPaths">The files.</param>
    public void AddAssemblyReferences(IEnumerable<string> assemblyPaths) =>
        _references = [.. _references, .. assemblyPaths];

    /// <summary>Returns the folders of the extensions in the packages that the last code referenced, each once.</summary>
    public IReadOnlyList<string> TakeExtensions()
    {
        var extensions = _extensions;
        _extensions = [];
        return extensions;
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) =>
        RunAsync(command.Code, command, context);

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(
        RequestValueInfos command,
        KernelInvocationContext context
    )
    {
        var infos = _variables.All.Select(variable => new KernelValueInfo(
            variable.Name,
            FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType),
            variable.Type
        ));
        context.Publish(new ValueInfosProduced([.. infos], command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_variables.Find(command.Name) is { } variable)
        {
            var formatted = new FormattedValue(command.MimeType, variable.Value.ToDisplayString(command.MimeType));
            context.Publish(new ValueProduced(variable.Value, command.Name, formatted, command));
        }
        else
        {
            context.Fail(command, message: $"No cell that ran declares a variable '{command.Name}'. Check its name.");
        }

        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(command, context, DeclareAsync);

    // The compiler knows only declared variables; values that other kernels share are texts, numbers and JSON documents.
    private async Task DeclareAsync(string name, object value, Type? declaredType)
    {
        var type = declaredType ?? value.GetType();
        var written = type is { IsVisible: true, IsGenericType: false, IsNested: false } ? type.FullName : "object";
        await ExecuteAsync($"{written} {name} = default;");
        _variables.Find(name)!.Value = value;
    }

    private async Task RunAsync(string code, KernelCommand command, KernelInvocationContext context)
    {
        try
        {
            _captureConsole();
            // The result of display(...) has already been shown.
            if (await ExecuteAsync(code) is { } value and not DisplayedValue)
            {
                context.Publish(new ReturnValueProduced(value, command, FormsOf(value)));
            }
        }
        catch (Exception thrown)
        {
            // The host reads the exception's text, which is code of the exception's type and may throw as well.
            context.Fail(command, thrown as CellFailedException ?? new CellFailedException(CellError.Of(thrown)));
        }
    }

    private static IReadOnlyList<FormattedValue> FormsOf(object value) =>
        value switch
        {
            FormattedValue formatted => [formatted],
            IEnumerable<FormattedValue> formatted => [.. formatted],
            _ => FormattedValue.CreateManyFromObject(value),
        };

    private async Task<object?> ExecuteAsync(string code)
    {
        var compiled = await _compile(new CellSubmission(code, _lastSucceeded, Packages, _references));
        (Packages, _references, _lastSucceeded) = (PackageRequest.None, [], false);
        foreach (var notice in compiled.Notices)
        {
            Console.Error.WriteLine(notice);
        }

        if (compiled.Error is { } error)
        {
            throw new CellFailedException(error);
        }

        var cells = _variables.WithRoomForNext();
        var run = _loader.Load(compiled);
        var value = run is null ? null : await run(cells);
        _variables.Cells = cells;
        _lastSucceeded = true;
        _extensions = compiled.Extensions;
        return value;
    }
}

/// <summary>A piece of a cell's code to be compiled.</summary>
/// <param name="Code">The C# code.</param>
/// <param name="Follows">Whether the previous code ran without an error, so that this code sees its declarations.</param>
/// <param name="Packages">The NuGet packages that the code references.</param>
/// <param name="References">Assemblies that this code and all later code may use.</param>
internal sealed record CellSubmission(
    string Code,
    bool Follows,
    PackageRequest Packages,
    IReadOnlyList<string> References
);

/// <summary>Runs code of which a line looks like a directive but is text in a string or comment, so that the host must not parse it.</summary>
internal sealed class RunCode : KernelCommand
{
    public RunCode(string code, string kernel)
        : base(kernel) => Code = code;

    /// <summary>The C# code.</summary>
    public string Code { get; }
}

/// <summary>Carries the error of a cell through the host.</summary>
internal sealed class CellFailedException(CellError error) : Exception(error.Message)
{
    /// <summary>The error.</summary>
    public CellError Error => error;
}
