package ccapi.daemon.translate;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How hard a model should think, in the steps that a model has.
final class Effort {
    private static final List<String> ALL = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final Pattern GPT = Pattern.compile("gpt-(\\d{1,3})(?:\\.(\\d{1,2}))?(?!\\d).*");
    private static final Pattern CLAUDE = Pattern.compile("claude-[a-z]+-(\\d{1,3})(?:-(\\d{1,2}))?(?:-.*|@.*|\\[.*)?");

    private Effort() {}

    /// The step nearest to a budget of thinking tokens.
    static String ofBudget(long tokens) {
        if (tokens <= 0) {
            return "none";
        }
        if (tokens <= 512) {
            return "minimal";
        }
        if (tokens <= 1024) {
            return "low";
        }
        if (tokens <= 8192) {
            return "medium";
        }
        return tokens <= 24576 ? "high" : "xhigh";
    }

    /// A budget of thinking tokens for a step, for models that take only a budget.
    static int budget(String effort) {
        return switch (effort) {
            case "none", "minimal", "low" -> 1024;
            case "medium" -> 8192;
            case "high" -> 24576;
            default -> 31999;
        };
    }

    /// Whether the model thinks at all, as far as its name tells; models that do not refuse the very parameter.
    static boolean isOpenAiReasoning(String model) {
        int version = gptVersion(model);
        return version >= 500 || model.matches("o\\d.*|codex-.*|gpt-oss.*");
    }

    /// The nearest step that the model has, `null` when it has none.
    static @Nullable String forOpenAi(String model, Dialect upstream, String wanted) {
        int version = gptVersion(model);
        if (upstream == Dialect.CODEX) {
            return clamp(wanted, "low", version >= 506 ? "max" : "xhigh");
        }
        if (!isOpenAiReasoning(model)) {
            return null;
        }
        if (version == 500) {
            return clamp(wanted, "minimal", "high");
        }
        if (version > 500) {
            String lowest = wanted.equals("minimal") ? "low" : wanted;
            return clamp(lowest, "none", version >= 506 ? "max" : version >= 502 ? "xhigh" : "high");
        }
        return clamp(wanted, "low", "high");
    }

    /// The nearest step for a Claude model that takes `output_config.effort`.
    static String forClaude(String model, String wanted) {
        String nearest = clamp(wanted, "low", "max");
        return nearest.equals("xhigh") && claudeVersion(model) < 407 ? "high" : nearest;
    }

    /// Whether a Claude model decides for itself how long to think; older ones want a budget. Unknown names are new.
    static boolean isAdaptive(String model) {
        return claudeVersion(model) >= 406;
    }

    /// Whether a Claude model can think at all.
    static boolean thinks(String model) {
        return claudeVersion(model) >= 400 || model.startsWith("claude-3-7");
    }

    /// Whether a Claude model refuses sampling parameters.
    static boolean refusesSampling(String model) {
        return claudeVersion(model) >= 500;
    }

    private static String clamp(String wanted, String lowest, String highest) {
        int step = ALL.indexOf(wanted);
        step = step < 0 ? ALL.indexOf("medium") : step;
        return ALL.get(Math.clamp(step, ALL.indexOf(lowest), ALL.indexOf(highest)));
    }

    // 5.6 is 506; 0 when the name tells nothing
    private static int gptVersion(String model) {
        Matcher matcher = GPT.matcher(model);
        return matcher.matches() ? version(matcher) : 0;
    }

    private static int claudeVersion(String model) {
        Matcher matcher = CLAUDE.matcher(model);
        if (matcher.matches()) {
            return version(matcher);
        }
        // claude-3-5-sonnet-… and the like
        return model.matches("claude-[123][.-].*") ? 300 : Integer.MAX_VALUE;
    }

    private static int version(Matcher matcher) {
        String minor = matcher.group(2);
        return Integer.parseInt(matcher.group(1)) * 100 + (minor == null ? 0 : Integer.parseInt(minor));
    }
}
