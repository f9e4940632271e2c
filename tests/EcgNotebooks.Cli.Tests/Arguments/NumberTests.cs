using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>Options that take numbers, in every verb.</summary>
public class NumberTests
{
    private static readonly Type[] _numberTypes = [typeof(int), typeof(uint), typeof(long), typeof(double)];

    private static readonly string[] _noNumbers =
    [
        "abc",
        "",
        " ",
        "1,5",
        "1,000",
        "1 000",
        "1_000",
        "1.5.2",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "99999999999999999999",
        "-99999999999999999999",
        "0x10",
        "１２",
        "٣",
        "²",
        "5%",
        "$5",
        "(5)",
        "1e",
        "e1",
        "5\u0000",
        "\u202e5",
        "5\n",
        new string('9', 100_000),
    ];

    public static TheoryData<string, string> Options => EveryVerb.Options(IsNumber);

    [Theory]
    [MemberData(nameof(Options))]
    public void What_is_no_number_is_refused_by_a_sentence_that_names_the_option(string verb, string option)
    {
        foreach (var text in _noNumbers)
        {
            var errors = CommandLine
                .Parse([verb, .. EveryVerb.Before(verb, option), option, text])
                .Errors.Select(error => error.Message)
                .ToList();
            var own = Assert.Single(errors, error => error.StartsWith($"{option} takes a", StringComparison.Ordinal));
            Assert.Matches(
                @"^--[a-z-]+ takes a (whole )?number from [-0-9.]+ to [0-9.]+, not '.*'( \([0-9]+ characters\))?\.$",
                own
            );
            Assert.DoesNotContain(errors, error => error.Contains("System.", StringComparison.Ordinal));
            Assert.InRange(own.Length, 1, 300);
        }
    }

    [Theory]
    [InlineData("train", "--epochs", "0")]
    [InlineData("train", "--seed", "-1")]
    [InlineData("evaluate", "--resamples", "99")]
    [InlineData("evaluate", "--seed", "4294967296")]
    [InlineData("evaluate", "--class", "-1")]
    [InlineData("evaluate", "--fold", "11")]
    [InlineData("demo", "--recordings", "100000")]
    [InlineData("predict", "--threshold", "1.0000001")]
    [InlineData("predict", "--threshold", "-1e-300")]
    [InlineData("predict", "--rate", "0")]
    [InlineData("run", "--cell-limit", "0")]
    [InlineData("sweep", "--workers", "0")]
    public void Numbers_out_of_range_are_refused_in_the_same_way(string verb, string option, string value) =>
        Assert.Contains(
            CommandLine.Parse([verb, .. EveryVerb.Before(verb, option), option, value]).Errors,
            error => error.Message.StartsWith($"{option} takes a", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("predict", "--threshold", "5e-1")]
    [InlineData("predict", "--rate", "204.8")]
    [InlineData("evaluate", "--seed", "4294967295")]
    [InlineData("demo", "--seed", "-7")]
    [InlineData("run", "--cell-limit", "0.5")]
    public void Numbers_in_range_are_taken(string verb, string option, string value) =>
        Assert.DoesNotContain(
            CommandLine.Parse([verb, .. EveryVerb.Before(verb, option), option, value]).Errors,
            error => error.Message.Contains(option, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("run", "x.ipynb", "--cell-limit", "abc")]
    [InlineData("predict", "--model", "m", "--input", "x", "--threshold", "abc")]
    [InlineData("predict", "--model", "m", "--input", "x", "--rate", "1,5")]
    [InlineData("demo", "--recordings", "abc")]
    public Task They_end_the_program_with_2_and_no_abort(params string[] arguments) =>
        Ecg.FailsAsync(2, [arguments[^2], "takes a", $"'{arguments[^1]}'", "--help"], arguments);

    [Fact]
    public Task An_at_sign_names_no_response_file() =>
        Ecg.FailsAsync(1, ["@missing", "recipe.json"], "verify", "@missing");

    [Theory]
    [InlineData("[suggest:abc]", "verify", "x")]
    [InlineData("verify", "x", "[suggest:abc]")]
    public Task Words_in_brackets_are_no_requests_to_the_parser(params string[] arguments) =>
        Ecg.FailsAsync(2, ["--help"], arguments);

    private static bool IsNumber(Type type) =>
        _numberTypes.Contains(Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type);
}
