using System.Text;

namespace EcgNotebooks.Networks.Hdf5;

/// <summary>A group whose members lie in a symbol table, or in its own header.</summary>
internal sealed class Hdf5Group(Hdf5Bytes file, ulong address, string path)
{
    /// <summary>A group inside, by its path from here.</summary>
    /// <exception cref="InvalidDataException">There is none, or the file is damaged or of an unsupported kind.</exception>
    public Hdf5Group Group(string inner) =>
        inner.Split('/').Aggregate(this, (group, name) => new(file, group.Find(name), group.Path(name)));

    /// <exception cref="InvalidDataException">There is none, or the file is damaged or of an unsupported kind.</exception>
    public Hdf5Dataset Dataset(string name) => new(file, Find(name), Path(name));

    private string Path(string name) => $"{path}/{name}";

    private ulong Find(string name)
    {
        var key = Encoding.UTF8.GetBytes(name);
        var isElsewhere = false;
        for (var messages = new Hdf5Messages(file, address); messages.MoveNext(); )
        {
            switch (messages.Type)
            {
                case Hdf5Messages.SymbolTable:
                    var table = messages.Fields("the symbol table");
                    return new Hdf5SymbolTable(file, table.UInt64(), table.UInt64()).Find(key) ?? throw Missing(name);
                case Hdf5Messages.Link when Hdf5Links.Target(messages.Fields("a link"), key) is { } target:
                    return target;
                case Hdf5Messages.LinkInfo:
                    isElsewhere |= Hdf5Links.AreElsewhere(messages.Fields("the link info"));
                    break;
            }
        }

        throw isElsewhere
            ? new InvalidDataException(
                $"the members of /{path.TrimStart('/')} lie in a fractal heap, which isn't supported"
            )
            : Missing(name);
    }

    private InvalidDataException Missing(string name) => new($"it has no {Path(name)}");
}
