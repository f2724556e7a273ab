package ccapi.daemon.translate;

import ccapi.daemon.translate.Elements.Span;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Changes to a few top-level members of a JSON object that leave every other byte alone.
///
/// Native requests pass as their client wrote them, since number forms, key order and unknown fields matter to
/// caches and to what the upstream accepts; so the few values that must change are exchanged in place.
final class Edits {
    /// Where a member lies: `from` its key's quote to `to` just after its value, which begins at `value`.
    record Member(int from, int value, int to) implements Span {}

    private record Change(int from, int to, String text) {}

    private final byte[] body;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private int open;

    /// @throws Untranslatable when the body is not a JSON object
    Edits(byte[] body) {
        this.body = body;
        try (JsonParser in = Tree.parser(body, 0, body.length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Untranslatable("the body is not a JSON object", "");
            }
            open = (int) in.currentTokenLocation().getByteOffset() + 1;
            if (open <= 0) {
                throw new Untranslatable("the body is not UTF-8", "");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                member(in);
            }
        } catch (IOException e) {
            throw new Untranslatable("the body is not JSON", "");
        }
    }

    private void member(JsonParser in) throws IOException {
        String name = in.currentName();
        int from = (int) in.currentTokenLocation().getByteOffset();
        in.nextToken();
        int value = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        members.put(name, new Member(from, value, (int) in.currentLocation().getByteOffset()));
    }

    /// Where the member lies, `null` when there is none.
    @Nullable
    Member member(String name) {
        return members.get(name);
    }

    /// The member's value as it was written; empty when there is no such member.
    String text(String name) {
        Member member = members.get(name);
        return member == null
                ? ""
                : new String(body, member.value(), member.to() - member.value(), StandardCharsets.UTF_8).strip();
    }

    /// Exchanges the member's value, or adds the member in front of all others.
    void set(String name, String json) {
        Member member = members.get(name);
        if (member != null) {
            changes.add(new Change(member.value(), member.to(), json));
        } else {
            added.add(Tree.quoted(name) + ":" + json);
        }
    }

    /// Takes the member out, if it is there.
    void remove(String name) {
        if (members.containsKey(name)) {
            removed.add(name);
        }
    }

    /// Exchanges any range of the body.
    void replace(int from, int to, String text) {
        changes.add(new Change(from, to, text));
    }

    /// The body with the changes made; the same array when there are none.
    byte[] apply() {
        addMembers();
        removeMembers();
        if (changes.isEmpty()) {
            return body;
        }
        changes.sort(Comparator.comparingInt(Change::from));
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
        int position = 0;
        for (Change change : changes) {
            out.write(body, position, change.from() - position);
            out.writeBytes(change.text().getBytes(StandardCharsets.UTF_8));
            position = change.to();
        }
        out.write(body, position, body.length - position);
        return out.toByteArray();
    }

    private void addMembers() {
        if (!added.isEmpty()) {
            String comma = removed.containsAll(members.keySet()) ? "" : ",";
            changes.add(new Change(open, open, String.join(",", added) + comma));
        }
    }

    private void removeMembers() {
        Set<Span> gone = new HashSet<>();
        removed.forEach(name -> gone.add(members.get(name)));
        remove(open, List.copyOf(members.values()), gone::contains);
    }

    /// Takes members or elements out of the object or list that begins at `open`: a run of them goes with the comma
    /// after it, the last run with the comma before it.
    void remove(int open, List<? extends Span> all, Predicate<Span> isGone) {
        int runFrom = -1;
        int runTo = -1;
        int lastKept = open;
        for (Span span : all) {
            if (isGone.test(span)) {
                runFrom = runFrom < 0 ? span.from() : runFrom;
                runTo = span.to();
                continue;
            }
            if (runFrom >= 0) {
                changes.add(new Change(runFrom, span.from(), ""));
                runFrom = -1;
            }
            lastKept = span.to();
        }
        if (runFrom >= 0) {
            changes.add(new Change(lastKept, runTo, ""));
        }
    }

    /// The objects in the member's list; none when it is no list.
    Elements elements(String name) {
        Member member = members.get(name);
        if (member == null) {
            return Elements.NONE;
        }
        try (JsonParser in = Tree.parser(body, member.value(), member.to() - member.value())) {
            return in.nextToken() == JsonToken.START_ARRAY ? Elements.read(in, member.value()) : Elements.NONE;
        } catch (IOException e) {
            throw new Untranslatable(name + " is not JSON", name);
        }
    }
}
