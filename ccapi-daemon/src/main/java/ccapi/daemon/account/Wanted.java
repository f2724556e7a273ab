package ccapi.daemon.account;

import ccapi.shared.account.AccountType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a request needs of an account.
///
/// @param keyId           id of the client key that asks
/// @param keyName         its name
/// @param allowedAccounts names or ids the key is bound to, empty = all
/// @param model           the model asked for
/// @param affordable      of what accounts may call the model, what the key's money limits can be kept for
/// @param types           account types that can serve the client's protocol
/// @param session         the conversation, `null` when none could be told
/// @param deadline        how long it may wait in the queue for a free slot
public record Wanted(
        String keyId,
        String keyName,
        List<String> allowedAccounts,
        String model,
        Predicate<String> affordable,
        Set<AccountType> types,
        @Nullable SessionKey session,
        Instant deadline) {
    /// The same for who may use models whose price nobody knows.
    public Wanted(
            String keyId,
            String keyName,
            List<String> allowedAccounts,
            String model,
            Set<AccountType> types,
            @Nullable SessionKey session,
            Instant deadline) {
        this(keyId, keyName, allowedAccounts, model, _ -> true, types, session, deadline);
    }
}
