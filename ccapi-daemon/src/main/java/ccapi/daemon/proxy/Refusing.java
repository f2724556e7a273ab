package ccapi.daemon.proxy;

import ccapi.daemon.translate.Failure;
import ccapi.daemon.translate.Refused;
import ccapi.daemon.translate.Translation;
import ccapi.daemon.upstream.UpstreamHeaders;

/// How an upstream's refusal that is the client's own fault reaches the client.
sealed interface Refusing {
    /// Passes on an HTTP refusal.
    void refusal(int status, UpstreamHeaders headers, byte[] body);

    /// Passes on a failure told inside a stream of which the client has seen nothing.
    void failure(Failure failure);

    /// Byte for byte: clients match on the wording.
    record AsItIs(ClientReply reply) implements Refusing {
        @Override
        public void refusal(int status, UpstreamHeaders headers, byte[] body) {
            reply.whole(status, headers, body);
        }

        @Override
        public void failure(Failure failure) {
            reply.failure(failure);
        }
    }

    /// In the words of the client's protocol.
    record Translated(ClientReply reply, Translation translation) implements Refusing {
        @Override
        public void refusal(int status, UpstreamHeaders headers, byte[] body) {
            Refused refused = translation.error(status, body);
            reply.json(refused.status(), refused.bytes());
        }

        @Override
        public void failure(Failure failure) {
            Refused refused = translation.refusal(failure);
            reply.json(refused.status(), refused.bytes());
        }
    }
}
