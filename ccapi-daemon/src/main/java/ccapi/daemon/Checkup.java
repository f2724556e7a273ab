package ccapi.daemon;

import ccapi.daemon.config.Config;
import ccapi.daemon.process.Descriptors;
import ccapi.daemon.upstream.Endpoint;
import ccapi.shared.account.Account;
import ccapi.shared.account.AccountType;
import ccapi.shared.problem.Refusal;
import ccapi.shared.status.Check;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The daemon looking itself over, for `ccapi doctor`: storage, books, descriptors, upstreams, credentials.
record Checkup(House house) {
    private static final int CONNECT_MILLIS = 3000;
    private static final int OLD_PRICES = 90;
    private static final long LITTLE_SPACE = 512L << 20;
    private static final Duration SOON = Duration.ofHours(1);

    List<Check> run() {
        List<Check> checks = new ArrayList<>();
        List<String> warnings = house.warnings();
        checks.add(
                warnings.isEmpty()
                        ? new Check("storage", "ok", house.database.file().toString(), "")
                        : new Check("storage", "warn", String.join("; ", warnings), "see 'ccapi logs'"));
        checks.add(settings());
        checks.add(books());
        checks.add(prices());
        checks.add(space());
        checks.add(descriptors());
        checks.add(new Check(
                "clock",
                "ok",
                house.clock.instant() + " " + house.config.current().timeZone(),
                ""));
        List<Account> accounts = house.accountTable.all();
        checks.add(accounts(accounts));
        endpoints(accounts).forEach(endpoint -> checks.add(reach(endpoint)));
        accounts.stream()
                .filter(account -> account.type().isOauth())
                .map(this::credential)
                .forEach(checks::add);
        return checks;
    }

    private Check settings() {
        String file = house.home.configFile().toString();
        try {
            house.config.verify();
            return new Check("settings", "ok", file, "");
        } catch (Refusal e) {
            return new Check(
                    "settings", "fail", e.problem().message(), "what was read before holds until it is mended");
        }
    }

    private Check books() {
        long late = house.books.recorder().lateCount();
        long lost = house.books.recorder().lostCount();
        String found = house.books.recorder().waiting() + " rows wait, " + late
                + " answers ended before their row was safe, " + lost + " lost";
        return lost > 0
                ? new Check("usage", "fail", found, "the disk was too slow or full: see 'ccapi logs'")
                : new Check("usage", late > 0 ? "warn" : "ok", found, late > 0 ? "the disk is slow at times" : "");
    }

    private Check prices() {
        long age = ChronoUnit.DAYS.between(
                house.prices.get().asOf(),
                LocalDate.ofInstant(
                        house.clock.instant(), house.config.current().timeZone()));
        String found = "version " + house.prices.get().version() + ", " + Math.max(0, age) + " days old";
        return age > OLD_PRICES
                ? new Check(
                        "prices",
                        "warn",
                        found,
                        "set what has changed under prices in config.yaml, then 'ccapi usage reprice'")
                : new Check("prices", "ok", found, "");
    }

    private Check space() {
        try {
            long free = Files.getFileStore(house.home.state()).getUsableSpace();
            return new Check(
                    "space for state",
                    free < LITTLE_SPACE ? "warn" : "ok",
                    (free >> 20) + " MiB free",
                    free < LITTLE_SPACE ? "make room, or shorten usage.retention_days" : "");
        } catch (IOException e) {
            return new Check("space for state", "warn", "cannot be told", "see whether the folder is still mounted");
        }
    }

    private Check descriptors() {
        Descriptors descriptors = Descriptors.ofThisProcess();
        String found = Descriptors.open() + " of " + descriptors.most() + " open files; " + house.maxConnections
                + " clients at once";
        int wanted = Descriptors.wanted(house.config.current().maxConnections());
        return wanted > house.maxConnections
                ? new Check(
                        "descriptors",
                        "warn",
                        found,
                        "for " + wanted + " clients raise LimitNOFILE to " + Descriptors.needed(wanted))
                : new Check("descriptors", "ok", found, "");
    }

    private static Check accounts(List<Account> accounts) {
        long serving = accounts.stream().filter(Account::serves).count();
        String found = serving + " of " + accounts.size() + " can serve";
        return serving == 0
                ? new Check(
                        "accounts",
                        "warn",
                        found,
                        accounts.isEmpty() ? "add one: 'ccapi account add'" : "see 'ccapi account list'")
                : new Check("accounts", "ok", found, "");
    }

    private Set<Endpoint> endpoints(List<Account> accounts) {
        Config.Upstreams upstreams = house.config.current().upstreams();
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        for (Account account : accounts) {
            String base = account.baseUrl() != null ? account.baseUrl() : address(upstreams, account.type());
            if (account.enabled()) {
                endpoints.add(Endpoint.Base.of(base).endpoint());
            }
        }
        return endpoints;
    }

    private static String address(Config.Upstreams upstreams, AccountType type) {
        return switch (type) {
            case CLAUDE_OAUTH, CLAUDE_API -> upstreams.claude().baseUrl();
            case CODEX -> upstreams.codex().baseUrl();
            case OPENAI_API -> upstreams.openai().baseUrl();
        };
    }

    private static Check reach(Endpoint endpoint) {
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), CONNECT_MILLIS);
            return new Check(
                    "upstream " + endpoint.authority(),
                    "ok",
                    "connects in " + (System.nanoTime() - begin) / 1_000_000 + " ms",
                    "");
        } catch (IOException e) {
            return new Check(
                    "upstream " + endpoint.authority(),
                    "fail",
                    "no connection: " + e.getClass().getSimpleName(),
                    "check name, network and firewall");
        }
    }

    private Check credential(Account account) {
        Instant ends = account.credentialExpiresAt();
        boolean ill = !account.health().serves() && account.enabled();
        String found = ends == null ? "does not expire" : "access token until " + ends;
        if (ill) {
            return new Check(
                    "credential " + account.name(),
                    "fail",
                    account.healthReason(),
                    "'ccapi account show " + account.name() + "'");
        }
        boolean soon = ends != null && ends.isBefore(house.clock.instant().plus(SOON));
        return new Check("credential " + account.name(), "ok", soon ? found + ", to be refreshed" : found, "");
    }
}
