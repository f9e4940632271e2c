using System.Text;

namespace EcgNotebooks.Formats.Hdf5;

/// <summary>A group whose members are listed in a symbol table or in its own header.</summary>
internal sealed class Hdf5Group(Hdf5Bytes file, ulong address, string path)
{
    /// <summary>Returns a group inside this one, given its path from here.</summary>
    /// <exception cref="InvalidDataException">There is no such member, or the file is damaged or of an unsupported kind.</exception>
    public Hdf5Group Group(string inner) =>
        inner.Split('/').Aggregate(this, (group, name) => new(file, group.Find(name), group.Path(name)));

    /// <summary>Returns whether there is a member at a path from here.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of an unsupported kind.</exception>
    public bool Has(string inner)
    {
        var group = this;
        foreach (var name in inner.Split('/'))
        {
            if (group.TryFind(name) is not { } found)
            {
                return false;
            }

            group = new(file, found, group.Path(name));
        }

        return true;
    }

    /// <summary>Returns a dataset in this group.</summary>
    /// <exception cref="InvalidDataException">There is no such member, or the file is damaged or of an unsupported kind.</exception>
    public Hdf5Dataset Dataset(string name) => new(file, Find(name), Path(name));

    private string Path(string name) => $"{path}/{name}";

    private ulong Find(string name) => TryFind(name) ?? throw new InvalidDataException($"it has no {Path(name)}");

    private ulong? TryFind(string name)
    {
        var key = Encoding.UTF8.GetBytes(name);
        var isInHeap = false;
        for (var messages = new Hdf5Messages(file, address); messages.MoveNext(); )
        {
            switch (messages.Type)
            {
                case Hdf5Messages.SymbolTable:
                    var table = messages.Fields("the symbol table");
                    return new Hdf5SymbolTable(file, table.UInt64(), table.UInt64()).Find(key);
                case Hdf5Messages.Link when Hdf5Links.Target(messages.Fields("a link"), key) is { } target:
                    return target;
                case Hdf5Messages.LinkInfo:
                    isInHeap |= Hdf5Links.AreInHeap(messages.Fields("the link info"));
                    break;
            }
        }

        return isInHeap
            ? throw new InvalidDataException(
                $"the members of /{path.TrimStart('/')} are stored in a fractal heap, which isn't supported"
            )
            : null;
    }
}
