#compdef ccapi
# zsh completion of ccapi: put it as _ccapi into a folder of $fpath, or source it after compinit
_ccapi() {
    local -a lines values
    local line
    lines=("${(@f)$("${~words[1]}" __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ ${lines[1]} == :files ]]; then
        _files
        return
    fi
    for line in $lines; do
        [[ -n $line ]] && values+=("${${line%%$'\t'*}//:/\\:}${${(M)line%$'\t'*}/$'\t'/:}")
    done
    _describe -V ccapi values
}
if [[ ${funcstack[1]} == _ccapi ]]; then _ccapi "$@"; else compdef _ccapi ccapi; fi
