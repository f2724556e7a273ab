package ccapi.daemon.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.promise.Promise;
import ccapi.daemon.promise.Proves;
import ccapi.daemon.secret.Secret;
import ccapi.daemon.store.SmallDisk;
import ccapi.daemon.testing.Eventually;
import ccapi.daemon.testing.Gate;
import ccapi.shared.account.AccountType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole refreshes while the disk of the database is full.
class FullDiskRefreshTest {
    private static final int ACCOUNTS = 20;
    // the only one of its provider: it need not wait for the refreshes of the others
    private static final int STRANGER = ACCOUNTS - 1;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private SmallDisk disk;
    private PoolFixture accounts;

    @BeforeEach
    void open() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), 40);
        // the second folder for rescued logins lies on another disk
        Files.createSymbolicLink(disk.path().resolve("other"), Files.createDirectory(folder.resolve("other")));
        accounts = new PoolFixture(disk.path());
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.addOauth(
                    i == STRANGER ? AccountType.CODEX : AccountType.CLAUDE_OAUTH,
                    name(i),
                    "old",
                    accounts.oauth.login(name(i)),
                    accounts.clock.instant().minusSeconds(1));
        }
    }

    @AfterEach
    void close() throws Exception {
        accounts.close();
        disk.close();
    }

    @Proves(value = Promise.P18, measured = "20 whole refreshes on a full disk, with and without room kept: 0 lost")
    @Test
    void allTokensAreStoredInTheRoomKeptForThem() throws Exception {
        disk.fill();
        refreshFrom(0);
        assertThat(disk.path().resolve("ballast")).doesNotExist();
        disk.free();
        noneIsLost();
    }

    @Proves(Promise.P18)
    @Test
    void aTokenWithoutAnyRoomLiesInAFileAndNoOtherIsSpentUntilThereIsSome() throws Exception {
        Gate answer = new Gate();
        accounts.oauth.withGateAfter(answer);
        Thread refresh = Thread.ofVirtual().start(() -> refresh(0));
        answer.awaitArrival();
        Files.delete(disk.path().resolve("ballast"));
        disk.fill();
        answer.open();
        Path rescue = folder.resolve("other/rescue");
        Eventually.holds(
                "the rotated login lies in a file",
                () -> rescue.toFile().list() instanceof String[] files && files.length == 1);
        assertThatThrownBy(() -> accounts.pool.accounts().refresh(name(STRANGER)))
                .hasMessageContaining("refreshes wait for it");
        assertThat(accounts.oauth.refreshes()).isEqualTo(1);
        disk.free();
        assertThat(refresh.join(LIMIT)).isTrue();
        assertThat(rescue).isEmptyDirectory();
        refreshFrom(1);
        noneIsLost();
    }

    private void refreshFrom(int first) {
        for (int i = first; i < ACCOUNTS; i++) {
            refresh(i);
        }
    }

    private void refresh(int account) {
        try {
            accounts.pool.accounts().refresh(name(account));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void noneIsLost() {
        accounts.restart();
        assertThat(accounts.oauth.refreshes()).isEqualTo(ACCOUNTS);
        for (int i = 0; i < ACCOUNTS; i++) {
            assertThat(accounts.seat(name(i)).refreshState()).isEqualTo(RefreshState.OK);
            assertThat(accounts.seat(name(i)).login().refresh())
                    .isEqualTo(new Secret(accounts.oauth.tokens(name(i)).refresh()));
        }
    }

    private static String name(int account) {
        return "account-" + account;
    }
}
