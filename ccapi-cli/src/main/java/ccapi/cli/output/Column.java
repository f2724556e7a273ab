package ccapi.cli.output;

/// One column as data: what it is called, where its value stands in the JSON, how a person sees it.
///
/// @param name    as `--columns`, `--sort` and `--filter` know it
/// @param path    of the value in the JSON, see [Row#at(String)]; sorting, filtering and CSV use it raw
/// @param head    what stands above it in a table
/// @param numeric whether it is aligned to the right, as numbers are
/// @param drop    0 = kept on the narrowest screen; else the highest goes first
public record Column(String name, String path, String head, Format format, boolean numeric, int drop, Shown shown) {
    /// Where a column shows when none were asked for by name.
    public enum Shown {
        /// In tables and in files.
        EVERYWHERE,
        /// With `-o wide` and in files.
        WIDE,
        /// In tables alone: it draws what another column says.
        SCREEN
    }

    /// A column that is always shown, with the path as its name.
    public static Column of(String path, String head, Format format) {
        return new Column(path, path, head, format, false, 0, Shown.EVERYWHERE);
    }

    /// The same with a shorter name for the command line.
    public Column named(String shorter) {
        return new Column(shorter, path, head, format, numeric, drop, shown);
    }

    /// The same, aligned to the right.
    public Column right() {
        return new Column(name, path, head, format, true, drop, shown);
    }

    /// The same, left out when the screen is narrow; the highest rank goes first.
    public Column dropped(int rank) {
        return new Column(name, path, head, format, numeric, rank, shown);
    }

    /// The same, shown with `-o wide` only.
    public Column wideOnly() {
        return new Column(name, path, head, format, numeric, drop, Shown.WIDE);
    }

    /// The same, shown in tables only.
    public Column screenOnly() {
        return new Column(name, path, head, format, numeric, drop, Shown.SCREEN);
    }
}
