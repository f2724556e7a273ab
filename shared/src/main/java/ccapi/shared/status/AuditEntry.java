package ccapi.shared.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One admin act.
///
/// @param uid    of the peer on the socket, -1 when the daemon acted by itself
/// @param verb   e.g. `account.add`
/// @param target name of what was changed
/// @param before the changed fields before, as JSON without secrets; `null` when it is new
/// @param after  the changed fields after, as JSON without secrets; `null` when it is gone
public record AuditEntry(
        long id,
        Instant at,
        int uid,
        String verb,
        String target,
        @Nullable String before,
        @Nullable String after) {}
