package ccapi.daemon.translate;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.daemon.sse.SseEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Invented streams in which items overlap and parts of what is said twice are left out once.
class InterleavingTest {
    private final ArrayNode expected = Tree.array();
    private final ArrayNode output = Tree.array();
    private Noise noise = new Noise(0);
    private boolean allDone = true;
    private boolean streamed;
    private boolean toldWhole;

    @Test
    void showsEveryItemOnceAndInOrder() {
        for (int seed = 0; seed < 4000; seed++) {
            noise = new Noise(seed);
            expected.removeAll();
            output.removeAll();
            allDone = true;
            List<SseEvent> events = stream();
            ShownMessage message = ShownMessage.of(
                    Streams.translate(Streams.begun(Dialect.MESSAGES, Dialect.RESPONSES, true), events));
            assertThat(message.content()).as("seed %d: %s", seed, events).isEqualTo(expected);
            boolean calls = expected.valueStream().anyMatch(block -> block.has("input"));
            assertThat(message.stopReason()).isEqualTo(calls ? "tool_use" : "end_turn");
        }
    }

    private List<SseEvent> stream() {
        List<Deque<ObjectNode>> items = new ArrayList<>();
        for (int i = noise.below(5); i > 0; i--) {
            items.add(
                    switch (noise.below(4)) {
                        case 0 -> text(items.size());
                        case 1 -> reasoning(items.size());
                        case 2 -> call(items.size());
                        default -> unknown(items.size());
                    });
        }
        List<SseEvent> events = new ArrayList<>();
        int begun = 0;
        while (items.stream().anyMatch(item -> !item.isEmpty())) {
            // items begin in order, and then overlap as they like
            int next = noise.below(Math.min(items.size(), begun + 1));
            if (!items.get(next).isEmpty()) {
                begun = Math.max(begun, next + 1);
                emit(items.get(next).removeFirst(), next, events);
            }
        }
        ObjectNode completed = Tree.typed("response.completed");
        ObjectNode response = completed.putObject("response").put("status", "completed");
        response.set("output", allDone && noise.oneIn(2) ? Tree.array() : output);
        events.add(new SseEvent("", Tree.string(completed)));
        return events;
    }

    private void emit(ObjectNode event, int index, List<SseEvent> events) {
        event.put("output_index", index).put("item_id", "rotating" + noise.below(1000));
        events.add(new SseEvent(noise.oneIn(2) ? "" : Tree.text(event, "type"), Tree.string(event)));
    }

    private Deque<ObjectNode> item(ObjectNode item) {
        streamed = !noise.oneIn(4);
        toldWhole = noise.oneIn(2);
        Deque<ObjectNode> events = new ArrayDeque<>();
        ObjectNode added = Tree.typed("response.output_item.added");
        ObjectNode head = item.deepCopy();
        head.remove(List.of("content", "summary", "arguments", "encrypted_content"));
        added.set("item", head);
        events.add(added);
        output.add(item);
        return events;
    }

    private Deque<ObjectNode> close(Deque<ObjectNode> events, ObjectNode item) {
        if (noise.oneIn(6)) {
            allDone = false;
        } else {
            ObjectNode done = Tree.typed("response.output_item.done");
            done.set("item", item);
            events.add(done);
        }
        return events;
    }

    /// Deltas of a text, or its `.done`, or both, or neither: the same for all texts of an item.
    private void said(Deque<ObjectNode> events, String kind, String whole, String field, String index, int part) {
        if (streamed) {
            for (int from = 0; from < whole.length(); ) {
                int to = Math.min(whole.length(), from + 1 + noise.below(4));
                events.add(Tree.typed(kind + ".delta")
                        .put("delta", whole.substring(from, to))
                        .put(index, part));
                from = to;
            }
        }
        if (toldWhole) {
            events.add(Tree.typed(kind + ".done").put(field, whole).put(index, part));
        }
    }

    private Deque<ObjectNode> text(int n) {
        String whole = "text of " + n + " 😀".repeat(noise.below(2));
        ObjectNode item = Tree.typed("message");
        item.putArray("content").add(Tree.typed("output_text").put("text", whole));
        expected.add(Tree.typed("text").put("text", whole));
        Deque<ObjectNode> events = item(item);
        said(events, "response.output_text", whole, "text", "content_index", 0);
        return close(events, item);
    }

    private Deque<ObjectNode> reasoning(int n) {
        ObjectNode item = Tree.typed("reasoning");
        ArrayNode summary = item.putArray("summary");
        String seal = "gAAAA" + n;
        item.put("encrypted_content", seal);
        Deque<ObjectNode> events = item(item);
        List<String> parts = new ArrayList<>();
        for (int i = noise.below(3); i > 0; i--) {
            String part = "part " + i;
            said(events, "response.reasoning_summary_text", part, "text", "summary_index", parts.size());
            summary.add(Tree.typed("summary_text").put("text", part));
            parts.add(part);
        }
        expected.add(Tree.typed("thinking")
                .put("thinking", String.join("\n\n", parts))
                .put("signature", seal));
        return close(events, item);
    }

    private Deque<ObjectNode> call(int n) {
        String arguments = noise.oneIn(3) ? "" : "{\"q\":\"\\u00e5 " + n + "\"}";
        ObjectNode item =
                Tree.typed("function_call").put("call_id", "call_" + n).put("name", "f" + n);
        item.put("arguments", arguments);
        ObjectNode block = Tree.typed("tool_use").put("id", "call_" + n).put("name", "f" + n);
        block.set("input", arguments.isEmpty() ? Tree.object() : Tree.parse(arguments));
        expected.add(block);
        Deque<ObjectNode> events = item(item);
        said(events, "response.function_call_arguments", arguments, "arguments", "x", 0);
        return close(events, item);
    }

    private Deque<ObjectNode> unknown(int n) {
        ObjectNode item = Tree.typed("image_generation_call").put("id", "ig_" + n);
        return close(item(item), item);
    }
}
