using System.Text;
using EcgNotebooks.Formats.NumPy;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.NumPy;

/// <summary>Tests files written by NumPy 1.24.2: by numpy.save and, as pickles, by ndarray.dump.</summary>
public sealed class NumPyArrayTests : IDisposable
{
    // [[0.25, 0.5], [0.75, 1]] in float32.
    private const string Saved =
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA+AAAAPwAAQD8AAIA/";

    // [0.1, 0.9] in float64, version 2.0.
    private const string SavedDoubles =
        "k05VTVBZAgB0AAAAeydkZXNjcic6ICc8ZjgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqamZmZmZm5P83MzMzMzOw/";

    // [True, False, True], version 3.0.
    private const string SavedBools =
        "k05VTVBZAwB0AAAAeydkZXNjcic6ICd8YjEnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAE=";

    // [[1], [0]] in int64.
    private const string SavedIntegers =
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDEpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAAAAAAAAAAAAAAAAAA";

    private const string BigEndian =
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPmY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/AAAA";

    private const string Fortran =
        "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAAPA/AAAAAAAA8D8AAAAAAADwPwAAAAAAAPA/AAAAAAAA8D8=";

    // The float32 array above.
    private const string Dumped =
        "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEBSwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQkoSwFLAksChnEKY251bXB5CmR0eXBlCnELWAIAAABmNHEMiYiHcQ1ScQ4oSwNYAQAAADxxD05OTkr/////Sv////9LAHRxEGKJaANYEgAAAAAAwoA+AAAAPwAAQD8AAMKAP3ERaAWGcRJScRN0cRRiLg==";

    // [0.1, 0.9, 1/3] in float64.
    private const string DumpedDoubles =
        "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEBSwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQkoSwFLA4VxCmNudW1weQpkdHlwZQpxC1gCAAAAZjhxDImIh3ENUnEOKEsDWAEAAAA8cQ9OTk5K/////0r/////SwB0cRBiiWgDWCcAAADCmsKZwpnCmcKZwpnCuT/DjcOMw4zDjMOMw4zDrD9VVVVVVVXDlT9xEWgFhnESUnETdHEUYi4=";

    private const string DumpedObjects =
        "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEBSwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQkoSwFLAYVxCmNudW1weQpkdHlwZQpxC1gCAAAATzhxDImIh3ENUnEOKEsDWAEAAAB8cQ9OTk5K/////0r/////Sz90cRBiiV1xEX1xEmF0cRNiLg==";

    private const string DumpedFortran =
        "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEBSwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQkoSwFLAksDhnEKY251bXB5CmR0eXBlCnELWAIAAABmOHEMiYiHcQ1ScQ4oSwNYAQAAADxxD05OTkr/////Sv////9LAHRxEGKIaANYNgAAAAAAAAAAAMOwPwAAAAAAAMOwPwAAAAAAAMOwPwAAAAAAAMOwPwAAAAAAAMOwPwAAAAAAAMOwP3ERaAWGcRJScRN0cRRiLg==";

