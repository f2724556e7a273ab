package ccapi.daemon.translate;

import java.time.Instant;

/// What a translation needs to know besides the bytes: everything that is not pure is handed in here.
///
/// @param clientModel    the model the client asked for; the answer names it
/// @param upstreamModel  the model to ask the upstream for
/// @param requestId      `req_…` of this request: seed of the ids in the answer, and named in error bodies
/// @param at             when the request arrived: the `created` times of the answer
/// @param cacheKey       stable id of the conversation (a UUID) for the upstream's prompt cache; empty if unknown
/// @param dropReasoning  whether the conversation moved to another account, so that its encrypted reasoning is void
public record TranslationContext(
        String clientModel,
        String upstreamModel,
        String requestId,
        Instant at,
        String cacheKey,
        boolean dropReasoning) {
    /// The request's id without its prefix, to build other ids from.
    String seed() {
        return requestId.startsWith("req_") ? requestId.substring(4) : requestId;
    }
}
