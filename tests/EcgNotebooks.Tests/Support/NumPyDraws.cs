namespace EcgNotebooks.Tests.Support;

/// <summary>A second implementation of NumPy's RandomState(seed).uniform: the Mersenne Twister of Matsumoto and Nishimura (1998).</summary>
internal sealed class NumPyDraws
{
    private readonly uint[] _state = new uint[624];
    private int _next = 624;

    public NumPyDraws(uint seed)
    {
        _state[0] = seed;
        for (var i = 1u; i < 624; i++)
        {
            _state[i] = 1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30)) + i;
        }
    }

    public double Uniform(double low, double high) => low + (high - low) * Double();

    private double Double() => ((Word() >> 5) * 67108864.0 + (Word() >> 6)) / 9007199254740992.0;

    private uint Word()
    {
        if (_next == 624)
        {
            Twist();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < 624; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % 624] & 0x7fffffff);
            _state[i] = _state[(i + 397) % 624] ^ (y >> 1) ^ ((y & 1) * 0x9908b0df);
        }

        _next = 0;
    }
}
