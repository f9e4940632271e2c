namespace EcgNotebooks.Cli.Completion;

/// <summary>The scripts with which shells ask this program for completions.</summary>
internal static class CompletionScripts
{
    /// <summary>The shells that have a script.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>Returns the script for a shell.</summary>
    public static string Of(string shell) =>
        shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            "pwsh" => PowerShell,
            _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, "There is no script for this shell."),
        };

    private const string Bash = """
        # Completion of ecg for bash. To use it in every session, add this line to ~/.bashrc:
        #   eval "$(ecg completion bash)"
        _ecg() {
            local IFS=$'\n'
            COMPREPLY=($(ecg complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
        }
        complete -o default -F _ecg ecg

        """;

    private const string Zsh = """
        # Completion of ecg for zsh. To use it in every session, add this line to ~/.zshrc, behind compinit:
        #   eval "$(ecg completion zsh)"
        _ecg() {
            local -a found
            found=("${(@f)$(ecg complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            if [[ -n "${found[1]}" ]]; then
                compadd -- "${found[@]}"
            else
                _files
            fi
        }
        compdef _ecg ecg

        """;

    private const string Fish = """
        # Completion of ecg for fish. To use it in every session:
        #   ecg completion fish > ~/.config/fish/completions/ecg.fish
        function __ecg_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l found (ecg complete -- $words[2..-1] 2>/dev/null)
            if test (count $found) -gt 0
                printf '%s\n' $found
            else
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c ecg -f -a '(__ecg_complete)'

        """;

    private const string PowerShell = """
        # Completion of ecg for PowerShell 7.3 or later. To use it in every session, add this line to the file $PROFILE:
        #   ecg completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName ecg -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
            if ($wordToComplete -eq '') { $words += '' }
            ecg complete -- @words 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;
}
