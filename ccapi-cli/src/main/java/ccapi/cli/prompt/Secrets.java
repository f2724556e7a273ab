package ccapi.cli.prompt;

import ccapi.cli.command.Cli;
import ccapi.shared.problem.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where secrets come in: a file, standard input or a prompt without echo. Never an argument.
public final class Secrets {
    private static final int LARGEST = 1024 * 1024;

    private Secrets() {}

    /// The secret.
    ///
    /// @param file a path, `-` for standard input, `null` to ask
    /// @param what what is asked for, e.g. `credential of account x`
    /// @throws Refusal when there is none, or nobody to ask
    public static String read(Cli cli, @Nullable String file, String what) {
        String secret = file == null ? ask(cli, what) : text(cli, file);
        if (secret.isBlank()) {
            throw Refusal.invalid("the " + what + " is empty", "check the file or what you typed");
        }
        return secret.strip();
    }

    /// The whole text of a file or of standard input that holds a secret; warns when others may read the file.
    public static String text(Cli cli, String file) {
        if (!file.equals("-")) {
            warnIfOpen(cli, cli.absolute(file));
        }
        return plainText(cli, file);
    }

    /// The whole text of a file or of standard input.
    ///
    /// @param file a path, or `-` for standard input
    public static String plainText(Cli cli, String file) {
        try {
            return file.equals("-")
                    ? new String(cli.in().readNBytes(LARGEST), StandardCharsets.UTF_8)
                    : Files.readString(cli.absolute(file));
        } catch (NoSuchFileException e) {
            throw Refusal.notFound("there is no file " + file, "check the path");
        } catch (IOException e) {
            throw Refusal.invalid("cannot read " + file + " (" + e.getMessage() + ")", "check its permissions");
        }
    }

    private static String ask(Cli cli, String what) {
        if (!cli.mayAsk()) {
            throw Refusal.invalid(
                    "the " + what + " is missing, and there is no terminal to ask on",
                    "give --secret-file FILE, or --secret-file - to read standard input");
        }
        return Tty.ask(what + ": ", true);
    }

    private static void warnIfOpen(Cli cli, Path path) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            boolean open =
                    rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ);
            // a pipe such as <(pass show x) is no file that stays
            if (open && Files.isRegularFile(path)) {
                cli.warn(path + " can be read by others; chmod 600 it");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // reading it will say what is wrong
        }
    }
}
