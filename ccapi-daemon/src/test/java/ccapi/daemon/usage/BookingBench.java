package ccapi.daemon.usage;

import ccapi.daemon.store.Durability;
import ccapi.daemon.testing.HandClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// How many requests a second can be booked by callers that wait for each. Run on purpose, never by the tests:
///
/// `java -cp … ccapi.daemon.usage.BookingBench FOLDER [SECONDS]`.
final class BookingBench {
    private BookingBench() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        for (Durability durability : Durability.values()) {
            for (int callers : new int[] {1, 16, 256}) {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "booking");
                try (Desk desk = Desk.open(folder, durability, new HandClock(Desk.NOON.toString()))) {
                    run(desk, callers, 1);
                    long booked = run(desk, callers, seconds);
                    System.out.printf(
                            "%-8s %4d callers %8d requests/s, %d late%n",
                            durability,
                            callers,
                            booked / seconds,
                            desk.books.recorder().lateCount());
                }
            }
        }
    }

    private static long run(Desk desk, int callers, int seconds) {
        AtomicLong booked = new AtomicLong();
        Instant end = Instant.now().plus(Duration.ofSeconds(seconds));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                int caller = i;
                threads.submit(() -> {
                    while (Instant.now().isBefore(end)) {
                        String key = RandomRows.KEYS.get(caller % 4);
                        desk.book(Desk.NOON, key, "max-1", "claude-sonnet-5", Desk.tokens(1_000, 100));
                        booked.incrementAndGet();
                    }
                });
            }
        }
        return booked.get();
    }
}
