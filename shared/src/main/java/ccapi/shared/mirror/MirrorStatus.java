package ccapi.shared.mirror;

import org.jspecify.annotations.Nullable;

/// Whether the minter can be used, for the banner of the mirror pool page.
///
/// @param state     `reachable`, `disabled` or `unreachable`
/// @param error     why it is unreachable, else `null`
/// @param hint      what to do, empty when reachable
/// @param endpoint  the configured address, `null` when disabled
/// @param latencyMs of the health check, `null` when not reachable
public record MirrorStatus(
        String state,
        @Nullable String error,
        String hint,
        @Nullable String endpoint,
        @Nullable Long latencyMs) {}
