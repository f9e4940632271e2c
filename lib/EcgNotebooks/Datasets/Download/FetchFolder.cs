using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>The folder that a dataset is fetched into, and inside it the one for what isn't finished.</summary>
/// <remarks>
/// A partial file is named after the content that it is to become, so that what another process or another release left
/// is never continued to a wrong end. The folder of partial files goes when nothing is missing.
/// </remarks>
internal sealed class FetchFolder : IDisposable
{
    private const string StateName = ".fetch";
    private readonly string _state;
    private readonly FolderLock _lock;

    /// <exception cref="EcgException">Another process fetches into it, or it can't be written.</exception>
    public FetchFolder(string root)
    {
        Root = Path.GetFullPath(root);
        _state = ContainedPath.Resolve(Root, StateName);
        _lock = FolderLock.Take(ContainedPath.Resolve(Root, $"{StateName}/lock"), Root);
    }

    public string Root { get; }

    /// <summary>Whether a name of a dataset's is one of this folder's own.</summary>
    public static bool IsOwn(string name) => name.Split('/')[0].Equals(StateName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file that shall become the given one, or what an earlier process got of it.</summary>
    public PartialFile Partial(WantedFile file)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Name)))[..16];
        return new PartialFile(
            Path.Combine(_state, $"{file.Digest ?? "unlisted"}-{name}"),
            keeps: file.Digest is not null
        );
    }

    /// <summary>Whether a file is there, whole and right.</summary>
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
            // Not there, or not readable: it is fetched, and where it can't be replaced that is told.
            return false;
        }
    }

    /// <summary>Refuses to mix a dataset with another that lies there.</summary>
    /// <exception cref="EcgException">The folder's list has another table than the source's.</exception>
    public void RefuseOther(ChecksumList list)
    {
        var path = Path.Combine(Root, ChecksumList.FileName);
        if (File.Exists(path) && Table(ChecksumList.Read(path, path)) != Table(list))
        {
            throw new EcgException(
                $"{Root}: holds another release of PTB-XL, or another dataset.",
                "Choose another folder, or remove it yourself."
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
            // It holds partial files, or another process came to work there.
        }
    }
}
