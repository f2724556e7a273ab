package ccapi.daemon.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// One output item of a Responses answer while it arrives: a message, a reasoning, a call or a search.
///
/// Its content may come in deltas, in `.done` events, in the finished item, or in several of these.
final class ResponsesItem {
    /// What an item is to a client.
    enum Kind {
        TEXT,
        THINKING,
        CALL,
        CUSTOM_CALL,
        SEARCH,
        OTHER;

        static Kind of(String type) {
            return switch (type) {
                case "message" -> TEXT;
                case "reasoning" -> THINKING;
                case "function_call" -> CALL;
                case "custom_tool_call" -> CUSTOM_CALL;
                case "web_search_call" -> SEARCH;
                default -> OTHER;
            };
        }

        boolean isCall() {
            return this == CALL || this == CUSTOM_CALL;
        }
    }

    private static final String INPUT = "input";

    private final int number;
    private final Kind kind;
    private final Lane lane;
    private final Tails tails = new Tails();
    private String thought = "";
    private boolean started;
    private boolean done;
    private boolean refused;

    ResponsesItem(int number, Kind kind, Lane lane) {
        this.number = number;
        this.kind = kind;
        this.lane = lane;
        if (kind != Kind.OTHER) {
            lane.open(number);
        }
        if (kind == Kind.TEXT || kind == Kind.THINKING) {
            lane.add(number, kind == Kind.TEXT ? new Piece.TextStart() : new Piece.ThinkingStart());
        }
    }

    Kind kind() {
        return kind;
    }

    boolean isDone() {
        return done;
    }

    /// Whether the model refused in it.
    boolean isRefused() {
        return refused;
    }

    /// Whether it is a call whose tool is known.
    boolean isStartedCall() {
        return started;
    }

    /// The item as it was announced: for a call, which tool.
    void added(ObjectNode item) {
        if (kind.isCall() && !started && !Tree.text(item, "name").isEmpty()) {
            started = true;
            String id = Tree.text(item, Tree.text(item, "call_id").isEmpty() ? "id" : "call_id");
            String name = Tree.text(item, "name");
            boolean custom = kind == Kind.CUSTOM_CALL;
            lane.add(number, new Piece.CallStart(id.isEmpty() ? "call_" + number : id, name, custom));
        }
    }

    /// More text of the content part.
    void text(int part, String delta) {
        if (isOpen(Kind.TEXT) && !delta.isEmpty()) {
            tails.sent("text" + part, delta.length());
            lane.add(number, new Piece.Text(delta));
        }
    }

    /// The whole text of the content part.
    void wholeText(int part, String text) {
        if (isOpen(Kind.TEXT)) {
            String rest = tails.rest("text" + part, text);
            if (!rest.isEmpty()) {
                lane.add(number, new Piece.Text(rest));
            }
        }
    }

    /// More of a refusal.
    void refusal(int part, String delta) {
        refused = true;
        if (isOpen(Kind.TEXT) && !delta.isEmpty()) {
            tails.sent("refusal" + part, delta.length());
            lane.add(number, new Piece.Refusal(delta));
        }
    }

    /// A whole refusal.
    void wholeRefusal(int part, String text) {
        refused = true;
        if (isOpen(Kind.TEXT)) {
            String rest = tails.rest("refusal" + part, text);
            if (!rest.isEmpty()) {
                lane.add(number, new Piece.Refusal(rest));
            }
        }
    }

    /// More visible thinking.
    ///
    /// @param part which summary or content part, as `summary0`, `content1`; only the kind seen first is shown
    void thinking(String part, String delta) {
        if (isOpen(Kind.THINKING) && !delta.isEmpty() && isShown(part)) {
            tails.sent(part, delta.length());
            think(part, delta);
        }
    }

    /// The whole of a thinking part.
    void wholeThinking(String part, String text) {
        if (isOpen(Kind.THINKING) && isShown(part)) {
            String rest = tails.rest(part, text);
            if (!rest.isEmpty()) {
                think(part, rest);
            }
        }
    }

