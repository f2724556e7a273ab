# fish completion of ccapi: put it into ~/.config/fish/completions/
function __ccapi_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines ($words[1] __complete -- $words[2..-1] 2>/dev/null)
    if test "$lines[1]" = :files
        __fish_complete_path (commandline -ct)
        return
    end
    printf '%s\n' $lines
end
complete -c ccapi -f -a '(__ccapi_complete)'
