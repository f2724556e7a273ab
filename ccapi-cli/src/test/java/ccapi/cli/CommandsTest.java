package ccapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.cli.command.Noun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
    private static List<List<String>> everyCommand() {
        List<List<String>> all = new ArrayList<>();
        for (Noun noun : Commands.nouns()) {
            for (String verb : noun.verbs()) {
                all.add(noun.name().isEmpty() ? List.of(verb) : List.of(noun.name(), verb));
            }
        }
        return all;
    }

    private static CommandSpec find(CommandLine tree, List<String> words) {
        CommandLine found = tree;
        for (String word : words) {
            Map<String, CommandLine> below = found.getSubcommands();
            assertThat(below).as("%s", words).containsKey(word);
            found = below.get(word);
        }
        return found.getCommandSpec();
    }

    @Test
    void theBranchBuiltForTypedWordsIsThatOfTheWholeTree() {
        CommandLine whole = Commands.whole();
        for (List<String> words : everyCommand()) {
            CommandSpec lazy = find(Commands.typed(words), words);
            CommandSpec full = find(whole, words);

            assertThat(lazy.qualifiedName()).isEqualTo(full.qualifiedName());
            assertThat(lazy.userObject().getClass()).isEqualTo(full.userObject().getClass());
            assertThat(lazy.optionsMap().keySet()).isEqualTo(full.optionsMap().keySet());
        }
    }

    @Test
    void onlyWhatWasTypedIsBuilt() {
        assertThat(Commands.typed(List.of("account", "list")).getSubcommands()).containsOnlyKeys("account");
        assertThat(Commands.typed(List.of("status")).getSubcommands()).containsOnlyKeys("status");
    }

    @Test
    void everyCommandHasTwoExamplesThatCallItAndASentence() {
        for (Noun noun : Commands.nouns()) {
            for (String verb : noun.verbs()) {
                String name = ("ccapi " + noun.name() + " " + verb).replace("  ", " ");
                assertThat(noun.make(verb).examples())
                        .as(name)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(example -> assertThat(example.line()).contains(name));
                assertThat(noun.make(verb).about()).as(name).endsWith(".");
            }
        }
    }

    @Test
    void everyOptionIsDescribed() {
        for (List<String> words : everyCommand()) {
            CommandSpec spec = find(Commands.typed(words), words);
            spec.args()
                    .forEach(arg -> assertThat(String.join("", arg.description()))
                            .as("%s %s", words, arg)
                            .endsWith("."));
        }
    }

    @Test
    void noOptionTakesASecret() {
        for (List<String> words : everyCommand()) {
            assertThat(find(Commands.typed(words), words).optionsMap().keySet())
                    .noneMatch(name -> name.matches("--(secret|token|password|api-key|credential)"));
        }
    }
}
