package ccapi.daemon.account;

import ccapi.daemon.upstream.Endpoint;
import ccapi.shared.account.AddAccount;
import ccapi.shared.account.EditAccount;
import ccapi.shared.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes of what an operator wishes for an account what it becomes, or refuses it. Pure.
final class Wish {
    private static final int PRIORITY = 50;
    private static final int LONGEST_PATTERN = 200;

    private Wish() {}

    /// A new account.
    ///
    /// @param name instead of the one in the wish
    static AccountInfo added(AddAccount wish, String name) {
        return new AccountInfo(
                Ids.next("acc"),
                name,
                wish.type(),
                or(wish.priority(), PRIORITY),
                or(wish.concurrency(), 0),
                wish.baseUrl() == null ? null : baseUrl(wish.baseUrl()),
                modelMap(or(wish.modelMap(), Map.of())),
                models(or(wish.models(), List.of())));
    }

    /// An account after a change.
    static AccountInfo changed(AccountInfo old, EditAccount change) {
        return new AccountInfo(
                old.id(),
                or(change.name(), old.name()),
                old.type(),
                or(change.priority(), old.priority()),
                or(change.concurrency(), old.maxConcurrency()),
                change.baseUrl() == null ? old.baseUrl() : baseUrl(change.baseUrl()),
                change.modelMap() == null ? old.modelMap() : modelMap(change.modelMap()),
                change.models() == null ? old.models() : models(change.models()));
    }

    /// The value, or another when there is none.
    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable String baseUrl(String url) {
        if (url.isBlank()) {
            return null;
        }
        Endpoint.Base.of(url);
        return url.strip();
    }

    private static Map<String, String> modelMap(Map<String, String> map) {
        Map<String, String> checked = new LinkedHashMap<>();
        map.forEach((pattern, model) -> checked.put(name(pattern), name(model)));
        return checked;
    }

    private static List<String> models(List<String> patterns) {
        return patterns.stream().map(Wish::name).toList();
    }

    private static String name(@Nullable String name) {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST_PATTERN
                || !name.chars().allMatch(c -> c > ' ')) {
            throw Refusal.invalid("a model name or pattern is empty, too long or has spaces", "e.g. claude-sonnet-*");
        }
        return name;
    }
}
