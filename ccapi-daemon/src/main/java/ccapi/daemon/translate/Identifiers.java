package ccapi.daemon.translate;

import java.nio.charset.StandardCharsets;

/// Makes names and ids fit where another protocol is narrower, always the same way for the same text.
///
/// The suffix is a hash of the original and not a count, so that a tool keeps its name when the list is reordered:
/// the upstream's prompt cache depends on it.
final class Identifiers {
    private static final int MAX = 64;
    private static final String MCP = "mcp__";

    private Identifiers() {}

    /// A tool's name as OpenAI and Anthropic both take it: letters, digits, `_`, `-`, at most 64.
    static String tool(String name) {
        if (fits(name)) {
            return name;
        }
        String shorter = name;
        int tool = name.indexOf("__", MCP.length());
        if (name.startsWith(MCP) && tool > 0) {
            shorter = MCP + name.substring(tool + 2);
        }
        return fit(shorter, name);
    }

    /// A call's id, under the same rule.
    static String call(String id) {
        return fits(id) ? id : fit(id, id);
    }

    private static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= MAX && text.chars().allMatch(Identifiers::isAllowed);
    }

    private static String fit(String text, String original) {
        String suffix = "_" + hash(original);
        StringBuilder fitted = new StringBuilder(MAX);
        text.chars().limit(MAX - suffix.length()).forEach(c -> fitted.append(isAllowed(c) ? (char) c : '_'));
        return fitted.append(suffix).toString();
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    // FNV-1a, 32 bits
    private static String hash(String text) {
        int hash = 0x811c9dc5;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return String.format("%08x", hash);
    }
}
