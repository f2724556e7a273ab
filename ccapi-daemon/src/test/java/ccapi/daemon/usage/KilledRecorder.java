package ccapi.daemon.usage;

import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// A process that books as fast as it can until it is killed, and prints the id of each request that it was told is
/// safe. Half of the callers leave a request open now and then.
final class KilledRecorder {
    private static final int CALLERS = 64;

    private KilledRecorder() {}

    /// @param args folder, durability, prefix of the ids
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Desk desk = Desk.open(Path.of(args[0]), Durability.valueOf(args[1]), new HandClock(Desk.NOON.toString()));
        AtomicLong count = new AtomicLong();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            Thread.ofVirtual().start(() -> {
                while (true) {
                    String id = args[2] + "-" + count.incrementAndGet();
                    Booking booking = desk.books
                            .recorder()
                            .open(Desk.start(id, Desk.NOON, RandomRows.KEYS.get(caller % 4), "claude-sonnet-5"));
                    if (caller == 0 && id.endsWith("7")) {
                        continue;
                    }
                    booking.complete(desk.end("max-1", "claude-sonnet-5", Desk.tokens(caller, 10), Desk.NOON));
                    if (desk.books.recorder().lateCount() == 0) {
                        synchronized (out) {
                            out.print(id + "\n");
                            out.flush();
                        }
                    }
                }
            });
        }
        Thread.sleep(60_000);
    }
}
