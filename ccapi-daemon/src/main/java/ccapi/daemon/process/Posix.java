package ccapi.daemon.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The one system call that Java has no word for.
public final class Posix {
    private Posix() {}

    /// Makes every file created from now on private to this user, so that there is no moment between creating and
    /// restricting it. Where the system has no such call, files are restricted one by one elsewhere.
    public static void keepFilesPrivate() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("umask").ifPresent(address -> {
            MethodHandle umask =
                    linker.downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            try {
                int before = (int) umask.invokeExact(0077);
                System.getLogger(Posix.class.getName()).log(System.Logger.Level.DEBUG, "umask was {0}", before);
            } catch (Throwable e) {
                throw new IllegalStateException("umask cannot be set", e);
            }
        });
    }
}
