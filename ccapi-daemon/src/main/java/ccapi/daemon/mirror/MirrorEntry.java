package ccapi.daemon.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One account as the minter lists it; texts are harmless and short.
///
/// @param wireId    the id as it came, number or text: it goes back the same way
/// @param id        the id as text
/// @param email     empty when not said
/// @param plan      `plus`, `team` or `free`
/// @param updatedAt `null` when not said or not readable
/// @param accountId the ChatGPT account (workspace), which few minters tell; `null` when not said
record MirrorEntry(
        JsonNode wireId,
        String id,
        String email,
        String plan,
        int status,
        String iqStatus,
        @Nullable Instant updatedAt,
        @Nullable String accountId) {}
