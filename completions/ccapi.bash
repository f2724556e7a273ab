# bash completion of ccapi: source this file, or put it into /usr/share/bash-completion/completions/ccapi
_ccapi() {
    local line value cur=${COMP_WORDS[COMP_CWORD]}
    [[ $cur == = ]] && cur=
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ $value == :files ]]; then
            compopt -o default
            return
        fi
        # bash replaces only what stands behind the last = or :
        [[ $value == --*=* && ${COMP_WORDBREAKS} == *=* ]] && value=${value#*=}
        [[ $value == *[\ \'\"\\\$\&\;\(\)\<\>\|\*\?]* ]] && printf -v value %q "$value"
        COMPREPLY+=("$value")
    done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
}
complete -F _ccapi ccapi ./ccapi
