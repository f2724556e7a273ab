package ccapi.daemon.mirror;

import ccapi.daemon.account.KnownLogin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the account of ours that an entry of the mirror's list stands for: by where it came from, else by its ChatGPT
/// account, else by its e-mail. Pure; a picture of one moment.
final class Matching {
    private static final String POOL = "mirror:";

    private final List<KnownLogin> known;
    private final Map<String, MintStore.Owner> owners;
    private final Set<String> listed;

    /// @param known   our accounts
    /// @param owners  whose the tokens were that were minted before, by the mirror's id
    /// @param entries all that the mirror lists
    Matching(List<KnownLogin> known, Map<String, MintStore.Owner> owners, List<MirrorEntry> entries) {
        this.known = known;
        this.owners = owners;
        this.listed = entries.stream().map(entry -> source(entry.id())).collect(Collectors.toUnmodifiableSet());
    }

    /// Where an account of ours says that it came from.
    static String source(String mirrorId) {
        return POOL + mirrorId;
    }

    /// Whether an account of ours came from the mirror.
    static boolean isFromPool(KnownLogin login) {
        return login.source().startsWith(POOL);
    }

    /// The account; `null` when there is none.
    @Nullable
    KnownLogin of(MirrorEntry entry) {
        KnownLogin found = first(login -> login.source().equals(source(entry.id())));
        if (found == null) {
            found = first(login -> isOwner(owners.get(entry.id()), login) || isSaid(entry, login));
        }
        return found == null ? first(login -> hasEmail(entry, login)) : found;
    }

    private @Nullable KnownLogin first(Predicate<KnownLogin> test) {
        return known.stream().filter(test).findFirst().orElse(null);
    }

    // several people share one ChatGPT account when it is a team's
    private static boolean isOwner(MintStore.@Nullable Owner owner, KnownLogin login) {
        return owner != null
                && owner.accountId().equals(login.accountId())
                && (owner.userId() == null
                        || login.userId() == null
                        || owner.userId().equals(login.userId()));
    }

    private static boolean isSaid(MirrorEntry entry, KnownLogin login) {
        boolean otherPerson = !entry.email().isEmpty()
                && login.email() != null
                && !entry.email().equalsIgnoreCase(login.email());
        return entry.accountId() != null && Objects.equals(entry.accountId(), login.accountId()) && !otherPerson;
    }

    // one person may have two entries, say a plus account and a place in a team: what came from the one is not the
    // other
    private boolean hasEmail(MirrorEntry entry, KnownLogin login) {
        return !entry.email().isEmpty()
                && entry.email().equalsIgnoreCase(login.email())
                && !listed.contains(login.source());
    }
}
