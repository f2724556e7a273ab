package ccapi.daemon.translate;

import ccapi.daemon.translate.Elements.Element;
import java.util.function.Predicate;

/// Takes out of a native request the reasoning that its upstream would refuse.
///
/// Thinking is sealed by the provider that thought it. A conversation that another provider answered in between
/// brings that one's seals along, and one that changed the account brings seals of the old. Whole blocks go; all
/// other bytes stay as the client wrote them.
public final class Reasoning {
    private static final String FILLER = "{\"type\":\"text\",\"text\":\"(no content)\"}";

    private Reasoning() {}

    /// The body without reasoning that this dialect's providers never made; the same array when it holds none. Worth
    /// the time only after [SealWatch] saw some.
    ///
    /// @param upstream the dialect that both ends speak
    /// @throws Untranslatable when the body is not a JSON object
    public static byte[] withoutForeign(Dialect upstream, byte[] body) {
        return switch (upstream) {
            case MESSAGES -> messages(body, block -> Seal.isForeignToAnthropic(block.seal()));
            case RESPONSES, CODEX -> items(body, item -> Seal.isForeignToOpenAi(item.seal()));
            case CHAT -> body;
        };
    }

    /// The body without any sealed reasoning: for the one retry after the upstream said that it cannot read it.
    ///
    /// @throws Untranslatable when the body is not a JSON object
    public static byte[] withoutAny(Dialect upstream, byte[] body) {
        return switch (upstream) {
            case MESSAGES -> messages(body, _ -> true);
            case RESPONSES, CODEX -> items(body, _ -> true);
            case CHAT -> body;
        };
    }

    private static byte[] messages(byte[] body, Predicate<Element> isUnwanted) {
        Edits edits = new Edits(body);
        Elements messages = edits.elements("messages");
        boolean lastTurn = false;
        for (Element message : messages.all()) {
            Elements blocks = message.content();
            Predicate<Element> isGone = block -> block.type().endsWith("thinking") && isUnwanted.test(block);
            boolean any = blocks.all().stream().anyMatch(isGone);
            if (any && blocks.all().stream().allMatch(isGone)) {
                int to = blocks.all().getLast().to();
                edits.replace(blocks.open(), to, FILLER);
            } else if (any) {
                edits.remove(blocks.open(), blocks.all(), span -> isGone.test((Element) span));
            }
            lastTurn = message.role().equals("assistant") ? any : lastTurn;
        }
        if (lastTurn && isInToolLoop(messages) && edits.text("thinking").contains("\"enabled\"")) {
            // a budgeted thinker insists that the turn which it goes on with begins with its thinking
            edits.remove("thinking");
            edits.remove("context_management");
        }
        return edits.apply();
    }

    private static boolean isInToolLoop(Elements messages) {
        return !messages.all().isEmpty()
                && messages.all().getLast().content().all().stream()
                        .anyMatch(block -> block.type().equals("tool_result"));
    }

    private static byte[] items(byte[] body, Predicate<Element> isUnwanted) {
        Edits edits = new Edits(body);
        Elements items = edits.elements("input");
        edits.remove(
                items.open(),
                items.all(),
                span -> span instanceof Element item && item.type().equals("reasoning") && isUnwanted.test(item));
        return edits.apply();
    }
}
