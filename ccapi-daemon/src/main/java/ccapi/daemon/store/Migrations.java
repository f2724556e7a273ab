package ccapi.daemon.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The numbered files that make the schema what it is. A file is never edited once it was released.
///
/// @param names files in `db/`, in the order of their numbers
record Migrations(List<String> names) {
    /// All of them. A new one is added at the end.
    static final Migrations ALL = new Migrations(
            List.of("001_usage.sql", "002_keys.sql", "003_accounts.sql", "004_mirror.sql", "005_open.sql"));

    /// The number of the newest.
    int newest() {
        return names.isEmpty() ? 0 : number(names.getLast());
    }

    /// Those that a database lacks.
    ///
    /// @param version number of the newest one it has had
    List<String> after(long version) {
        return names.stream().filter(name -> number(name) > version).toList();
    }

    static int number(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('_')));
    }

    static String script(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream("/db/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no db/" + name + " in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read db/" + name, e);
        }
    }
}
