namespace EcgNotebooks.Simulation;

/// <summary>Simulates noise at the nine electrodes, so that it reaches the leads as in a real recorder.</summary>
internal sealed class ElectrodeNoise
{
    /// <summary>Index of the right arm electrode; the left arm, the left leg and V1 to V6 follow.</summary>
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

    /// <summary>Adds the noise that every recording has, and this recording's disturbances.</summary>
    public void Add(Disturbances disturbances, double breathingHz, double breathingPhase)
    {
        var muscle = _random.Uniform(0.002, 0.007);
        var mains = _random.Uniform(0, 0.003);
        for (var electrode = 0; electrode < Electrodes; electrode++)
        {
            AddBreathing(electrode, _random.Normal(0, 0.016), breathingHz, breathingPhase);
            AddDrift(electrode, 0.012);
            AddMuscleNoise(electrode, muscle * _random.Factor(0.2), 0, _potentials[electrode].Length);
            AddMains(electrode, mains * _random.Uniform(0.3, 1));
        }

        ForEachElectrode(disturbances.BaselineDrift, electrode => AddDrift(electrode, _random.Uniform(0.18, 0.4)));
        ForEachElectrode(disturbances.StaticNoise, AddStaticNoise);
        ForEachElectrode(disturbances.BurstNoise, AddBurst);
        ForEachElectrode(disturbances.ElectrodeProblem, AddLooseContact);
    }

    /// <summary>Adds the noise to I, II and V1 to V6, each as the difference between the potentials of its electrodes.</summary>
    public void AddTo(double[][] leads)
    {
        var (right, left, leg) = (_potentials[RightArm], _potentials[LeftArm], _potentials[LeftLeg]);
        for (var i = 0; i < right.Length; i++)
        {
            leads[0][i] += left[i] - right[i];
            leads[1][i] += leg[i] - right[i];
            // Wilson's central terminal is the mean of the three limb electrodes.
            var reference = (right[i] + left[i] + leg[i]) / 3;
            for (var chest = V1; chest < Electrodes; chest++)
            {
                leads[chest - V1 + 2][i] += _potentials[chest][i] - reference;
            }
        }
    }

    private static void ForEachElectrode(Site? site, Action<int> add)
    {
        foreach (var electrode in site?.Electrodes ?? [])
        {
            add(electrode);
        }
    }

    private void AddBreathing(int electrode, double amplitude, double hz, double phase) =>
        Sine.Add(_potentials[electrode], new(amplitude, hz / _samplingRateHz, phase + _random.Normal(0, 0.3)));

    private void AddDrift(int electrode, double amplitude) =>
        Sine.AddThree(_potentials[electrode], DriftWave(amplitude), DriftWave(amplitude), DriftWave(amplitude));

    private SineWave DriftWave(double amplitude)
    {
        var hz = _random.Uniform(0.03, 0.30);
        return new(amplitude * _random.Factor(0.3), hz / _samplingRateHz, _random.Uniform(0, 6.3));
    }

    private void AddMains(int electrode, double amplitude) =>
        Sine.Add(
            _potentials[electrode],
            new(amplitude, (MainsHz + _random.Normal(0, 0.02)) / _samplingRateHz, _random.Uniform(0, 6.3))
        );

    private void AddStaticNoise(int electrode)
    {
        AddMuscleNoise(electrode, _random.Uniform(0.012, 0.03), 0, _potentials[electrode].Length);
        AddMains(electrode, _random.Uniform(0.01, 0.035));
    }

    private void AddBurst(int electrode)
    {
        var length = (int)(_random.Uniform(0.5, 1.6) * _samplingRateHz);
        AddMuscleNoise(
            electrode,
            _random.Uniform(0.12, 0.3),
            _random.Index(_potentials[electrode].Length - length),
            length
        );
    }

    // White noise filtered by x[i] - 0.5 x[i - 1], because muscle noise is weak at low frequencies. A burst fades in and out.
    private void AddMuscleNoise(int electrode, double rms, int from, int length)
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

    // The potential jumps several times and decays exponentially after each jump.
    private void AddLooseContact(int electrode)
    {
        var signal = _potentials[electrode];
        for (var jumps = 3 + _random.Index(4); jumps > 0; jumps--)
        {
            var start = _random.Index(signal.Length);
            var decay = Math.Exp(-1 / (_random.Uniform(0.08, 0.4) * _samplingRateHz));
            var size = _random.Uniform(0.5, 1.8) * (_random.Chance(0.5) ? 1 : -1);
            for (var i = start; i < signal.Length; i++)
            {
                signal[i] += size;
                size *= decay;
            }
        }

        AddStaticNoise(electrode);
    }
}