    private boolean isShown(String part) {
        return thought.isEmpty() || thought.charAt(0) == part.charAt(0);
    }

    private void think(String part, String text) {
        if (!thought.isEmpty() && !thought.equals(part)) {
            lane.add(number, new Piece.Thinking("\n\n"));
        }
        thought = part;
        lane.add(number, new Piece.Thinking(text));
    }

    /// More of a call's input.
    void input(String delta) {
        if (kind.isCall() && started && !done && !delta.isEmpty()) {
            tails.sent(INPUT, delta.length());
            lane.add(number, new Piece.CallInput(delta));
        }
    }

    /// The whole of a call's input.
    void wholeInput(String text) {
        if (kind.isCall() && started && !done) {
            String rest = tails.rest(INPUT, text);
            if (!rest.isEmpty()) {
                lane.add(number, new Piece.CallInput(rest));
            }
        }
    }

    /// The finished item: what of it has not been shown is shown now, and the block closes.
    ///
    /// @return whether it was a search, which costs extra
    boolean done(ObjectNode item) {
        if (done) {
            return false;
        }
        boolean searched = kind == Kind.SEARCH && isSearch(item);
        switch (kind) {
            case TEXT -> contentOf(item);
            case THINKING -> thinkingOf(item);
            case CALL, CUSTOM_CALL -> {
                added(item);
                wholeInput(Tree.text(item, kind == Kind.CALL ? "arguments" : "input"));
            }
            case SEARCH -> {
                if (searched) {
                    search(item);
                }
            }
            case OTHER -> {}
        }
        close(kind == Kind.THINKING ? Seal.ofOpenAi(Tree.text(item, "encrypted_content")) : "");
        return searched;
    }

    /// Closes the block of an item that will not be finished.
    void cut() {
        if (!done) {
            close("");
        }
    }

    private void close(String seal) {
        done = true;
        switch (kind) {
            case TEXT -> lane.add(number, new Piece.TextEnd());
            case THINKING -> lane.add(number, new Piece.ThinkingEnd(seal));
            case CALL, CUSTOM_CALL -> {
                if (started) {
                    lane.add(number, new Piece.CallEnd());
                }
            }
            case SEARCH, OTHER -> {}
        }
        lane.close(number);
    }

    private void contentOf(ObjectNode item) {
        List<ObjectNode> parts = Tree.objects(item.path("content"));
        for (int i = 0; i < parts.size(); i++) {
            ObjectNode part = parts.get(i);
            switch (Tree.text(part, "type")) {
                case "output_text", "text" -> wholeText(i, Tree.text(part, "text"));
                case "refusal" -> wholeRefusal(i, Tree.text(part, "refusal"));
                default -> {}
            }
        }
    }

    private void thinkingOf(ObjectNode item) {
        for (String list : new String[] {"summary", "content"}) {
            List<ObjectNode> parts = Tree.objects(item.path(list));
            for (int i = 0; i < parts.size(); i++) {
                wholeThinking(list + i, Tree.text(parts.get(i), "text"));
            }
        }
    }

    // opening pages and finding in them are steps of a search: neither billed nor to be shown
    private static boolean isSearch(ObjectNode item) {
        String action = Tree.text(item.path("action"), "type");
        return action.isEmpty() || action.equals("search");
    }

    private void search(ObjectNode item) {
        JsonNode action = item.path("action");
        List<Piece.Source> sources = new ArrayList<>();
        for (ObjectNode source : Tree.objects(action.path("sources"))) {
            String url = Tree.text(source, "url");
            String title = Tree.text(source, "title");
            if (!url.isEmpty()) {
                sources.add(new Piece.Source(url, title.isEmpty() ? url : title));
            }
        }
        lane.add(number, new Piece.Search(Tree.text(item, "id"), Tree.text(action, "query"), List.copyOf(sources)));
    }

    private boolean isOpen(Kind wanted) {
        return kind == wanted && !done;
    }
}
