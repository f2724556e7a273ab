package ccapi.daemon.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.account.KnownLogin;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static MirrorEntry entry(int id, String email, @Nullable String accountId) {
        return new MirrorEntry(IntNode.valueOf(id), String.valueOf(id), email, "plus", 1, "", null, accountId);
    }

    private static KnownLogin login(String name, String source, @Nullable String account, @Nullable String email) {
        return new KnownLogin(name, source, account, "user-" + name, email, false);
    }

    private static @Nullable String match(MirrorEntry entry, KnownLogin... known) {
        return match(entry, Map.of(), known);
    }

    private static @Nullable String match(MirrorEntry entry, Map<String, MintStore.Owner> owners, KnownLogin... known) {
        KnownLogin found = new Matching(List.of(known), owners, List.of(entry, entry(99, "other@x", null))).of(entry);
        return found == null ? null : found.name();
    }

    @Test
    void provenanceWinsOverAccountAndAccountOverEmail() {
        KnownLogin byEmail = login("c", "manual", "acct-c", "ANN@x");
        KnownLogin byAccount = login("b", "codex-auth", "acct-7", "bob@x");
        KnownLogin bySource = login("a", "mirror:7", "acct-a", "zoe@x");
        Map<String, MintStore.Owner> owners = Map.of("7", new MintStore.Owner("acct-7", "user-b"));
        assertThat(match(entry(7, "ann@x", null), owners, byEmail, byAccount, bySource))
                .isEqualTo("a");
        assertThat(match(entry(7, "ann@x", null), owners, byEmail, byAccount)).isEqualTo("b");
        assertThat(match(entry(7, "ann@x", null), owners, byEmail)).isEqualTo("c");
        assertThat(match(entry(7, "", null), owners, byEmail)).isNull();
    }

    @Test
    void membersOfOneWorkspaceAreNotEachOther() {
        KnownLogin bob = login("bob", "manual", "acct-team", "bob@x");
        assertThat(match(entry(7, "ann@x", "acct-team"), bob)).isNull();
        assertThat(match(entry(7, "bob@x", "acct-team"), bob)).isEqualTo("bob");
        assertThat(match(entry(7, "", "acct-team"), bob)).isEqualTo("bob");
        Map<String, MintStore.Owner> owners = Map.of("7", new MintStore.Owner("acct-team", "user-ann"));
        assertThat(match(entry(7, "ann@x", null), owners, bob)).isNull();
    }

    @Test
    void anEmailDoesNotTakeTheAccountOfAnotherListedEntry() {
        assertThat(match(entry(7, "ann@x", null), login("a", "mirror:99", null, "ann@x")))
                .isNull();
        assertThat(match(entry(7, "ann@x", null), login("a", "mirror:5", null, "ann@x")))
                .isEqualTo("a");
    }
}
