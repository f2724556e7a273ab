package ccapi.cli.prompt;

import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/// The terminal of the person, which is there even when all three streams are redirected.
final class Tty {
    private static final File DEVICE = new File("/dev/tty");

    private Tty() {}

    /// Asks one line.
    ///
    /// @param hidden whether what is typed must not be seen; echo comes back also after Ctrl-C
    /// @throws Refusal when there is no terminal
    static String ask(String prompt, boolean hidden) {
        // a channel, because Ctrl-C in the shell interrupts this thread, and a stream would go on reading
        try (InputStream in = Channels.newInputStream(FileChannel.open(DEVICE.toPath()));
                FileOutputStream out = new FileOutputStream(DEVICE)) {
            out.write(prompt.getBytes(StandardCharsets.UTF_8));
            return hidden ? hidden(in, out) : line(in);
        } catch (ClosedByInterruptException e) {
            throw new Refusal(ProblemCode.UNCONFIRMED, "interrupted, nothing done", "");
        } catch (IOException e) {
            throw Refusal.invalid("there is no terminal to ask on", "give the value by an option");
        }
    }

    private static String hidden(InputStream in, FileOutputStream out) throws IOException {
        Thread echo = new Thread(() -> {
            stty("echo");
            System.err.println();
        });
        Runtime.getRuntime().addShutdownHook(echo);
        stty("-echo");
        try {
            return line(in);
        } finally {
            stty("echo");
            Runtime.getRuntime().removeShutdownHook(echo);
            out.write('\n');
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static void stty(String mode) {
        try {
            new ProcessBuilder("stty", mode)
                    .redirectInput(DEVICE)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // without stty the line is seen while typed; better than not being able to type it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
