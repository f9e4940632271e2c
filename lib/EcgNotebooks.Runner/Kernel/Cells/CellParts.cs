using System.Text;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>Divides a cell into parts at its directives: <c>#!import</c>, language selectors and commands.</summary>
/// <remarks>
/// The directives are those of .NET Interactive, see
/// https://github.com/dotnet/interactive/blob/main/docs/magic-commands.md. A package directive doesn't divide the cell.
/// </remarks>
internal sealed class CellParts
{
    private const string Import = "import";

    private readonly List<CellPart> _parts = [];
    private readonly StringBuilder _text = new();
    private readonly List<PackageReference> _packages = [];
    private readonly List<string> _sources = [];
    private readonly HostNames _host;
    private CodeScanner _scanner = new();
    private string? _foreign;
    private bool _isEmpty = true;

    private CellParts(string? foreign, HostNames host)
    {
        (_foreign, _host) = (foreign, host);
        if (foreign is not null && host.Languages.Contains(foreign))
        {
            _text.Append("#!").Append(foreign.ToLowerInvariant()).Append('\n');
        }
    }

    /// <summary>Returns the parts of a cell in their order.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="foreign">The language in which the cell begins; null for C#.</param>
    /// <param name="host">The directives and languages that the host knows; by default those that it knows without an extension.</param>
    public static IReadOnlyList<CellPart> Of(string source, string? foreign = null, HostNames? host = null)
    {
        var parts = new CellParts(foreign, host ?? HostNames.Common);
        var number = 0;
        foreach (var line in source.Split('\n'))
        {
            parts.Read(line, ++number);
        }

        parts.EndPart();
        return parts._parts;
    }

    private void Read(string line, int number)
    {
        var directive = CellDirective.Of(line);
        if (directive is null || (_foreign is null && !_scanner.InCode))
        {
            Keep(line);
        }
        else if (_foreign is not null)
        {
            // Other languages may have directives of their own, so only a language selector ends such a part.
            Select(directive, line, number);
        }
        else
        {
            Follow(directive, line, number);
        }
    }

    private void Follow(CellDirective directive, string line, int number)
    {
        switch (directive.Kind)
        {
            case DirectiveKind.Shebang:
                Keep("");
                break;
            case DirectiveKind.Package:
                Add(directive.Argument, number);
                break;
            case DirectiveKind.Source:
                AddSource(directive.Argument, number);
                break;
            case DirectiveKind.Command when directive.Name == Import:
                Split(number, ImportOf(directive.Argument, number));
                break;
            case DirectiveKind.Command when _host.Directives.Contains(directive.Name):
                Split(number, new HostPart(directive.Name, line.Trim()));
                break;
            default:
                Select(directive, line, number);
                break;
        }
    }

    private static CellPart ImportOf(string name, int number) =>
        name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)
            ? new FaultPart($"#!import on line {number} has no file name. Write #!import PATH.")
            : new ImportPart(name);

    private void Add(string argument, int number)
    {
        if (PackageReference.Parse(argument) is { } package)
        {
            _packages.Add(package);
            Keep("");
        }
        else
        {
            Split(
                number,
                new FaultPart(
                    $"#r \"nuget:{argument}\" on line {number} isn't a package reference. Write #r \"nuget: NAME, VERSION\" or #r \"nuget: NAME\"."
                )
            );
        }
    }

    private void AddSource(string argument, int number)
    {
        if (PackageSource.IsValid(argument))
        {
            _sources.Add(argument);
            Keep("");
        }
        else
        {
            Split(
                number,
                new FaultPart(
                    $"#i on line {number} isn't a package source. Write #i \"nuget: ADDRESS\" or #i \"nuget: FOLDER\"."
                )
            );
        }
    }

    private void Select(CellDirective directive, string line, int number)
    {
        if (directive.Kind == DirectiveKind.Command && Languages.IsCSharp(directive.Name))
        {
            Begin(null, number);
        }
        else if (directive.Kind == DirectiveKind.Command && _host.Languages.Contains(directive.Name))
        {
            Begin(directive.Name, number);
            _text.Append(line.Trim()).Append('\n');
        }
        else if (directive.Kind == DirectiveKind.Command && IsLanguage(directive.Name))
        {
            Begin(directive.Name, number);
        }
        else if (_foreign is not null)
        {
            Keep(line);
        }
        else
        {
            Split(number, KernelCommands.Unsupported(directive.Name, number));
        }
    }

    // An unknown word at the top of a cell may be a language that another cell has connected to.
    private bool IsLanguage(string name) =>
        CellLanguage.IsForeign(name) || (_isEmpty && name != Import && !KernelCommands.IsUnsupported(name));

    private void Begin(string? foreign, int number)
    {
        EndPart();
        _foreign = foreign;
        _isEmpty = false;
        BeginPart(number);
    }

    private void Split(int number, CellPart part)
    {
        EndPart();
        _parts.Add(part);
        _isEmpty = false;
        BeginPart(number);
    }

    // The #line directive makes the compiler's messages count lines from the start of the cell.
    private void BeginPart(int number)
    {
        _scanner = new CodeScanner();
        if (_foreign is null)
        {
            _text.Append("#line ").Append(number + 1).Append('\n');
        }
    }

    private void Keep(string line)
    {
        _scanner.Read(line);
        _text.Append(line).Append('\n');
        _isEmpty &= string.IsNullOrWhiteSpace(line);
    }

    private void EndPart()
    {
        var text = _text.ToString();
        if (_foreign is not null)
        {
            _parts.Add(
                _host.Languages.Contains(_foreign) ? new HostPart(_foreign, text) : new ForeignPart(_foreign, text)
            );
        }
        else if (HasCode(text) || _packages.Count + _sources.Count > 0)
        {
            _parts.Add(new CodePart(text.TrimEnd('\n'), new PackageRequest([.. _packages], [.. _sources])));
        }

        _text.Clear();
        _packages.Clear();
        _sources.Clear();
    }

    private static bool HasCode(string text)
    {
        var code = text.StartsWith("#line ", StringComparison.Ordinal) ? text[text.IndexOf('\n')..] : text;
        return !string.IsNullOrWhiteSpace(code);
    }
}
