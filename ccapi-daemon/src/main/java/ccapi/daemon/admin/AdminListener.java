package ccapi.daemon.admin;

import ccapi.daemon.http.AcceptHook;
import ccapi.daemon.http.Admin;
import ccapi.daemon.store.StorageException;
import ccapi.shared.problem.Problem;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.socket.AdminCalls;
import com.sun.security.auth.module.UnixSystem;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The admin API on its Unix socket. The folder is closed to others before the socket is bound and stays so unless
/// other users are named, the kernel's word on the peer is checked for each connection, and every exception becomes a
/// problem in JSON.
public final class AdminListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AdminListener.class.getName());
    // the kernel takes 107 bytes and a zero in sun_path (man 7 unix)
    private static final int MAX_PATH = 107;

    private final Path socket;
    private final Supplier<List<Integer>> named;
    private final PeerCheck peers;
    private final WebServer server;

    /// Binds the socket.
    ///
    /// @param named  further user ids allowed besides root and our own
    /// @param routes what is served, each mounted below the version prefix
    /// @throws Refusal when the socket cannot be made or another daemon answers there
    public AdminListener(Path socket, Supplier<List<Integer>> named, List<HttpService> routes) {
        this.socket = socket;
        this.named = named;
        prepare(socket);
        try {
            this.peers = new PeerCheck(named, folder(socket));
        } catch (IOException e) {
            throw Refusal.invalid("cannot use the socket folder " + folder(socket), "see its owner and mode");
        }
        this.server = WebServer.builder()
                .bindAddress(UnixDomainSocketAddress.of(socket))
                .connectionOptions(new AcceptHook(peers::accepted))
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .maxTcpConnections(64)
                .maxPayloadSize(Admin.MAX_BODY)
                .routing(routing -> route(routing, routes))
                .build();
        server.start();
        if (!server.isRunning()) {
            throw Refusal.invalid("cannot listen on " + socket, "see the log for the reason");
        }
        admit();
    }

    /// Opens the way to the socket as far as the config in force asks: to nobody else, or, when users are named, to
    /// all, since file rights cannot tell one user from another; then the check of each peer is the guard.
    ///
    /// @throws Refusal when the rights cannot be set
    public void admit() {
        boolean toOthers = !named.get().isEmpty();
        try {
            Files.setPosixFilePermissions(
                    socket, PosixFilePermissions.fromString(toOthers ? "rw-rw-rw-" : "rw-------"));
            Files.setPosixFilePermissions(
                    folder(socket), PosixFilePermissions.fromString(toOthers ? "rwx--x--x" : "rwx------"));
        } catch (IOException e) {
            throw Refusal.invalid("cannot restrict " + socket, "use a file system with Unix permissions");
        }
    }

    private void route(HttpRouting.Builder routing, List<HttpService> routes) {
        routing.addFilter((chain, request, response) -> {
            Admin.Peer peer = peers.peer(request.socketId());
            if (peer != null) {
                request.context().register(peer);
            }
            chain.proceed();
        });
        routes.forEach(service -> routing.register(AdminCalls.VERSION, service));
        routing.error(Refusal.class, (request, response, refusal) -> answer(response, refusal.problem()));
        routing.error(StorageException.class, (request, response, down) -> answer(response, down.problem()));
        routing.error(Throwable.class, this::bug);
        routing.any((request, response) -> answer(
                response,
                new Problem(
                        ProblemCode.NOT_FOUND,
                        "there is no " + request.prologue().method().text() + " "
                                + request.prologue().uriPath().rawPath(),
                        "is the daemon of the same version as the client? see 'ccapi version'")));
    }

    private void bug(ServerRequest request, ServerResponse response, Throwable bug) {
        LOG.log(
                System.Logger.Level.ERROR,
                "admin call " + request.prologue().method().text() + " "
                        + request.prologue().uriPath().rawPath() + " failed",
                bug);
        answer(response, new Problem(ProblemCode.INTERNAL, "a bug in ccapi: see the daemon's log", "'ccapi logs'"));
    }

    private static void answer(ServerResponse response, Problem problem) {
        if (!response.isSent()) {
            Admin.send(response, problem.code().httpStatus(), Map.of("error", problem));
        }
    }

    /// Whether the socket still takes connections.
    public boolean answers() {
        return isAlive(socket);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Path folder(Path socket) {
        Path folder = socket.toAbsolutePath().getParent();
        return folder == null ? Path.of("/") : folder;
    }

    private static void prepare(Path socket) {
        if (socket.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_PATH) {
            throw Refusal.invalid(
                    "the socket path is longer than " + MAX_PATH + " bytes: " + socket,
                    "set CCAPI_SOCKET or CCAPI_HOME to a shorter path");
        }
        Path folder = folder(socket);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            refuseUnlessOurs(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            removeStale(socket);
        } catch (IOException e) {
            throw Refusal.invalid(
                    "cannot prepare the socket folder " + folder + " ("
                            + e.getClass().getSimpleName() + ")",
                    "it must belong to the daemon's user");
        }
    }

    /// A folder that serves others too, such as /tmp, must not be closed to them, and is no place for our socket; whose
    /// the folder is could put another socket there.
    private static void refuseUnlessOurs(Path folder) throws IOException {
        int owner = (int) Files.getAttribute(folder, "unix:uid");
        long self = new UnixSystem().getUid();
        if (owner != self) {
            throw Refusal.invalid(
                    "the socket folder " + folder + " belongs to user " + owner + ", ccapi runs as " + self,
                    "give the socket a folder of the user that runs ccapi");
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
        if (rights.contains(PosixFilePermission.OTHERS_WRITE) || rights.contains(PosixFilePermission.GROUP_WRITE)) {
            throw Refusal.invalid(
                    "others may write to the socket folder " + folder,
                    "give the socket a folder of its own (mode 700)");
        }
    }

    private static void removeStale(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean isSocket = Files.readAttributes(
                        socket, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
        if (!isSocket) {
            throw Refusal.conflict(socket + " is in the way and is no socket", "move it away");
        }
        if (isAlive(socket)) {
            throw Refusal.conflict("another daemon answers on " + socket, "stop it first: 'ccapi daemon stop'");
        }
        Files.delete(socket);
    }

    private static boolean isAlive(Path socket) {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
