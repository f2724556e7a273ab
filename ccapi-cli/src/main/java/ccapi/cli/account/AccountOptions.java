package ccapi.cli.account;

import ccapi.cli.command.Cli;
import ccapi.cli.prompt.Confirm;
import ccapi.cli.words.Flag;
import ccapi.cli.words.Value;
import ccapi.cli.words.Values;
import ccapi.cli.words.Words;
import ccapi.shared.account.ProviderHosts;
import ccapi.shared.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options that describe an account, the same for adding and editing.
final class AccountOptions {
    final Value baseUrl;
    final Value priority;
    final Value concurrency;
    final Values models;
    final Values maps;
    final Value note;
    final Value secretFile;
    private final Flag yes;

    /// Declares the options among the words of a command.
    AccountOptions(Words words) {
        this.baseUrl =
                words.option("URL", "The account's own server; else the configured one of its type.", "--base-url");
        this.priority = words.option("N", "0 to 1000, lower serves first; 50 by default.", "--priority");
        this.concurrency = words.option("N", "Most requests at a time; 0 = no limit.", "--concurrency");
        this.models = words.options("PATTERN", "Serve only these models, * allowed; repeatable.", "--model")
                .split();
        this.maps = words.options(
                        "PATTERN=MODEL",
                        "Send another model name upstream, as in 'claude-sonnet-*=gpt-5-codex'; repeatable.",
                        "--map")
                .split();
        this.note = words.option("TEXT", "Your own words about it.", "--note");
        this.secretFile = words.option(
                "FILE",
                "Read the credential from a file, or from standard input with -; asked for otherwise.",
                "--secret-file");
        this.yes = words.flag(
                "Do not ask before a credential goes to a server that is none of a provider.", "-y", "--yes");
    }

    /// Asks before a credential is sent to a server that belongs to none of the providers, as after a slip of the pen.
    ///
    /// @throws ccapi.shared.problem.Refusal when nobody agreed
    void confirmServer(Cli cli, String account) {
        String url = baseUrl.orNull();
        if (!yes.isSet() && url != null && !ProviderHosts.isKnown(url)) {
            Confirm.ask(cli, "send the credential of account " + account + " to " + ProviderHosts.host(url));
        }
    }

    /// The model map, `null` when none was given; `--map ''` gives an empty one.
    @Nullable
    Map<String, String> modelMap() {
        List<String> pairs = maps.orNull();
        if (pairs == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            if (sign <= 0 || sign == pair.length() - 1) {
                throw Refusal.invalid("--map '" + pair + "' is no pair", "write it as PATTERN=MODEL");
            }
            map.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
        return map;
    }
}
