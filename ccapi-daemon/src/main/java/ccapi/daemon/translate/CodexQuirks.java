package ccapi.daemon.translate;

import ccapi.daemon.translate.Elements.Element;
import java.util.ArrayList;
import java.util.List;

/// Makes a native Responses request one that the Codex backend takes, with as few changed bytes as can be.
///
/// The backend stores nothing, always streams, wants `instructions` and a list for `input`, knows no system role and
/// refuses parameters by name. What Codex itself sends needs none of this and passes as it is.
public final class CodexQuirks {
    private final Edits edits;
    private final List<String> dropped = new ArrayList<>();
    private final byte[] body;

    private CodexQuirks(byte[] clientBody) {
        this.edits = new Edits(clientBody);
        apply();
        this.body = edits.apply();
    }

    /// Adapts a request.
    ///
    /// @throws Untranslatable when the body is not a JSON object, or builds on a stored response
    public static CodexQuirks of(byte[] clientBody) {
        return new CodexQuirks(clientBody);
    }

    /// The request as the backend takes it; the client's own array when nothing had to change.
    public byte[] body() {
        return body;
    }

    /// Parameters that were left out, for the trace.
    public List<String> dropped() {
        return List.copyOf(dropped);
    }

    private void apply() {
        for (String stored : List.of("previous_response_id", "conversation")) {
            String value = edits.text(stored);
            if (!value.isEmpty() && !value.equals("null")) {
                throw new Untranslatable(
                        stored + ": this upstream stores nothing; send the whole conversation", stored);
            }
        }
        must("store", "false");
        must("stream", "true");
        if (edits.text("instructions").isEmpty() || edits.text("instructions").equals("null")) {
            edits.set("instructions", "\"\"");
        }
        OpenAiLimits.REFUSED_BY_CODEX.forEach(this::drop);
        String tier = edits.text("service_tier");
        if (!tier.isEmpty() && !tier.equals("\"priority\"")) {
            edits.remove("service_tier");
        }
        input();
        tools();
    }

    private void must(String field, String value) {
        if (!edits.text(field).equals(value)) {
            edits.set(field, value);
        }
    }

    private void drop(String field) {
        if (edits.member(field) != null) {
            edits.remove(field);
            dropped.add(field);
        }
    }

    private void input() {
        String input = edits.text("input");
        if (input.startsWith("\"")) {
            edits.set("input", "[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":" + input + "}]}]");
        }
        for (Element item : edits.elements("input").all()) {
            if (item.role().equals("system")) {
                edits.replace(item.roleAt(), item.roleAt() + "\"system\"".length(), "\"developer\"");
            }
        }
    }

    private void tools() {
        List<Element> tools = edits.elements("tools").all();
        for (Element tool : tools) {
            if (tool.type().startsWith("web_search_preview")) {
                edits.replace(tool.typeAt(), tool.typeAt() + tool.type().length() + 2, "\"web_search\"");
            }
        }
        // newer clients declare their tools among the input
        boolean amongInput = edits.elements("input").all().stream()
                .anyMatch(item -> item.type().equals(FunctionTools.AMONG_INPUT));
        if (tools.isEmpty() && !amongInput) {
            edits.remove("parallel_tool_calls");
        }
    }
}
