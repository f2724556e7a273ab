package ccapi.cli.mirror;

import ccapi.cli.command.Cli;
import ccapi.cli.command.ExitCode;
import ccapi.cli.output.Formats;
import ccapi.cli.output.Output;
import ccapi.cli.output.OutputFormat;
import ccapi.cli.output.Row;
import ccapi.shared.mirror.MintRequest;
import ccapi.shared.mirror.MirrorApi;
import ccapi.shared.problem.ProblemCode;
import ccapi.shared.problem.Refusal;
import ccapi.shared.text.Cells;
import ccapi.shared.text.Times;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mints one account after another, tells how it goes, and adds it up.
final class MintRun {
    private final Cli cli;
    private final Output output;
    private final List<MintRequest> wanted;
    private final Duration patience;
    private final Duration pause;
    private final List<Row> results = new ArrayList<>();

    /// @param patience for one mint
    /// @param pause    between two
    MintRun(Cli cli, Output output, List<MintRequest> wanted, Duration patience, Duration pause) {
        this.cli = cli;
        this.output = output;
        this.wanted = List.copyOf(wanted);
        this.patience = patience;
        this.pause = pause;
    }

    /// Mints them in order.
    ///
    /// @return the exit code
    int mint() throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < wanted.size(); i++) {
            if (i > 0 && !rest()) {
                return ExitCode.INTERRUPTED.code();
            }
            progress("minting " + (i + 1) + "/" + wanted.size() + ": "
                    + wanted.get(i).ref() + " …");
            add(mintOne(wanted.get(i)));
        }
        progress("");
        if (output.isAsked() && output.format() != OutputFormat.JSONL) {
            output.print(cli.place(), MirrorGrid.RESULTS, results);
        }
        return sum((System.nanoTime() - start) / 1_000_000);
    }

    private Row mintOne(MintRequest request) throws IOException {
        try {
            byte[] result = cli.client(patience).calls().change("POST", MirrorApi.PATH + "/mint", request);
            return Row.one(result);
        } catch (Refusal e) {
            ProblemCode code = e.problem().code();
            if (code == ProblemCode.MIRROR_OFF || code == ProblemCode.MIRROR_DOWN || code == ProblemCode.UNREACHABLE) {
                progress("");
                sum(0);
                throw e;
            }
            Map<String, @Nullable Object> failed = new LinkedHashMap<>();
            failed.put("id", request.ref());
            failed.put("email", "");
            failed.put("ok", false);
            failed.put("ccapi_account_name", null);
            failed.put("action", "failed");
            failed.put("error", e.problem().message());
            return new Row(failed);
        }
    }

    private void add(Row result) {
        results.add(result);
        String who = result.text("email").isEmpty() ? result.text("id") : result.text("email");
        String what = result.is("ok")
                ? "→ " + Formats.plain(result.at("ccapi_account_name"))
                : ": " + Formats.plain(result.at("error"));
        progress("");
        cli.say(Cells.harmless(result.text("action").replace('_', ' ') + " " + who + " " + what));
        if (output.isAsked() && output.format() == OutputFormat.JSONL) {
            output.printNext(cli.place(), MirrorGrid.RESULTS, result, results.size() == 1);
        }
    }

    // a line that the next one replaces, for people only
    private void progress(String words) {
        if (cli.streams().errTty() && !cli.quiet()) {
            cli.streams().err().print("\r\u001b[K" + Cells.harmless(words));
            cli.streams().err().flush();
        }
    }

    private boolean rest() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int sum(long millis) {
        long failed = results.stream().filter(row -> !row.is("ok")).count();
        long unchanged = results.stream()
                .filter(row -> row.text("action").equals("unchanged"))
                .count();
        long minted = results.size() - failed - unchanged;
        boolean dryRun = wanted.stream().anyMatch(MintRequest::dryRun);
        String line = (dryRun ? "would mint " : "minted ") + minted + " of " + results.size()
                + (unchanged > 0 ? ", " + unchanged + " unchanged" : "")
                + (failed > 0 ? ", " + failed + " failed" : "")
                + (millis > 0 ? ", in " + Times.duration(millis) : "");
        if (failed > 0 && cli.quiet()) {
            cli.streams().err().println(line);
        } else {
            cli.say(line);
        }
        if (failed == 0) {
            return ExitCode.OK.code();
        }
        return failed < results.size() ? ExitCode.SOME_FAILED.code() : ExitCode.FAILED.code();
    }
}
