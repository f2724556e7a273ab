package ccapi.daemon.mirror;

import ccapi.shared.account.Names;

/// Names a minted account by the operator's rule, whatever the minter's texts hold.
final class MintName {
    private MintName() {}

    /// The name for an account of the mirror; it may be taken.
    ///
    /// @param rule `{email}`, `{user}` (the e-mail's part before the `@`) and `{id}` are replaced
    static String of(String rule, MirrorEntry entry) {
        String email = entry.email().isEmpty() ? "mirror-" + entry.id() : entry.email();
        int at = email.indexOf('@');
        String user = at > 0 ? email.substring(0, at) : email;
        String name =
                clean(rule.replace("{email}", email).replace("{user}", user).replace("{id}", entry.id()));
        return name.isEmpty() ? "mirror" : name;
    }

    private static String clean(String wish) {
        StringBuilder name = new StringBuilder();
        wish.codePoints()
                .map(c -> Names.isUnprintable(c) || c == '/' ? '-' : c)
                .limit(Names.MAX_LENGTH)
                .forEach(name::appendCodePoint);
        // beyond the basic plane a code point counts twice
        while (name.length() > Names.MAX_LENGTH) {
            name.setLength(name.offsetByCodePoints(name.length(), -1));
        }
        return name.toString().strip().replaceFirst("^-+", "").strip();
    }
}
