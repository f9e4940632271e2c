namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Counts findings and keeps a limited number of them, so that a badly damaged dataset doesn't exhaust the memory.</summary>
internal sealed class FindingCollection(InspectionOptions options)
{
    private readonly SortedDictionary<FindingKind, Group> _groups = [];

    public IReadOnlyList<FindingGroup> Groups =>
        [.. _groups.Select(g => new FindingGroup(g.Key, g.Value.Count, g.Value.First, g.Value.Worst))];

    public void Add(Finding finding)
    {
        if (!_groups.TryGetValue(finding.Kind, out var group))
        {
            _groups[finding.Kind] = group = new Group();
        }

        group.Add(finding, options);
    }

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    private sealed class Group
    {
        public int Count { get; private set; }

        public List<Finding> First { get; } = [];

        public List<Finding> Worst { get; } = [];

        public void Add(Finding finding, InspectionOptions options)
        {
            Count++;
            if (First.Count < options.KeptPerKind)
            {
                First.Add(finding);
            }

            // Inserted after equally severe findings, so that these stay in the dataset's order.
            var position = Worst.FindIndex(other => other.Extent < finding.Extent);
            Worst.Insert(position < 0 ? Worst.Count : position, finding);
            if (Worst.Count > options.PicturesPerKind)
            {
                Worst.RemoveAt(options.PicturesPerKind);
            }
        }
    }
}
