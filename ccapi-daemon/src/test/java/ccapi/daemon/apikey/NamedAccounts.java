package ccapi.daemon.apikey;

import ccapi.shared.problem.Refusal;
import java.util.HashMap;
import java.util.Map;

/// Accounts that a test names.
final class NamedAccounts implements AccountNames {
    private final Map<String, String> names = new HashMap<>();

    NamedAccounts add(String id, String name) {
        names.put(id, name);
        return this;
    }

    void remove(String id) {
        names.remove(id);
    }

    @Override
    public String id(String ref) {
        return names.entrySet().stream()
                .filter(account ->
                        account.getKey().equals(ref) || account.getValue().equals(ref))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("there is no account '" + ref + "'", ""));
    }

    @Override
    public String name(String id) {
        return names.getOrDefault(id, id);
    }
}
