package ccapi.daemon.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// A process that opens a database with a migration that takes a while. It prints when it begins and when it is done.
final class KilledMigration {
    private KilledMigration() {}

    /// @param args folder
    public static void main(String[] args) throws Exception {
        System.out.println("begins");
        open(Path.of(args[0]));
        System.out.println("done");
    }

    static void open(Path folder) {
        new Opening(
                        new Folder(folder),
                        Durability.DISK,
                        new Migrations(List.of("901_good.sql", "903_long.sql")),
                        InstantSource.system())
                .run();
    }
}
