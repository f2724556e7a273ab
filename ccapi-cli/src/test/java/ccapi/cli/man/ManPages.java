package ccapi.cli.man;

import ccapi.cli.Commands;
import ccapi.cli.command.Answer;
import ccapi.cli.command.Example;
import ccapi.cli.command.Verb;
import ccapi.cli.help.Page;
import ccapi.cli.help.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every manual page: one for the program, one a command, the settings, and the JSON.
final class ManPages {
    private final CommandSpec root = Commands.whole().getCommandSpec();
    private final Map<String, String> pages = new TreeMap<>();
    private final SequencedSet<Class<?>> answers = new LinkedHashSet<>();

    private ManPages() {}

    /// All pages by file name.
    static Map<String, String> all() throws IOException {
        ManPages man = new ManPages();
        List<Page.Entry> commands = new ArrayList<>();
        man.commands(man.root, commands);
        man.program(commands);
        man.settings();
        man.json();
        return man.pages;
    }

    private void commands(CommandSpec spec, List<Page.Entry> commands) {
        for (CommandLine sub : spec.subcommands().values()) {
            CommandSpec child = sub.getCommandSpec();
            if (child.userObject() instanceof Verb verb) {
                commands.add(new Page.Entry(child.qualifiedName(), verb.about()));
                command(child, verb);
            } else {
                commands(child, commands);
            }
        }
    }

    private void command(CommandSpec spec, Verb verb) {
        Page page = Page.of(spec);
        String name = spec.qualifiedName("-");
        Roff roff = new Roff(name, "1", page.about()).heading("Synopsis").synopsis(page.synopsis());
        roff.heading("Description").paragraph(page.about());
        page.more().forEach(roff::paragraph);
        roff.section("Arguments", page.words())
                .section("Options", page.own())
                .section("Options of lists", page.lists())
                .section("Options of output", page.outputs())
                .section("Options of every command", page.common());
        roff.heading("Examples");
        for (Example example : page.examples()) {
            roff.example(example.line(), example.about());
        }
        json(roff, verb.answer());
        roff.heading("Exit status").paragraph("0 when all went well; the other numbers are in ccapi(1).");
        roff.heading("See also").paragraph("ccapi(1), ccapi.yaml(5), ccapi-json(7)");
        pages.put(name + ".1", roff.toString());
    }

    private void json(Roff roff, Answer answer) {
        if (answer.equals(Answer.NONE)) {
            return;
        }
        answers.add(answer.type());
        String type = RecordDocs.called(answer.type());
        roff.heading("JSON")
                .paragraph("With -o json: " + (answer.list() ? "an array of " : "") + type
                        + " objects, see ccapi-json(7).".replace(" objects", answer.list() ? " objects" : ""));
    }

    private void program(List<Page.Entry> commands) {
        Roff roff = new Roff("ccapi", "1", Page.about(root))
                .heading("Synopsis")
                .synopsis("ccapi COMMAND [OPTION…]")
                .heading("Description")
                .paragraph(
                        "ccapi stands between LLM clients such as Claude Code and Codex and the accounts that you own."
                                + " A daemon picks a healthy account for each request, passes it on, counts tokens and money, and"
                                + " keeps limits. Everything is managed from the terminal: by these commands, or by the dashboard"
                                + " that 'ccapi tui' opens. Each command has a page of its own, such as ccapi-account-add(1).");
        roff.section("Commands", commands);
        for (String topic : Topics.NAMES) {
            if (!topic.equals("config")) {
                roff.heading(topic.replace('-', ' ')).topic(Topics.text(topic));
            }
        }
        roff.heading("See also").paragraph("ccapi.yaml(5), ccapi-json(7)");
        pages.put("ccapi.1", roff.toString());
    }

    private void settings() {
        Roff roff = new Roff("ccapi.yaml", "5", "Settings of the ccapi daemon, in config.yaml")
                .heading("Description")
                .topic(Topics.text("config"))
                .heading("Example")
                .synopsis(EXAMPLE)
                .heading("See also")
                .paragraph("ccapi(1), ccapi-daemon-reload(1)");
        pages.put("ccapi.yaml.5", roff.toString());
    }

    private static final String EXAMPLE = """
            listen: 127.0.0.1:8787
            time_zone: Asia/Tokyo
            usage:
              retention_days: 30
            alerts:
              command: [/usr/local/bin/page-me]
            mirror_pool:
              enabled: true
              endpoint: http://127.0.0.1:9000
              token_file: /etc/ccapi/minter.token
            prices:
              my-model: {input: 1.5, output: 6}""";

    /// The settings of the example, for a test that lets the daemon read them.
    static String example() {
        return EXAMPLE;
    }

    private void json() throws IOException {
        Roff roff = new Roff("ccapi-json", "7", "The JSON that ccapi commands print")
                .heading("Description")
                .paragraph(
                        "With -o json every command prints what is described here. Names are snake_case, numbers exact,"
                                + " times ISO 8601 in UTC. A value that is not there or not known is null. Fields are added in new"
                                + " versions, but neither renamed nor removed: pass over those you do not know.");
        List<Class<?>> todo = new ArrayList<>(answers);
        SequencedSet<Class<?>> done = new LinkedHashSet<>();
        while (!todo.isEmpty()) {
            Class<?> type = todo.removeFirst();
            if (done.add(type)) {
                todo.addAll(RecordDocs.parts(type));
            }
        }
        for (Class<?> type : done) {
            roff.heading(RecordDocs.called(type)).entries(RecordDocs.fields(type));
        }
        roff.heading("See also").paragraph("ccapi(1)");
        pages.put("ccapi-json.7", roff.toString());
    }
}
