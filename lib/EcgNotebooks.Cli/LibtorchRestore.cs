using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli;

/// <summary>Restores libtorch with the .NET SDK, for the packed tool, which is made without it.</summary>
internal static partial class LibtorchRestore
{
    private const string Project = "libtorch.csproj";

    /// <summary>Restores the package of this platform into the folder of the user's packages.</summary>
    /// <exception cref="EcgException">The package can't be restored.</exception>
    public static void Run()
    {
        var (package, version) = (Libtorch.Package, Libtorch.Version);
        Console.Error.WriteLine(
            $"Networks need libtorch: fetching {package} {version} into {Libtorch.PackagesFolder}, once (up to 130 MB to fetch, 600 MB on disk)."
        );
        using var folder = ScratchFolder.Make("ecg-libtorch");
        File.WriteAllText(Path.Combine(folder.Root, Project), Text(package, version));
        var output = Restore(folder.Root);
        if (!Directory.Exists(Libtorch.Folder))
        {
            throw new EcgException(
                $"{package} {version} can't be fetched: {Problem(output).TrimEnd('.')}.",
                "Connect to the network and run the command again, or add a package source that has it with 'dotnet nuget add source'."
            );
        }
    }

    private static string Text(string package, string? version) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
                <RestorePackagesPath>{SecurityElement.Escape(Libtorch.PackagesFolder)}</RestorePackagesPath>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageDownload Include="{package}" Version="[{version}]" />
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>

            """
        );

    // In the current folder, so that a NuGet.config there names the sources.
    private static string Restore(string folder)
    {
        var start = new ProcessStartInfo(
            OwnProgram.Host,
            [
                "restore",
                Path.Combine(folder, Project),
                $"-p:RestoreRootConfigDirectory={Environment.CurrentDirectory}",
                "--verbosity",
                "quiet",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + error.GetAwaiter().GetResult();
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }

    private static string Problem(string output) =>
        ErrorForm().Match(output) is { Success: true } match
            ? match.Groups["text"].Value.Trim()
            : output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0)
                ?? "the .NET SDK doesn't say why.";

    // FILE : error NU1101: TEXT [PROJECT]
    [GeneratedRegex(@"error [A-Z]+\d+\s*: (?<text>.*?)( \[[^\]]*\.csproj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorForm();
}
