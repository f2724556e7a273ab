package ccapi.cli.pool;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.testing.Run;
import ccapi.cli.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyTest {
    World world;

    @BeforeEach
    void start() throws IOException {
        world = new World();
        world.settle();
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private Run.Result apply(String pool, String options) throws IOException {
        Files.writeString(world.folder().resolve("p.yaml"), pool);
        return world.run().ccapi(("apply -f p.yaml " + options).strip());
    }

    @Test
    void whatWasExportedChangesNothingWhenApplied() throws IOException {
        world.run()
                .ccapi("account edit max-tokyo --priority 3 --concurrency 4 --model claude-* --map a=b --note hello");
        world.run()
                .ccapi("key edit ci --daily 5 --weekly 12.5 --concurrency 2 --account max-tokyo --expires 2099-01-01");
        Run.Result exported = world.run().ccapi("export");
        assertThat(exported.out()).doesNotContain("cck_", "sk-old", "refresh").contains("weekly: 12.5", "- max-tokyo");

        Run.Result applied = apply(exported.out(), "--prune --yes");

        assertThat(applied.err()).isEqualTo("nothing to do\n");
        assertThat(applied.code()).isZero();
        assertThat(apply(world.run().ccapi("export -o json").out(), "").err()).isEqualTo("nothing to do\n");
    }

    @Test
    void differencesAreShownThenMadeAndThenGone() throws IOException {
        String pool = """
                accounts:
                  max-tokyo: {priority: 7, enabled: false, models: ["claude-*"], note: main}
                  new-one: {type: claude-api, secret_file: key.txt, concurrency: 2, enabled: false}
                keys:
                  ci: {daily: 5, concurrency: 3, accounts: [max-tokyo, new-one]}
                  robot: {monthly: 20}
                """;
        Run.Result dry = apply(pool, "--dry-run");
        assertThat(dry.code()).isEqualTo(10);
        assertThat(dry.err()).isEqualTo("""
                ~ account max-tokyo: enabled true → false, priority 50 → 7, models none → claude-*, note none → main
                + account new-one (claude-api)
                ~ key ci: concurrency none → 3, daily none → 5, accounts none → max-tokyo,new-one
                + key robot
                4 to do (dry run, nothing done)
                """);

        Run.Result done = apply(pool, "");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err()).endsWith("4 of 4 done\n");
        assertThat(done.out())
                .as("the text of the new key, this once")
                .startsWith("robot cck_")
                .hasLineCount(1);
        assertThat(apply(pool, "").err()).isEqualTo("nothing to do\n");
        assertThat(world.run()
                        .ccapi("account show new-one --columns enabled,concurrency --no-header")
                        .out())
                .isEqualTo("NO\n0/2\n");
    }

    @Test
    void noneTakesALimitAway() throws IOException {
        apply("keys: {ci: {daily: 5, note: x, expires_at: '2099-01-01T00:00:00Z'}}", "");
        Run.Result result = apply("keys: {ci: {daily: none, note: null, expires_at: none}}", "");

        assertThat(result.err()).contains("daily 5 → none").contains("1 of 1 done");
        assertThat(world.run()
                        .ccapi("key show ci -o json --columns daily_limit,note,expires_at")
                        .out())
                .isEqualTo("{\n  \"daily_limit\": null,\n  \"note\": \"\",\n  \"expires_at\": null\n}\n");
    }

    @Test
    void pruningRemovesWhatTheFileDoesNotKnowAndNeedsAYes() throws IOException {
        String pool = "accounts: {max-tokyo: {}, codex-1: {}}\n";

        Run.Result unconfirmed = apply(pool, "--prune");
        assertThat(unconfirmed.code()).isEqualTo(9);
        assertThat(unconfirmed.err()).startsWith("- account old-account\nerror: ");

        assertThat(apply(pool, "--prune --yes").code()).isZero();
        assertThat(world.run().ccapi("account list -o name").out()).isEqualTo("codex-1\nmax-tokyo\n");
        assertThat(world.run().ccapi("key list -o name").out())
                .as("the file does not speak of keys")
                .contains("ci");
    }

    @Test
    void mistakesAreToldWithTheirPlace() throws IOException {
        refused("acounts: {}", "p.yaml: unknown section 'acounts'");
        refused("accounts: {x: {priorty: 1}}", "p.yaml: accounts.x: unknown field 'priorty'");
        refused("accounts: {x: {priority: a}}", "p.yaml: accounts.x.priority: 'a' is no number");
        refused("accounts: {x: {}}", "account x is new and has no type");
        refused(
                "accounts: {max-tokyo: {type: codex}}",
                "account max-tokyo is of type claude-oauth and cannot become codex");
        refused("a: [", "p.yaml line ");
        refused("keys: {x: {models: a}}", "p.yaml: keys.x.models: 'a' is no list");
    }

    private void refused(String pool, String message) throws IOException {
        Run.Result result = apply(pool, "");
        assertThat(result.err()).startsWith("error: " + message);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void oneThatCannotBeDoneDoesNotStopTheOthers() throws IOException {
        Run.Result result = apply("""
                accounts:
                  new-one: {type: claude-api}
                  max-tokyo: {priority: 7}
                """, "");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("error: + account new-one", "secret_file", "1 of 2 done");
    }
}
