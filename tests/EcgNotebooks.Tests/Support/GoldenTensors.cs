using System.Runtime.InteropServices;
using System.Text.Json;

namespace EcgNotebooks.Tests.Support;

/// <summary>Reads the float64 tensors of a trusted .safetensors file: 8 bytes of header length, the JSON header, the data.</summary>
internal sealed class GoldenTensors(string path)
{
    private readonly byte[] _bytes = File.ReadAllBytes(path);

    public double[] this[string name]
    {
        get
        {
            var headerLength = (int)BitConverter.ToInt64(_bytes);
            using var header = JsonDocument.Parse(_bytes.AsMemory(8, headerLength));
            var tensor = header.RootElement.GetProperty(name);
            Assert.Equal("F64", tensor.GetProperty("dtype").GetString());
            var (start, end) = (
                tensor.GetProperty("data_offsets")[0].GetInt32(),
                tensor.GetProperty("data_offsets")[1].GetInt32()
            );
            return MemoryMarshal.Cast<byte, double>(_bytes.AsSpan(8 + headerLength + start, end - start)).ToArray();
        }
    }
}
