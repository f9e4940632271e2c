using System.Security;
using System.Text;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Writes the MSBuild project with which the .NET SDK restores packages and collects their files.</summary>
internal static class PackageProject
{
    /// <summary>The name of the project's file, which NuGet's warnings contain.</summary>
    public const string File = "The-notebook.csproj";

    /// <summary>The target that collects the files.</summary>
    public const string Target = "Gather";

    /// <summary>The folder for the assemblies and native libraries that programs load, without subfolders.</summary>
    public const string Loaded = "lib";

    /// <summary>The folder for the assemblies that the compiler reads.</summary>
    public const string Compiled = "ref";

    /// <summary>The file with the folders of the packages' extensions for .NET Interactive, one on each line.</summary>
    public const string Extensions = "extensions.txt";

    /// <summary>Returns the text of the project.</summary>
    /// <param name="request">The packages and sources.</param>
    /// <param name="folder">The notebook's folder, where NuGet starts to look for NuGet.config, from there upwards.</param>
    public static string Text(PackageRequest request, string folder)
    {
        var references = new StringBuilder();
        foreach (var package in request.Packages)
        {
            var version = package.Version ?? OwnPackages.VersionOf(package.Name) ?? "*";
            references.Append($"    <PackageReference Include=\"{Xml(package.Name)}\" Version=\"{Xml(version)}\" />\n");
        }

        // If a source doesn't have a requested version, NuGet installs the next one and warns (NU1603).
        return $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
                <!-- Looking for workloads, which packages don't need, takes a tenth of the time. -->
                <MSBuildEnableWorkloadResolver>false</MSBuildEnableWorkloadResolver>
                <RestoreRootConfigDirectory>{Xml(MSBuildText.Escaped(folder))}</RestoreRootConfigDirectory>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{Xml(Sources(request, folder))}</RestoreAdditionalProjectSources>
                <NoWarn>NU1510</NoWarn>
                <!-- Gives the folders of the packages. -->
                <EmitLegacyAssetsFileItems>true</EmitLegacyAssetsFileItems>
              </PropertyGroup>
              <ItemGroup>
            {references}  </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Target Name="{Target}" DependsOnTargets="ResolveReferences;RunResolvePackageDependencies">
                <ItemGroup>
                  <CompiledFile Include="@(ReferencePath)" Condition="'%(ReferencePath.NuGetPackageId)' != '' and '%(ReferencePath.FrameworkReferenceName)' == ''" />
                </ItemGroup>
                <Copy SourceFiles="@(ReferenceCopyLocalPaths)" DestinationFiles="@(ReferenceCopyLocalPaths->'{Loaded}/%(DestinationSubDirectory)%(Filename)%(Extension)')" UseHardlinksIfPossible="true" />
                <ItemGroup>
                  <ExtensionFolder Include="%(PackageDefinitions.ResolvedPath)/interactive-extensions/dotnet" />
                  <ExistingExtensionFolder Include="@(ExtensionFolder)" Condition="Exists('%(FullPath)')" />
                </ItemGroup>
                <WriteLinesToFile File="{Extensions}" Lines="@(ExistingExtensionFolder)" Overwrite="true" />
                <Copy SourceFiles="@(CompiledFile)" DestinationFolder="{Compiled}" UseHardlinksIfPossible="true" />
              </Target>
            </Project>

            """;
    }

    private static string Sources(PackageRequest request, string folder) =>
        string.Join(';', request.Sources.Select(source => MSBuildText.Escaped(PackageSource.Full(source, folder))));

    private static string Xml(string text) => SecurityElement.Escape(text);
}
