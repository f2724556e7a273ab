package ccapi.daemon.testing;

import java.io.IOException;

/// What an upstream does with one request: any bytes, any pause, any ending.
///
/// The connection serves the next request afterwards unless the answer closed it.
@FunctionalInterface
public interface Answer {
    /// Plays the answer. An [IOException] means that the other side went away, which is not a failure of the test.
    void play(RawRequest request, Wire wire) throws IOException;

    /// Exact bytes, written at once (ISO 8859-1).
    static Answer raw(String text) {
        return (_, wire) -> wire.write(text);
    }
}
