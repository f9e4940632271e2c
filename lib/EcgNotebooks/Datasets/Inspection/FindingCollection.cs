namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Counts findings and keeps a bounded number of them, so that a ruined dataset doesn't fill the memory.</summary>
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

            // Behind those that are as bad: the order is the dataset's then.
            var place = Worst.FindIndex(other => other.Extent < finding.Extent);
            Worst.Insert(place < 0 ? Worst.Count : place, finding);
            if (Worst.Count > options.PicturesPerKind)
            {
                Worst.RemoveAt(options.PicturesPerKind);
            }
        }
    }
}
