package ccapi.daemon.proxy;

import ccapi.daemon.proxy.ClientReply.ClientError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What it means for the books and for the client that a request was ended from outside.
final class Endings {
    private Endings() {}

    /// The word in the books.
    static String outcome(@Nullable Ending ending) {
        return switch (ending) {
            case CLIENT_GONE, CLIENT_STALLED -> "client_gone";
            case CANCELLED, KEY_STOPPED -> "cancelled";
            case FIRST_BYTE_TIMEOUT, IDLE_TIMEOUT, TOTAL_TIMEOUT -> "upstream_cut";
            case SHUTDOWN -> "interrupted";
            case null -> "interrupted";
        };
    }

    /// In words.
    static String words(@Nullable Ending ending) {
        return switch (ending) {
            case CLIENT_GONE -> "the client hung up";
            case CLIENT_STALLED -> "the client stopped reading";
            case CANCELLED -> "cancelled by the operator";
            case KEY_STOPPED -> "the key was disabled";
            case FIRST_BYTE_TIMEOUT -> "the upstream gave no answer in time";
            case IDLE_TIMEOUT -> "the upstream fell silent in the middle of its answer";
            case TOTAL_TIMEOUT -> "the request took longer than a request may";
            case SHUTDOWN -> "ccapi is shutting down";
            case null -> "the request was interrupted";
        };
    }

    /// For a client that has seen nothing yet.
    static ClientError error(@Nullable Ending ending) {
        return switch (ending) {
            case KEY_STOPPED -> ClientError.of(401, "authentication_error", words(ending));
            case CANCELLED -> ClientError.of(500, "api_error", words(ending));
            case SHUTDOWN -> ClientError.passing(503, "api_error", words(ending), Duration.ofSeconds(5));
            case CLIENT_GONE, CLIENT_STALLED, FIRST_BYTE_TIMEOUT, IDLE_TIMEOUT, TOTAL_TIMEOUT ->
                ClientError.passing(504, "timeout_error", words(ending), null);
            case null -> ClientError.passing(500, "api_error", words(null), null);
        };
    }
}
