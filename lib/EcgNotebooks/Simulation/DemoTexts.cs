using System.Globalization;

namespace EcgNotebooks.Simulation;

/// <summary>The texts of the demo: its readme, its licence, and the marker by which programs recognise it.</summary>
internal static class DemoTexts
{
    /// <summary>Name of the file that marks a folder as simulated.</summary>
    public const string MarkerName = "SIMULATED.txt";

    /// <summary>The beginning of the marker of every demo that this version generates.</summary>
    /// <remarks>The version is raised whenever the simulator produces other bytes, so that an older demo is generated anew.</remarks>
    public const string AnyOfThisVersion = "EcgNotebooks demo, version 3, ";

    public const string Licence =
        "The files of this folder were computed by EcgNotebooks. They hold no patient's data and nothing of PTB-XL.\n"
        + "Use them for whatever you like, without conditions (CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/).\n";

    /// <summary>Returns the marker's text: a line that depends on the options, then an explanation.</summary>
    public static string Marker(DemoOptions options) =>
        FirstLine(options) + "\nEvery recording and every patient in this folder is simulated.\n";

    /// <summary>Returns the first line of the marker.</summary>
    public static string FirstLine(DemoOptions options) =>
        AnyOfThisVersion
        + string.Create(CultureInfo.InvariantCulture, $"recordings {options.Recordings}, seed {options.Seed}, ")
        + (options.TableOnly ? "table only" : "with signals")
        + string.Concat(options.LookAlikes.Select(pair => $", {pair.Key} as {pair.Value}"));

    public static string Readme(int recordings) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"A demo in the layout of PTB-XL: {recordings} SIMULATED recordings.\n"
        )
        + """

            No patient, no recording and no diagnosis in this folder is real. It was made by EcgNotebooks so that its
            notebooks run without a download. Nothing learned here says anything about real electrocardiograms.

            ptbxl_database.csv   one row per recording, PTB-XL's 28 columns
            scp_statements.csv   the codes in use
            records500/          WFDB records, format 16, 12 leads, 10 s at 500 Hz
            records100/          the same, low-pass filtered, at 100 Hz
            RECORDS              the names of all records
            SHA256SUMS.txt       checksums of all other files

            Model: beats as Gaussian kernels along the cycle and heart-rate variability after McSharry, Clifford,
            Tarassenko and Smith 2003 (IEEE Trans Biomed Eng 50:289); the heart as a dipole after Sameni, Clifford,
            Jutten and Shamsollahi 2007 (EURASIP J Adv Signal Process 2007:043407); leads by Dower's coefficients
            (Dower, Machado and Osborne 1980, Clin Cardiol 3:87). I, II and V1 to V6 are rounded to 1 uV, the other
            limb leads derived from the rounded I and II: III = II - I exactly; aVR = -(I + II) / 2, aVL = I - II / 2
            and aVF = II - I / 2 to half a step.

            """;
}
