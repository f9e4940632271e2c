namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>Running sums of one group, from the lowest score up, from which its ROC AUC and the variance follow.</summary>
internal sealed class GroupTally
{
    private int _positives;
    private int _negatives;
    private int _patients;
    private int _withPositives;
    private int _withNegatives;
    private int _positivesBelow;
    private int _negativesBelow;
    private int _tiedPositives;
    private int _tiedNegatives;
    private double _wins;
    private double _ofPositives;
    private double _ofNegatives;
    private double _ofBoth;

    /// <summary>Number of negatives below the current score; those at this score count half.</summary>
    public double NegativesBelow => _negativesBelow + _tiedNegatives / 2.0;

    /// <summary>Number of positives above the current score; those at this score count half.</summary>
    public double PositivesAbove => _positives - _positivesBelow - _tiedPositives / 2.0;

    /// <summary>ROC AUC; NaN if a class is missing.</summary>
    public double Auc => _wins / ((double)_positives * _negatives);

    /// <summary>Obuchowski's variance of the ROC AUC; NaN with fewer than two patients of a class.</summary>
    public double Variance =>
        Math.Min(_withPositives, _withNegatives) < 2
            ? double.NaN
            : (
                _ofPositives * _withPositives / (_withPositives - 1)
                + _ofNegatives * _withNegatives / (_withNegatives - 1)
                + 2 * _ofBoth * _patients / (_patients - 1)
            ) / Math.Pow((double)_positives * _negatives, 2);

    public void AddPatient(int positives, int negatives)
    {
        _patients++;
        _positives += positives;
        _negatives += negatives;
        _withPositives += positives > 0 ? 1 : 0;
        _withNegatives += negatives > 0 ? 1 : 0;
    }

    public void AddTie(bool isPositive)
    {
        _tiedPositives += isPositive ? 1 : 0;
        _tiedNegatives += isPositive ? 0 : 1;
    }

    public void EndTie()
    {
        _positivesBelow += _tiedPositives;
        _negativesBelow += _tiedNegatives;
        (_tiedPositives, _tiedNegatives) = (0, 0);
    }

    /// <summary>Adds the negatives below a patient's positives.</summary>
    public void AddWins(double ofPositives) => _wins += ofPositives;

    /// <summary>Adds the squared sums of a patient's placements minus the ROC AUC, once all wins are added.</summary>
    public void AddSquares(int positives, int negatives, double ofPositives, double ofNegatives)
    {
        var (x, y) = (ofPositives - positives * Auc * _negatives, ofNegatives - negatives * Auc * _positives);
        _ofPositives += x * x;
        _ofNegatives += y * y;
        _ofBoth += x * y;
    }
}
