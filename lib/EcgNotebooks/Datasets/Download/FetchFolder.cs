using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>The folder that a dataset is downloaded to, with a subfolder for partial files.</summary>
/// <remarks>
/// A partial file is named after its expected content, so that a file that another process or another release left is never
/// continued wrongly. The subfolder is removed when nothing is missing.
/// </remarks>
internal sealed class FetchFolder : IDisposable
{
    private const string StateName = ".fetch";
    private readonly string _state;
    private readonly FolderLock _lock;

    /// <summary>Opens the folder and locks it for this process.</summary>
    /// <exception cref="EcgException">Another process downloads into the folder, or it can't be written.</exception>
    public FetchFolder(string root)
    {
        Root = Path.GetFullPath(root);
        _state = ContainedPath.Resolve(Root, StateName);
        _lock = FolderLock.Take(ContainedPath.Resolve(Root, $"{StateName}/lock"), Root);
    }

    public string Root { get; }

    /// <summary>Returns whether a file name of a dataset collides with this folder's own files.</summary>
    public static bool IsOwn(string name) => name.Split('/')[0].Equals(StateName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the partial file for a wanted file, including what an earlier process downloaded of it.</summary>
    public PartialFile Partial(WantedFile file)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Name)))[..16];
        return new PartialFile(
            Path.Combine(_state, $"{file.Digest ?? "unlisted"}-{name}"),
            isResumable: file.Digest is not null
        );
    }

    /// <summary>Returns whether a file exists with the right checksum.</summary>
    public static bool Holds(WantedFile file)
    {
        try
        {
            if (FileLength.IsZero(file.Path))
            {
                return false;
            }

            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return file.Digest == Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file doesn't exist or can't be read, so it is downloaded; if it can't be replaced, that is reported then.
            return false;
        }
    }

    /// <summary>Throws if the folder contains another dataset, so that the two aren't mixed.</summary>
    /// <exception cref="EcgException">The table's checksum in the folder's list differs from that in the source's list.</exception>
    public void ThrowIfOtherDataset(ChecksumList list)
    {
        var path = Path.Combine(Root, ChecksumList.FileName);
        if (File.Exists(path) && Table(ChecksumList.Read(path, path)) != Table(list))
        {
            throw new EcgException(
                $"{Root}: the folder contains another release of PTB-XL, or another dataset.",
                "Choose another folder, or remove this one yourself."
            );
        }

        static string? Table(ChecksumList list) => list.DigestOf(PtbXlTable.FileName);
    }

    /// <summary>Removes all partial files.</summary>
    public void RemovePartials()
    {
        foreach (var file in Directory.EnumerateFiles(_state, "*-*"))
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            Directory.Delete(_state, recursive: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder contains partial files, or another process uses it.
        }
    }
}