    // pickle.dumps(array, protocol=4).
    private const string Pickled4 =
        "gASVmgAAAAAAAACMFW51bXB5LmNvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwJLAoaUaAOMBWR0eXBllJOUjAJmNJSJiIeUUpQoSwOMATyUTk5OSv////9K/////0sAdJRiiUMQAACAPgAAAD8AAEA/AACAP5R0lGIu";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Saved, new long[] { 2, 2 }, new[] { 0.25, 0.5, 0.75, 1 })]
    [InlineData(SavedDoubles, new long[] { 2 }, new[] { 0.1, 0.9 })]
    [InlineData(SavedBools, new long[] { 3 }, new double[] { 1, 0, 1 })]
    [InlineData(SavedIntegers, new long[] { 2, 1 }, new double[] { 1, 0 })]
    [InlineData(Dumped, new long[] { 2, 2 }, new[] { 0.25, 0.5, 0.75, 1 })]
    [InlineData(DumpedDoubles, new long[] { 3 }, new[] { 0.1, 0.9, 1 / 3.0 })]
    public void Arrays_written_by_NumPy_are_read_bit_for_bit(string file, long[] shape, double[] values)
    {
        var path = Write(Convert.FromBase64String(file));
        Assert.True(NumPyArray.IsIn(path));
        var array = NumPyArray.Read(path);
        Assert.Equal(shape, array.Shape);
        Assert.Equal(values, array.Values);
    }

    [Theory]
    [InlineData(BigEndian, "type '>f4'")]
    [InlineData(Fortran, "Fortran order")]
    [InlineData(DumpedFortran, "Fortran order")]
    [InlineData(DumpedObjects, "pickle")]
    [InlineData(Pickled4, "protocol 4")]
    public void An_unsupported_layout_is_refused_with_a_remedy(string file, string words)
    {
        var error = Refused(Convert.FromBase64String(file));
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
        Assert.Contains("numpy.save", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pickle_that_would_call_another_function_is_refused_by_its_name()
    {
        var bytes = Encoding.ASCII.GetBytes("?\u0002cos\nsystem\nX\u0002\0\0\0ls?R.");
        (bytes[0], bytes[^3]) = (0x80, 0x85);
        Assert.Contains("os system", Refused(bytes).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(2, 2)", "(9, 9)")]
    [InlineData("(2, 2)", "(99999999999, 99999999999)")]
    [InlineData("(2, 2)", "(9223372036854775807,)")]
    [InlineData("(2, 2)", "(99999999999999999999,)")]
    [InlineData("(2, 2)", "(-2, -2)")]
    [InlineData("(2, 2)", "2")]
    [InlineData("'<f4'", "'<U9'")]
    [InlineData("'<f4'", "[('a', '<f4')]")]
    [InlineData("fortran_order", "order")]
    public void A_false_header_is_refused_before_memory_is_allocated(string old, string other)
    {
        var text = Encoding.Latin1.GetString(Convert.FromBase64String(Saved));
        var header = text[10..128].Replace(old, other, StringComparison.Ordinal);
        var lying = text[..10] + header.TrimEnd().PadRight(118)[..118] + text[128..];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused(Encoding.Latin1.GetBytes(lying));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(Saved)]
    [InlineData(SavedDoubles)]
    [InlineData(Dumped)]
    public void A_truncated_file_is_refused(string file)
    {
        var bytes = Convert.FromBase64String(file);
        for (var length = 1; length < bytes.Length; length++)
        {
            Refused(bytes[..length]);
        }
    }

    [Theory]
    [InlineData(Saved)]
    [InlineData(Dumped)]
    public void A_changed_byte_gives_numbers_or_an_error_of_this_library(string file)
    {
        var bytes = Convert.FromBase64String(file);
        foreach (var other in (byte[])[0, 1, 0x28, 0x7F, 0xFF])
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                var changed = bytes.ToArray();
                changed[i] = other;
                var path = Write(changed);
                var error = Record.Exception(() => NumPyArray.Read(path));
                Assert.True(error is null or NumPyArrayException, $"byte {i} as {other}: {error}");
            }
        }
    }

    [Fact]
    public void Text_is_not_an_array_and_a_missing_file_is_an_error()
    {
        Assert.False(NumPyArray.IsIn(Write("ecg_id,probability\n"u8.ToArray())));
        Assert.Throws<NumPyArrayException>(() => NumPyArray.IsIn(_folder["none.npy"]));
    }

    private NumPyArrayException Refused(byte[] bytes)
    {
        var path = Write(bytes);
        var error = Assert.Throws<NumPyArrayException>(() => NumPyArray.Read(path));
        Assert.Equal(path, error.Path);
        return error;
    }

    private string Write(byte[] bytes)
    {
        var path = _folder["array.npy"];
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
