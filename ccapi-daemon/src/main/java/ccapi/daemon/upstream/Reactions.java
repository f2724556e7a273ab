package ccapi.daemon.upstream;

import ccapi.daemon.upstream.Verdict.Fault;
import ccapi.shared.account.AccountType;
import java.time.Instant;

/// Tells what an upstream's refusal means: whose fault it is, how long the account must rest. Pure.
public final class Reactions {
    private Reactions() {}

    /// Judges an answer that is not 2xx.
    ///
    /// @param body the first bytes of it, 64 KiB are enough
    public static Verdict judge(AccountType type, int status, UpstreamHeaders headers, byte[] body, Instant now) {
        return new Verdict.Transient(Fault.ANSWER, "the upstream answered " + status);
    }

    /// Judges an error inside a 200 stream: an `error` event of either protocol or `response.failed`.
    ///
    /// @param headers of the answer that the event is part of
    /// @param data    the event's JSON
    public static Verdict judgeEvent(AccountType type, UpstreamHeaders headers, byte[] data, Instant now) {
        return new Verdict.Transient(Fault.ANSWER, "the upstream ended the stream with an error");
    }

    /// Judges that no answer came.
    public static Verdict noAnswer(UpstreamException failure) {
        return new Verdict.Transient(Fault.CONNECTION, String.valueOf(failure.getMessage()));
    }

    /// Judges that an answer took too long.
    ///
    /// @param what what was waited for, e.g. `no answer within 120 s`
    public static Verdict timedOut(String what) {
        return new Verdict.Transient(Fault.TIMEOUT, what);
    }
}
