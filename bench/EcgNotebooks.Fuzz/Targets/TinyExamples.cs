using EcgNotebooks.Networks;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Examples with one channel of sine waves.</summary>
internal sealed class TinyExamples(int count, int length) : IExamples
{
    public int Count => count;

    public int Length => length;

    public int Channels => 1;

    public int Target(int index) => index % 2;

    public void CopyTo(int index, Span<float> destination)
    {
        for (var i = 0; i < length; i++)
        {
            destination[i] = MathF.Sin(i * (index + 1));
        }
    }
}
