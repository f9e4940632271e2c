using System.Text;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>Reads arrays written by <c>ndarray.dump</c>: a pickle of protocol 2 that holds one array.</summary>
/// <remarks>
/// Implements only the opcodes of the pickle machine that such a file needs (see Python's pickletools). The three functions
/// that it names are recognised here, and nothing is called. The public PTB-XL benchmark
/// (github.com/helme/ecg_ptbxl_benchmarking) writes y_test_pred.npy and y_val_pred.npy this way.
/// </remarks>
internal sealed class PickledArray
{
    public const byte FirstByte = 0x80;

    private readonly PickleBytes _bytes;
    private readonly Stack<object?> _stack = new();
    private readonly Dictionary<uint, object?> _memo = [];
    private readonly string _path;

    private PickledArray(string path, byte[] bytes) => (_path, _bytes) = (path, new PickleBytes(path, bytes));

    public static NumPyArray Read(string path, byte[] bytes)
    {
        var machine = new PickledArray(path, bytes);
        while (machine._bytes.Next() is var code && code != '.')
        {
            if (!machine.TryPush(code) && !machine.TryBuild(code))
            {
                throw machine.NotAnArray($"ndarray.dump doesn't write pickle opcode {code}");
            }
        }

        return machine.Pop<PickledNumbers>().Array ?? throw machine.NotAnArray("the pickle holds no numbers");
    }

    private bool TryPush(byte code)
    {
        object? value;
        switch ((char)code)
        {
            case 'K':
                value = (long)_bytes.Next();
                break;
            case 'M':
                value = (long)_bytes.UInt16();
                break;
            case 'J':
                value = (long)(int)_bytes.UInt32();
                break;
            case 'X':
                value = _bytes.Slice(_bytes.UInt32());
                break;
            case 'c':
                value = new PickledName($"{_bytes.Line()} {_bytes.Line()}");
                break;
            case 'N':
                value = null;
                break;
            case '(':
                value = PickledMark.Instance;
                break;
            case '\u0088' or '\u0089':
                value = code == 0x88;
                break;
            case 'h' or 'j':
                var place = code == 'h' ? _bytes.Next() : _bytes.UInt32();
                value = _memo.TryGetValue(place, out var found) ? found : throw NotAnArray("the pickle is damaged");
                break;
            default:
                return false;
        }

        _stack.Push(value);
        return true;
    }

    private bool TryBuild(byte code)
    {
        switch ((char)code)
        {
            case (char)FirstByte:
                var protocol = _bytes.Next();
                return protocol == 2
                    ? true
                    : throw NumPyArrayException.Unsupported(_path, $"it is a pickle of protocol {protocol}");
            case 'q' or 'r':
                _memo[code == 'q' ? _bytes.Next() : _bytes.UInt32()] = _stack.TryPeek(out var top)
                    ? top
                    : throw Damaged();
                return true;
            case '\u0085' or '\u0086' or '\u0087':
                _stack.Push(Tuple(code - 0x84));
                return true;
            case 't':
                _stack.Push(Tuple(_stack.TakeWhile(value => value != PickledMark.Instance).Count()));
                var mark = Pop<PickledTuple>();
                _ = Pop<PickledMark>();
                _stack.Push(mark);
                return true;
            case 'R':
                var arguments = Pop<PickledTuple>();
                _stack.Push(Call(Pop<PickledName>().Name, arguments.Items));
                return true;
            case 'b':
                var state = Pop<PickledTuple>().Items;
                Build(_stack.TryPeek(out var target) ? target : throw Damaged(), state);
                return true;
            default:
                return false;
        }
    }

    private PickledTuple Tuple(int count)
    {
        if (_stack.Count < count)
        {
            throw Damaged();
        }

        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
        {
            items[i] = _stack.Pop();
        }

        return new(items);
    }

    private object Call(string name, object?[] arguments) =>
        (name, arguments) switch
        {
            ("numpy.core.multiarray _reconstruct" or "numpy._core.multiarray _reconstruct", [..]) =>
                new PickledNumbers(),
            ("numpy dtype", [PickledSlice type, ..]) => new PickledType(Text(type)),
            ("_codecs encode", [PickledSlice text, PickledSlice to]) when Text(to) == "latin1" => _bytes.Latin1(text),
            _ => throw NotAnArray($"the pickle would call {NumPyArray.Shortened(name)}"),
        };

    private void Build(object? target, object?[] state)
    {
        switch (target, state)
        {
            case (PickledType type, [long, PickledSlice order, ..]):
                type.Order = Text(order);
                break;
            case (PickledNumbers numbers, [long, PickledTuple shape, PickledType type, bool fortran, byte[] values]):
                var sizes = shape.Items.Select(size => size is long value ? value : throw Damaged()).ToArray();
                numbers.Array = fortran
                    ? throw NumPyArrayException.Unsupported(_path, "it is in Fortran order")
                    : NumPyArray.Of(_path, type.Order + type.Code, sizes, values);
                break;
            default:
                throw NumPyArrayException.Unsupported(
                    _path,
                    "it is a pickle of something other than an array of numbers"
                );
        }
    }

    private string Text(PickledSlice slice) =>
        slice.Length <= 100 ? Encoding.UTF8.GetString(_bytes.Span(slice)) : throw Damaged();

    private T Pop<T>()
        where T : class => _stack.TryPop(out var value) && value is T wanted ? wanted : throw Damaged();

    private NumPyArrayException Damaged() => NotAnArray("the pickle is damaged");

    private NumPyArrayException NotAnArray(string what) => NumPyArrayException.NotAnArray(_path, what);

    private sealed class PickledMark
    {
        public static PickledMark Instance { get; } = new();
    }

    private sealed class PickledNumbers
    {
        public NumPyArray? Array { get; set; }
    }

    private sealed class PickledType(string code)
    {
        public string Code => code;

        public string Order { get; set; } = "";
    }

    private sealed record PickledName(string Name);

    private sealed record PickledTuple(object?[] Items);
}
