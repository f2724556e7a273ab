package ccapi.daemon.process;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How many files this process may hold open, and how many clients that lets it serve. A server that runs out of
/// descriptors while accepting stops accepting for good, so there must never be as many clients as that.
///
/// @param most as the system has set it (`ulimit -n`, LimitNOFILE); what is not known counts as no limit
public record Descriptors(long most) {
    /// Clients served at once where neither the operator nor the system says less.
    static final int USUAL = 2000;
    // the database and its log, jars, the admin side, sign-ins: measured below 120
    private static final int OURS = 256;
    // a client and the upstream that answers it
    private static final int EACH = 2;
    // a limit so low is a mistake, but one that should still answer 'ccapi doctor'
    private static final int FEWEST = 8;

    /// What the system allows this process.
    public static Descriptors ofThisProcess() {
        return new Descriptors(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                        ? system.getMaxFileDescriptorCount()
                        : Long.MAX_VALUE);
    }

    /// How many are open now, -1 when not known.
    public static long open() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : -1;
    }

    /// How many clients may be connected at once.
    ///
    /// @param wanted by the operator, 0 = not said
    public int connections(int wanted) {
        return (int) Math.min(wanted(wanted), Math.max(FEWEST, (most - OURS) / EACH));
    }

    /// How many clients there should be room for.
    ///
    /// @param wanted by the operator, 0 = not said
    public static int wanted(int wanted) {
        return wanted == 0 ? USUAL : wanted;
    }

    /// How many descriptors so many clients need.
    public static long needed(int connections) {
        return (long) connections * EACH + OURS;
    }
}
