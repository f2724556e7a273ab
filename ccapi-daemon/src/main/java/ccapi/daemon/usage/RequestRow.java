package ccapi.daemon.usage;

import ccapi.shared.money.Usd;
import ccapi.shared.usage.RequestEntry;
import ccapi.shared.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request as it is stored.
///
/// @param createdAt    epoch milliseconds
/// @param costNanos    `null` when the model has no price
/// @param outcome      [#OPEN] until it has ended
/// @param trace        what was decided, in order, one line each
record RequestRow(
        String id,
        long createdAt,
        Group group,
        TokenUsage usage,
        @Nullable Long costNanos,
        String priceVersion,
        boolean estimated,
        boolean stream,
        @Nullable Long ttfbMs,
        long durationMs,
        int statusCode,
        String outcome,
        int attempts,
        @Nullable String error,
        String path,
        List<String> trace) {
    /// Ended as it should.
    static final String OK = "ok";

    /// Not ended yet.
    static final String OPEN = "open";

    /// Never ended, because we did.
    static final String INTERRUPTED = "interrupted";

    /// The row of a request under way.
    static RequestRow open(RequestStart start, Progress progress) {
        return new RequestRow(
                start.id(),
                start.createdAt().toEpochMilli(),
                group(start, progress.accountId(), progress.accountName(), progress.actualModel()),
                progress.usage(),
                null,
                "",
                true,
                start.stream(),
                null,
                0,
                0,
                OPEN,
                0,
                null,
                start.path(),
                List.of());
    }

    /// The row of a request that has ended.
    static RequestRow ended(RequestStart start, RequestEnd end) {
        return new RequestRow(
                start.id(),
                start.createdAt().toEpochMilli(),
                group(start, end.accountId(), end.accountName(), end.actualModel()),
                end.usage(),
                end.cost() == null ? null : end.cost().nanos(),
                end.priceVersion(),
                end.estimated(),
                start.stream(),
                end.ttfbMs(),
                end.durationMs(),
                end.statusCode(),
                end.outcome(),
                end.attempts(),
                end.error(),
                start.path(),
                end.trace());
    }

    boolean isOpen() {
        return outcome.equals(OPEN);
    }

    /// The model whose price counts.
    String pricedModel() {
        return group.actualModel().isEmpty() ? group.model() : group.actualModel();
    }

    /// The same, ended by the end of the daemon.
    ///
    /// @param cost of what was metered, `null` when the model has no price
    RequestRow interrupted(@Nullable Long cost, String version) {
        return new RequestRow(
                id,
                createdAt,
                group,
                usage,
                cost,
                version,
                true,
                stream,
                ttfbMs,
                durationMs,
                statusCode,
                INTERRUPTED,
                attempts,
                "ccapi ended while this was under way",
                path,
                trace);
    }

    /// As others see it.
    RequestEntry entry() {
        return new RequestEntry(
                id,
                Instant.ofEpochMilli(createdAt),
                group.keyName(),
                group.accountName(),
                group.model(),
                group.actualModel().isEmpty() ? null : group.actualModel(),
                usage.input(),
                usage.output(),
                usage.cacheRead(),
                usage.cacheWrite5m() + usage.cacheWrite1h(),
                costNanos == null ? null : new Usd(costNanos),
                estimated,
                stream,
                ttfbMs,
                durationMs,
                statusCode,
                outcome,
                error,
                attempts);
    }

    private static Group group(RequestStart start, String accountId, String accountName, String actualModel) {
        return new Group(start.keyId(), start.keyName(), accountId, accountName, start.model(), actualModel);
    }
}
