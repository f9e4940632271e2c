namespace EcgNotebooks.Networks.Onnx;

/// <summary>The meaning of an axis of an array.</summary>
internal enum AxisKind
{
    /// <summary>The examples.</summary>
    Example,

    /// <summary>Leads, filters or units.</summary>
    Channel,

    /// <summary>Samples or steps.</summary>
    Time,

    /// <summary>An axis of size 1 that stands for nothing.</summary>
    One,

    /// <summary>All channels of the first step, then of the next.</summary>
    TimeThenChannel,

    /// <summary>Other axes that were merged.</summary>
    Other,
}

/// <summary>An axis of an array.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Size">Its size; null for the number of examples, which may vary.</param>
internal readonly record struct Axis(AxisKind Kind, long? Size)
{
    /// <summary>An axis of size 1.</summary>
    public static Axis One { get; } = new(AxisKind.One, 1);
}

/// <summary>The axes of the array that goes through a graph, and the operators that only rearrange them.</summary>
/// <param name="All">The axes in order.</param>
internal sealed record Axes(params IReadOnlyList<Axis> All)
{
    /// <summary>The meanings of the axes, in their order.</summary>
    public IEnumerable<AxisKind> Kinds => All.Select(axis => axis.Kind);

    /// <summary>Returns the position of an axis; -1 if there is none.</summary>
    public int Position(AxisKind kind) => All.Index().FirstOrDefault(a => a.Item.Kind == kind, (-1, default)).Index;

    /// <summary>Returns whether the axes other than those of size 1 are these.</summary>
    public bool Are(params AxisKind[] kinds) => Kinds.Where(kind => kind != AxisKind.One).SequenceEqual(kinds);

    /// <summary>Returns the axes with another one in place of one.</summary>
    public Axes With(int position, Axis axis) => new([.. All.Select((a, i) => i == position ? axis : a)]);

    /// <summary>Inserts axes of size 1 at positions of the result.</summary>
    public Axes? Unsqueeze(long[] positions)
    {
        var rank = All.Count + positions.Length;
        int[] places = [.. positions.Select(p => Place(p, rank)).Order()];
        if (places.Any(place => place < 0) || places.Distinct().Count() < places.Length)
        {
            return null;
        }

        var result = All.ToList();
        foreach (var place in places)
        {
            result.Insert(place, Axis.One);
        }

        return new(result);
    }

    /// <summary>Removes axes of size 1; all of them where no positions are given.</summary>
    public Axes? Squeeze(long[]? positions)
    {
        int[] places = positions is null
            ? [.. All.Index().Where(a => a.Item.Size == 1).Select(a => a.Index)]
            : [.. positions.Select(p => Place(p, All.Count))];
        return places.All(place => place >= 0 && All[place].Kind == AxisKind.One)
            ? new([.. All.Where((_, i) => !places.Contains(i))])
            : null;
    }

    /// <summary>Reorders the axes.</summary>
    public Axes? Transpose(IReadOnlyList<long> order) =>
        order.Order().SequenceEqual(Enumerable.Range(0, All.Count).Select(i => (long)i))
            ? new([.. order.Select(i => All[(int)i])])
            : null;

    /// <summary>Merges all axes after the first into one.</summary>
    public Axes? Flatten()
    {
        if (All.Count == 0 || All[0].Kind != AxisKind.Example)
        {
            return null;
        }

        Axis[] merged = [.. All.Skip(1).Where(axis => axis.Kind != AxisKind.One)];
        return merged switch
        {
            [var only] => new(All[0], only),
            [{ Kind: AxisKind.Time } time, { Kind: AxisKind.Channel } channel] => new(
                All[0],
                new(AxisKind.TimeThenChannel, time.Size * channel.Size)
            ),
            [{ Size: { } a }, { Size: { } b }] => new(All[0], new(AxisKind.Other, a * b)),
            _ => null,
        };
    }

    /// <summary>Reshapes, if that only flattens, or adds and removes axes of size 1.</summary>
    /// <param name="shape">The shape as Reshape takes it: 0 keeps a size, -1 takes what is left.</param>
    public Axes? Reshape(long[] shape)
    {
        if (shape.Contains(0) && shape.Index().Any(s => s.Item == 0 && s.Index >= All.Count))
        {
            return null;
        }

        long?[] sizes = [.. shape.Select((size, i) => size == 0 ? All[i].Size : size)];
        if (Fits(this, sizes) is { } same)
        {
            return same;
        }

        return sizes.Length == 2 && Flatten() is { } flat ? Fits(flat, sizes) : null;
    }

    // The axes with sizes of 1 where the new shape has them; null if the other sizes aren't the same.
    private static Axes? Fits(Axes axes, long?[] sizes)
    {
        var left = new Queue<Axis>(axes.All.Where(axis => axis.Kind != AxisKind.One));
        var result = new List<Axis>();
        foreach (var (i, size) in sizes.Index())
        {
            var isExample = left.TryPeek(out var next) && next.Kind == AxisKind.Example;
            if (size == 1 && !(isExample && i == 0))
            {
                result.Add(Axis.One);
            }
            else if (left.Count > 0 && (size == -1 || size == next.Size || isExample))
            {
                result.Add(left.Dequeue());
            }
            else
            {
                return null;
            }
        }

        return left.Count == 0 ? new(result) : null;
    }

    private static int Place(long position, int rank) =>
        position >= -rank && position < rank ? (int)(position < 0 ? position + rank : position) : -1;
}
