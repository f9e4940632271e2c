namespace EcgNotebooks.Exercises;

/// <summary>The kind of error that a check has recognised in an answer.</summary>
public enum Mistake
{
    /// <summary>No mistake.</summary>
    None,

    /// <summary>Data leakage: the answer uses rows, recordings or patients that it must not use.</summary>
    Leak,

    /// <summary>The threshold was chosen on the test rows.</summary>
    ThresholdFromTest,

    /// <summary>The wrong class counts as positive, or the label comes from the wrong statement.</summary>
    WrongLabel,

    /// <summary>The computation runs along the wrong axis, for example over leads instead of over time.</summary>
    WrongAxis,

    /// <summary>The answer has another type or shape than the exercise asks for.</summary>
    WrongForm,

    /// <summary>Any other error.</summary>
    Other,
}
