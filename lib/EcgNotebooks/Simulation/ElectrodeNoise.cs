namespace EcgNotebooks.Simulation;

/// <summary>Noise where it arises: at nine electrodes, so that it reaches the leads as it does in a real recorder.</summary>
internal sealed class ElectrodeNoise
{
    /// <summary>Right arm, left arm, left leg, then V1 to V6.</summary>
    public const int RightArm = 0;

    public const int LeftArm = 1;

    public const int LeftLeg = 2;

    public const int V1 = 3;

    private const int Electrodes = 9;
    private const double MainsHz = 50;

    private readonly RandomStream _random;
    private readonly double _samplingRateHz;
    private readonly double[][] _potentials;

    public ElectrodeNoise(int samples, double samplingRateHz, RandomStream random)
    {
        _random = random;
        _samplingRateHz = samplingRateHz;
        _potentials = [.. Enumerable.Range(0, Electrodes).Select(_ => new double[samples])];
    }

    /// <summary>Adds what every recording has and what this one has besides.</summary>
    public void Add(Disturbances disturbances, double breathingHz, double breathingPhase)
    {
        var muscle = _random.Uniform(0.002, 0.007);
        var mains = _random.Uniform(0, 0.003);
        for (var electrode = 0; electrode < Electrodes; electrode++)
        {
            Breathing(electrode, _random.Normal(0, 0.016), breathingHz, breathingPhase);
            Drift(electrode, 0.012);
            Muscle(electrode, muscle * _random.Factor(0.2), 0, _potentials[electrode].Length);
            Mains(electrode, mains * _random.Uniform(0.3, 1));
        }

        Each(disturbances.BaselineDrift, electrode => Drift(electrode, _random.Uniform(0.18, 0.4)));
        Each(disturbances.StaticNoise, Static);
        Each(disturbances.BurstNoise, Burst);
        Each(disturbances.ElectrodeProblem, LooseContact);
    }

    /// <summary>Adds the noise to I, II and V1 to V6, each the difference of what its electrodes see.</summary>
    public void AddTo(double[][] leads)
    {
        var (right, left, leg) = (_potentials[RightArm], _potentials[LeftArm], _potentials[LeftLeg]);
        for (var i = 0; i < right.Length; i++)
        {
            leads[0][i] += left[i] - right[i];
            leads[1][i] += leg[i] - right[i];
            // Wilson's terminal: the mean of the limbs.
            var reference = (right[i] + left[i] + leg[i]) / 3;
            for (var chest = V1; chest < Electrodes; chest++)
            {
                leads[chest - V1 + 2][i] += _potentials[chest][i] - reference;
            }
        }
    }

    private static void Each(Site? site, Action<int> add)
    {
        foreach (var electrode in site?.Electrodes ?? [])
        {
            add(electrode);
        }
    }

    private void Breathing(int electrode, double amplitude, double hz, double phase) =>
        Sine.Add(_potentials[electrode], amplitude, hz / _samplingRateHz, phase + _random.Normal(0, 0.3));

    private void Drift(int electrode, double amplitude)
    {
        for (var wave = 0; wave < 3; wave++)
        {
            var hz = _random.Uniform(0.03, 0.30);
            Sine.Add(
                _potentials[electrode],
                amplitude * _random.Factor(0.3),
                hz / _samplingRateHz,
                _random.Uniform(0, 6.3)
            );
        }
    }

    private void Mains(int electrode, double amplitude) =>
        Sine.Add(
            _potentials[electrode],
            amplitude,
            (MainsHz + _random.Normal(0, 0.02)) / _samplingRateHz,
            _random.Uniform(0, 6.3)
        );

    private void Static(int electrode)
    {
        Muscle(electrode, _random.Uniform(0.012, 0.03), 0, _potentials[electrode].Length);
        Mains(electrode, _random.Uniform(0.01, 0.035));
    }

    private void Burst(int electrode)
    {
        var length = (int)(_random.Uniform(0.5, 1.6) * _samplingRateHz);
        Muscle(electrode, _random.Uniform(0.12, 0.3), _random.Index(_potentials[electrode].Length - length), length);
    }

    // White noise through x - 0.5 x(-1): muscles are quiet at low frequencies. The ends swell and fade.
    private void Muscle(int electrode, double rms, int from, int length)
    {
        var signal = _potentials[electrode].AsSpan(from, length);
        var fade = length == _potentials[electrode].Length ? 0 : length / 4;
        var (before, scale) = (0.0, rms / Math.Sqrt(1.25));
        for (var i = 0; i < length; i++)
        {
            var noise = _random.Noise();
            var edge = Math.Min(i, length - 1 - i);
            signal[i] += scale * (noise - 0.5 * before) * (edge < fade ? (double)edge / fade : 1);
            before = noise;
        }
    }

    // The contact jumps and settles again, several times.
    private void LooseContact(int electrode)
    {
        var signal = _potentials[electrode];
        for (var jumps = 3 + _random.Index(4); jumps > 0; jumps--)
        {
            var start = _random.Index(signal.Length);
            var keep = Math.Exp(-1 / (_random.Uniform(0.08, 0.4) * _samplingRateHz));
            var size = _random.Uniform(0.5, 1.8) * (_random.Chance(0.5) ? 1 : -1);
            for (var i = start; i < signal.Length; i++)
            {
                signal[i] += size;
                size *= keep;
            }
        }

        Static(electrode);
    }
}
