using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>Options and arguments that take paths or words, in every verb.</summary>
public class PathTests(DemoFixture demo)
{
    public static TheoryData<string, string> Options => EveryVerb.Options(IsText);

    public static TheoryData<string, string> Arguments => EveryVerb.Arguments(IsText);

    [Theory]
    [MemberData(nameof(Options))]
    public void An_empty_value_is_refused_by_a_sentence_that_names_the_option(string verb, string option) =>
        Assert.Contains(
            CommandLine.Parse([verb, .. EveryVerb.Before(verb, option), option, ""]).Errors,
            error => error.Message.Contains(option, StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_empty_argument_is_refused_by_a_sentence_that_names_it(string verb, string argument) =>
        Assert.Contains(
            CommandLine.Parse([verb, ""]).Errors,
            error => error.Message.StartsWith($"{argument} is empty", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("   ", "is empty")]
    [InlineData("a\0b", "contains a NUL character")]
    [InlineData(256, "is too long for a path")]
    [InlineData(5000, "is too long for a path")]
    public void What_no_file_system_takes_is_refused(object path, string problem)
    {
        var text = path is int length ? new string('a', length) : (string)path;
        var error = Assert.Single(CommandLine.Parse(["verify", text]).Errors).Message;
        Assert.StartsWith($"RUN {problem}", error, StringComparison.Ordinal);
        Assert.InRange(error.Length, 1, 200);
        Assert.Contains(
            CommandLine.Parse(["process", "--run", "r", "--data", text]).Errors,
            e => e.Message.StartsWith($"--data {problem}", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("process", "--run", "r", "--data")]
    [InlineData("doctor", "--data")]
    [InlineData("check", "--data")]
    [InlineData("predict", "--input", "x", "--model")]
    [InlineData("predict", "--model", "m", "--input")]
    public Task They_end_the_program_with_2_before_any_work(params string[] arguments) =>
        Ecg.FailsAsync(2, [arguments[^1], "is empty", "--help"], [.. arguments, ""]);

    [Fact]
    public async Task Good_inputs_beside_an_empty_one_are_predicted()
    {
        var result = await Ecg.RunAsync("predict", "--model", demo.Cnn, "--input", "", demo.Record, "");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"{demo.Record}  0.", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("ecg: --input is empty", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_notebooks_beside_an_empty_name_are_run()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder["a.ipynb"],
            """{"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": []}""",
            TestContext.Current.CancellationToken
        );
        foreach (var verb in (string[])["run", "check"])
        {
            string[] output = verb == "run" ? ["--out", folder["out"]] : [];
            var result = await Ecg.RunAsync([verb, "", folder["a.ipynb"], "--data", demo.Data, .. output]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("a.ipynb", result.StandardOutput, StringComparison.Ordinal);
            Assert.Contains("ecg: NOTEBOOK is empty", result.StandardError, StringComparison.Ordinal);
        }
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]);
}
