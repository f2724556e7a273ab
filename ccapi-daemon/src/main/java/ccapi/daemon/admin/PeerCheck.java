package ccapi.daemon.admin;

import ccapi.daemon.http.Admin;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// Lets only root, the daemon's own user and the users named in the config use the admin socket. The kernel says who
/// is at the other end; no password is involved. Everybody else is cut off before a byte is read.
final class PeerCheck {
    private final UserPrincipalLookupService users = FileSystems.getDefault().getUserPrincipalLookupService();
    private final Map<String, Connected> peers = new ConcurrentHashMap<>();
    private final Supplier<List<Integer>> named;
    private final UserPrincipal own;
    private final int ownUid;

    /// @param named further user ids, read anew for each connection
    /// @param mine  a file or folder that belongs to this process's user
    PeerCheck(Supplier<List<Integer>> named, Path mine) throws IOException {
        this.named = named;
        this.own = Files.getOwner(mine);
        this.ownUid = (int) Files.getAttribute(mine, "unix:uid");
    }

    private record Connected(SocketChannel channel, Admin.Peer peer) {}

    /// Takes a connection, or throws to have it closed.
    void accepted(SocketChannel channel) {
        UserPrincipal user = userOf(channel);
        int uid = allowed(user)
                .orElseThrow(() -> new SecurityException("user " + user.getName() + " may not use the admin socket"));
        peers.values().removeIf(connected -> !connected.channel.isOpen());
        peers.put(idOf(channel), new Connected(channel, new Admin.Peer(uid)));
    }

    /// Who is on a connection, by the server's id of it.
    Admin.@Nullable Peer peer(String socketId) {
        Connected connected = peers.get(socketId);
        return connected == null ? null : connected.peer;
    }

    private OptionalInt allowed(UserPrincipal user) {
        if (user.equals(own)) {
            return OptionalInt.of(ownUid);
        }
        if (isUser(user, 0)) {
            return OptionalInt.of(0);
        }
        return named.get().stream()
                .filter(uid -> isUser(user, uid))
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private boolean isUser(UserPrincipal user, int uid) {
        try {
            return users.lookupPrincipalByName(Integer.toString(uid)).equals(user);
        } catch (IOException e) {
            return false;
        }
    }

    private static UserPrincipal userOf(SocketChannel channel) {
        try {
            return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        } catch (IOException | UnsupportedOperationException e) {
            throw new SecurityException("the kernel does not say who is there", e);
        }
    }

    // the server names its connections this way, which is the only link from a request back to its channel
    private static String idOf(SocketChannel channel) {
        return "0x" + HexFormat.of().toHexDigits(System.identityHashCode(channel));
    }
}
