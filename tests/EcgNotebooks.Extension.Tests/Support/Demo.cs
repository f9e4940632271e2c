using EcgNotebooks.Datasets;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Extension.Tests.Support;

/// <summary>A demo of a few recordings in a temporary folder.</summary>
public sealed class Demo : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("ecg-extension-");

    public Demo() => DemoData.Make(Folder, new DemoOptions { Recordings = 12 });

    public string Folder => Path.Combine(_temporary.FullName, "demo");

    public PtbXlTable Rows() =>
        PtbXlTable.Read(Path.Combine(Folder, PtbXlTable.FileName), TestContext.Current.CancellationToken);

    public EcgRecord FirstRecord() =>
        PtbXl.Open(Folder, TestContext.Current.CancellationToken).ReadRecord(Rows().Rows[0].FilenameHr);

    public void Dispose() => _temporary.Delete(recursive: true);
}
