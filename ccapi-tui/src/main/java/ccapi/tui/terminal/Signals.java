package ccapi.tui.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Hears signals: WINCH when the terminal changes its size, CONT when the job is continued.
///
/// Java has no supported way to hear them; `sun.misc.Signal` is kept in `jdk.unsupported` for this use, and is reached
/// by name because naming it in code cannot be done without a compiler warning.
final class Signals {
    private Signals() {}

    /// Sets what a signal does. It comes on a thread of its own. A signal that this Java cannot hear is never heard.
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object listener = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, args) -> switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(args[0]);
                        default -> "handler of " + name;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (InvocationTargetException e) {
            // no such signal on this system, or the JVM keeps it for itself: the screen then follows at the next Ctrl-L
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot hear signals", e);
        }
    }
}
