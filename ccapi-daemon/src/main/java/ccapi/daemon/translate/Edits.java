package ccapi.daemon.translate;

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
import org.jspecify.annotations.Nullable;

/// Changes to a few top-level members of a JSON object that leave every other byte alone.
///
/// Native requests pass as their client wrote them, since number forms, key order and unknown fields matter to
/// caches and to what the upstream accepts; so the few values that must change are exchanged in place.
final class Edits {
    /// Where a member lies: `from` its key's quote to `to` just after its value, which begins at `value`.
    record Member(int from, int value, int to) {}

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

    // a run of removed members goes with the comma after it, the last run with the comma before it
    private void removeMembers() {
        int runFrom = -1;
        int runTo = -1;
        int lastKept = open;
        for (Map.Entry<String, Member> entry : members.entrySet()) {
            Member member = entry.getValue();
            if (removed.contains(entry.getKey())) {
                runFrom = runFrom < 0 ? member.from() : runFrom;
                runTo = member.to();
                continue;
            }
            if (runFrom >= 0) {
                changes.add(new Change(runFrom, member.from(), ""));
                runFrom = -1;
            }
            lastKept = member.to();
        }
        if (runFrom >= 0) {
            changes.add(new Change(lastKept, runTo, ""));
        }
    }
}
