package ccapi.tui.terminal;

import ccapi.tui.input.Input;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the terminal on a thread of its own and hands on what was typed.
public final class Keyboard {
    private static final long WAIT_MS = 50;
    // packets of one key may arrive further apart
    private static final long WAIT_SSH_MS = 100;
    private static final long MAX_WAIT_MS = 2_000;

    private Keyboard() {}

    /// Starts reading; the last thing handed on is [Input.Ended].
    public static void start(Map<String, String> environment, Consumer<Input> typed) {
        EscJoin in = new EscJoin(new FileInputStream(FileDescriptor.in), escapeWait(environment));
        Thread.ofPlatform().daemon().name("keyboard").start(() -> read(in, typed));
    }

    private static void read(EscJoin in, Consumer<Input> typed) {
        KeyDecoder decoder = new KeyDecoder();
        byte[] bytes = new byte[4096];
        try {
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                decoder.decode(bytes, count).forEach(typed);
            }
        } catch (IOException e) {
            // a closed pty reads as an error on some systems, as the end on others
        }
        typed.accept(new Input.Ended());
    }

    /// How long an escape waits for company: `ESCDELAY` in milliseconds, as curses programs have it.
    static long escapeWait(Map<String, String> environment) {
        String wanted = environment.getOrDefault("ESCDELAY", "");
        if (wanted.matches("\\d{1,4}")) {
            return Math.min(Long.parseLong(wanted), MAX_WAIT_MS);
        }
        return environment.containsKey("SSH_CONNECTION") ? WAIT_SSH_MS : WAIT_MS;
    }
}
