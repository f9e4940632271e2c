namespace EcgNotebooks.Simulation;

/// <summary>The location of a disturbance: the electrodes and the leads that show it.</summary>
/// <param name="Leads">The leads that show it, as PTB-XL's columns name them.</param>
/// <param name="Electrodes">The electrodes where it arises, by their index in <see cref="ElectrodeNoise"/>.</param>
internal sealed record Site(string Leads, IReadOnlyList<int> Electrodes)
{
    private static readonly Site _everywhere = new("alles", [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    private static readonly Site _limbs = new("I-AVF", [0, 1, 2]);
    private static readonly Site _rightArm = new("I-AVR", [0]);

    public static Site Draw(RandomStream random) =>
        random.Uniform() switch
        {
            < 0.15 => _everywhere,
            < 0.40 => _limbs,
            < 0.60 => _rightArm,
            _ => DrawChestElectrode(random),
        };

    public static Site DrawChestElectrode(RandomStream random)
    {
        var place = random.Index(6);
        return new Site(FormattableString.Invariant($"V{place + 1}"), [ElectrodeNoise.V1 + place]);
    }
}
