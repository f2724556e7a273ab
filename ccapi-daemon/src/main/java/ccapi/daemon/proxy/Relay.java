package ccapi.daemon.proxy;

import ccapi.daemon.proxy.ClientStream.ClientGoneException;
import ccapi.daemon.translate.Failure;
import ccapi.daemon.upstream.UpstreamAnswer;
import ccapi.daemon.upstream.UpstreamException;
import ccapi.daemon.upstream.Verdict;
import io.helidon.webserver.CloseConnectionException;

/// Takes one upstream's good answer to the client.
sealed interface Relay permits PassThroughStream, PassThroughWhole, GatheredAnswer, TranslatedAnswer {
    /// Pumps until the answer has ended, and books it before its last bytes.
    ///
    /// @throws UpstreamException   when the upstream cut the answer before the client saw any of it
    /// @throws ClientGoneException when the client hung up
    /// @throws CloseConnectionException after a visible cut
    Relayed run(UpstreamAnswer answer) throws UpstreamException, ClientGoneException;

    /// How relaying ended when it ended in order.
    sealed interface Relayed {
        /// The client has the whole answer.
        record Done() implements Relayed {}

        /// The answer turned out to be a failure before the client saw any of it: another account may be tried.
        record Failed(Verdict verdict, Failure failure) implements Relayed {}
    }

    /// What has been counted so far; for the books when relaying ends out of order.
    Tally tally();

    /// Whether a byte has gone to the client, after which no other account may be tried.
    boolean hasBegun();

    /// Tells the client of a stream why it is cut, unless the answer is complete or a half event stands there. The
    /// connection ends after that.
    default void tell(Failure failure) {}
}
