package ccapi.daemon.account;

import ccapi.shared.account.ModelNames;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a model's name tells: whose it is, which siblings share its limits, and what an account calls it.
final class ModelFamily {
    private static final Pattern OPENAI = Pattern.compile("(openai/)?(gpt-|chatgpt-|codex-|o[1-9](-|$)).*");

    private ModelFamily() {}

    /// The pattern of models that share a weekly limit with this one: `*opus*` for `claude-opus-5`; the model itself
    /// when its name shows no family.
    static String of(String model) {
        String plain = ModelNames.plain(model);
        if (plain.contains("claude")) {
            for (String part : plain.split("[^a-z0-9]+", -1)) {
                if (part.matches("[a-z]{4,}") && !part.equals("claude") && !part.equals("anthropic")) {
                    return "*" + part + "*";
                }
            }
        }
        return plain;
    }

    /// Whether an account of this type surely does not know a model of this name, because it is another provider's. A
    /// server of the operator's own choosing may know any.
    static boolean isForeign(AccountInfo account, String model) {
        String plain = ModelNames.plain(model);
        boolean ownServer = account.baseUrl() != null && !account.type().isOauth();
        if (ownServer) {
            return false;
        }
        return switch (account.type()) {
            case CLAUDE_OAUTH, CLAUDE_API -> OPENAI.matcher(plain).matches();
            case CODEX, OPENAI_API -> plain.contains("claude") || plain.startsWith("anthropic");
        };
    }

    /// What the account's map calls a model, `null` when the map does not name it. An exact name goes before
    /// patterns, these in their order.
    static @Nullable String mapped(AccountInfo account, String model) {
        Map<String, String> map = account.modelMap();
        String exact = map.get(model);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> entry : map.entrySet()) {
            if (ModelNames.matches(entry.getKey().toLowerCase(Locale.ROOT), model)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /// What an account calls a model when it asks for it.
    static String upstreamName(AccountInfo account, String model) {
        String mapped = mapped(account, model);
        return mapped == null ? model : mapped;
    }

    /// Whether the operator lets an account serve a model: it is on its list or in its map, or there is no list.
    static boolean isAllowed(AccountInfo account, String model) {
        return account.models().isEmpty()
                || ModelNames.matchesAny(account.models(), model)
                || mapped(account, model) != null;
    }

    /// Whether the operator named the model for this account, so that its provider does not matter.
    static boolean isNamed(AccountInfo account, String model) {
        return mapped(account, model) != null
                || (!account.models().isEmpty() && ModelNames.matchesAny(account.models(), model));
    }
}
