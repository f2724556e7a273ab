package ccapi.daemon;

import java.util.ArrayDeque;
import java.util.Deque;

/// What has been opened, closed in the opposite order, each whether or not another failed to close.
final class Resources implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Resources.class.getName());

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "something did not close in order", e);
            }
        }
    }
}
