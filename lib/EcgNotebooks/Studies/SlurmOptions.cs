namespace EcgNotebooks.Studies;

/// <summary>Slurm options of each task of a job array; null for the default of the cluster.</summary>
internal sealed record SlurmOptions
{
    /// <summary>Partition.</summary>
    public string? Partition { get; init; }

    /// <summary>Account that is charged.</summary>
    public string? Account { get; init; }

    /// <summary>Quality of service (QOS).</summary>
    public string? Qos { get; init; }

    /// <summary>
    /// Constraint: features that a node must have. Nodes of the same kind give the same results bit for bit.
    /// </summary>
    public string? Constraint { get; init; }

    /// <summary>Time limit of a run, such as 2:00:00 or 1-12.</summary>
    public string? Time { get; init; }

    /// <summary>Memory of a run, such as 4G.</summary>
    public string? Memory { get; init; }

    /// <summary>CPUs of a run; null for as many as it has threads.</summary>
    public int? Cpus { get; init; }

    /// <summary>Largest number of simultaneous runs; null for as many as the cluster allows.</summary>
    public int? Tasks { get; init; }
}
