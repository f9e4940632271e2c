namespace EcgNotebooks.Simulation;

/// <summary>The disturbances of a recording; null where there is none of a kind.</summary>
internal sealed record Disturbances
{
    public Site? BaselineDrift { get; init; }

    public Site? StaticNoise { get; init; }

    public Site? BurstNoise { get; init; }

    public Site? ElectrodeProblem { get; init; }

    public ExtraBeat ExtraBeat { get; init; }

    public static Disturbances Draw(RandomStream random) =>
        new()
        {
            BaselineDrift = random.Chance(0.07) ? Site.Draw(random) : null,
            StaticNoise = random.Chance(0.13) ? Site.Draw(random) : null,
            BurstNoise = random.Chance(0.022) ? Site.Draw(random) : null,
            ElectrodeProblem = random.Chance(0.008) ? Site.DrawChestElectrode(random) : null,
            ExtraBeat =
                random.Chance(0.045) ? ExtraBeat.Ventricular
                : random.Chance(0.02) ? ExtraBeat.Atrial
                : ExtraBeat.None,
        };
}

/// <summary>The origin of a premature beat in a recording.</summary>
internal enum ExtraBeat
{
    None,
    Ventricular,
    Atrial,
}
