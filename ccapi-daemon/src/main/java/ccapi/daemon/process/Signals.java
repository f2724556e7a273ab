package ccapi.daemon.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// What the outside tells the process: HUP reloads, TERM and INT drain, a second one leaves at once.
///
/// Without a handler, the HUP of a closed SSH session would end the daemon. Each signal comes on a thread of its own.
/// Java has no supported way to hear signals; `sun.misc.Signal` is kept in `jdk.unsupported` for this use, and is
/// reached by name because naming it in code cannot be done without a compiler warning.
public final class Signals {
    private Signals() {}

    /// Sets what each signal does.
    ///
    /// @throws IllegalStateException when this Java has no signals
    public static void handle(Runnable reload, Runnable stop) {
        try {
            on("HUP", reload);
            on("TERM", stop);
            on("INT", stop);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot hear signals", e);
        }
    }

    private static void on(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object listener = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> switch (method.getName()) {
                    case "handle" -> {
                        action.run();
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(args[0]);
                    default -> "handler of " + name;
                });
        try {
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (InvocationTargetException e) {
            // the JVM keeps this signal for itself, as with -Xrs: then it does what the system does
            System.getLogger(Signals.class.getName())
                    .log(System.Logger.Level.WARNING, "signal {0} cannot be handled", name);
        }
    }
}
