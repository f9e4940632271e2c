namespace EcgNotebooks.Studies;

/// <summary>What each task of a job array asks Slurm for; null leaves it to the cluster.</summary>
internal sealed record SlurmOptions
{
    /// <summary>The partition.</summary>
    public string? Partition { get; init; }

    /// <summary>The account that pays.</summary>
    public string? Account { get; init; }

    /// <summary>The quality of service.</summary>
    public string? Qos { get; init; }

    /// <summary>Features that a node must have. Nodes of one kind give the same bits.</summary>
    public string? Constraint { get; init; }

    /// <summary>The time limit of a run, such as 2:00:00 or 1-12.</summary>
    public string? Time { get; init; }

    /// <summary>The memory of a run, such as 4G.</summary>
    public string? Memory { get; init; }

    /// <summary>The processors of a run; null for as many as it has threads.</summary>
    public int? Cpus { get; init; }

    /// <summary>How many runs may run at once; null for as many as the cluster lets.</summary>
    public int? Tasks { get; init; }
}
