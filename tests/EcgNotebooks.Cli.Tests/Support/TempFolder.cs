namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("ecg-test-").FullName;

    public string this[params string[] path] => Path.Combine([Root, .. path]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
