package ccapi.daemon.config;

import static java.util.stream.Collectors.joining;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A configuration that must be refused, each broken in a way of its own.
///
/// @param text    the whole file; a character stands for itself in Latin-1, so that a file may be no UTF-8
/// @param where   the line, and the column where it tells more
/// @param reason  a part of what is said about it
public record BrokenConfig(String text, String where, String reason) {
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    /// Bad inputs C161, and then some: each kind once.
    public static List<BrokenConfig> all() {
        return Stream.of(noText(), yaml(), keys(), values(), wholes())
                .flatMap(List::stream)
                .toList();
    }

    /// What is no text, or none that YAML takes.
    private static List<BrokenConfig> noText() {
        return List.of(
                of("\u00ff\u00fe\u0000l", "line 1", "not UTF-8"),
                of("language: en\n# caf\u00e9\n", "line 2", "not UTF-8"),
                of("language: en\n\u0000\u0001\u0002", "line 2", "a character that YAML does not allow"));
    }

    /// What is no YAML, or YAML of a kind that is not wanted.
    private static List<BrokenConfig> yaml() {
        String bomb = IntStream.rangeClosed('b', 'z')
                .mapToObj(c -> "%c: &%c [%s]\n".formatted(c, c, ("*" + (char) (c - 1) + ",").repeat(9)))
                .collect(joining("", "a: &a [x]\n", ""));
        return List.of(
                of("timeouts:\n\tconnect: 5s\n", "line 2, column 1", "cannot start any token"),
                of("listen: a: b", "line 1, column 10", "mapping values are not allowed here"),
                of("language: \"en\n", "line 2", "unexpected end of stream"),
                of("admin_uids: [1, 2\n", "line 2", "expected ',' or ']'"),
                of("timeouts: {idle: 5s\n", "line 2", "expected ',' or '}'"),
                of("language: *nobody\n", "line 1", "undefined alias"),
                of("language: en\n---\nlanguage: zh\n", "line 2", "another document"),
                of(bomb, "line 4", "too many aliases"),
                of("timeouts: ".repeat(2) + "x", "line 1", "mapping values are not allowed here"),
                of("a: " + "[".repeat(300_000), "line 1, column 23", "nested too deep"),
                of("[1, 2]", "line 1", "expected 'key: value'"),
                of("just text", "line 1", "expected 'key: value'"),
                of("? [a]\n: b\n", "line 1", "a key must be plain text"));
    }

    /// Keys that are not there, or are there twice.
    private static List<BrokenConfig> keys() {
        return List.of(
                of("language: en\nlisen: 127.0.0.1:1", "line 2, column 1", "unknown key 'lisen'"),
                of("max_connections: 5\nmax_connections: 6\n", "line 2", "stands twice"),
                of("timeouts: {conect: 5s}", "line 1, column 12", "unknown key 'timeouts.conect'"),
                of("upstreams: {claud: {}}", "line 1", "unknown key 'upstreams.claud'"),
                of("prices: {m: {inptu: 1}}", "line 1", "unknown key 'prices.m.inptu'"));
    }

    /// Values of the wrong kind, or out of range.
    private static List<BrokenConfig> values() {
        return List.of(
                of("listen: nonsense", "line 1, column 9", "is no address"),
                of("listen: 127.0.0.1:70000", "line 1", "is no address"),
                of("listen: 127.0.0.1:-1", "line 1", "is no address"),
                of("listen: [a]", "line 1, column 9", "needs one value"),
                of("time_zone: Mars/Olympus", "line 1", "time_zone"),
                of("max_connections: many", "line 1, column 18", "whole number from 1"),
                of("max_connections: 0", "line 1", "whole number from 1"),
                of("max_connections: 99999999999999999999", "line 1", "whole number from 1"),
                of("max_connections: 1.5", "line 1", "whole number from 1"),
                of("allow_plaintext: perhaps", "line 1", "neither true nor false"),
                of("timeouts: {connect: soon}", "line 1", "is not a length of time"),
                of("timeouts: {connect: -5s}", "line 1", "is not a length of time"),
                of("timeouts: {connect: 400d}", "line 1", "is not a length of time"),
                of("timeouts: 5", "line 1, column 11", "needs 'key: value' lines"),
                of("limits: {unpriced: maybe}", "line 1", "is not known"),
                of("usage:\n  durability: maybe", "line 2, column 15", "is not known"),
                of("usage: {retention_days: -1}", "line 1", "whole number from 0"),
                of("alerts: {command: [{a: b}]}", "line 1", "needs plain texts"),
                of("upstreams: {claude: {base_url: 'ftp://x'}}", "line 1", "no http(s) URL"),
                of("upstreams: {claude: {token_url: 'http://u:p@h/'}}", "line 1", "no http(s) URL"),
                of("upstreams: {codex: {base_url: 'http://a b'}}", "line 1", "no http(s) URL"),
                of("language: klingon", "line 1", "is not known"),
                of("admin_uids: [root]", "line 1", "is no user id"),
                of("admin_uids: [-1]", "line 1", "is no user id"),
                of("prices: {m: {input: cheap}}", "line 1", "prices.m.input"),
                of("prices: {m: {input: 1e999999999}}", "line 1", "prices.m.input"),
                of("mirror_pool: {token: '${X}'}", "line 1", "not expanded"),
                of("master_key_file: \"a\\0b\"", "line 1", "master_key_file"));
    }

    /// Values that are good alone and wrong together, or on this machine.
    private static List<BrokenConfig> wholes() {
        return List.of(
                of("listen: 0.0.0.0:8787", "line 1", "in the clear"),
                of("metrics: {listen: '0.0.0.0:9464'}", "line 1", "names of accounts"),
                of("tls:\n  certificate: /x\n", "line 2", "TLS needs both files"),
                of("mirror_pool: {enabled: true}", "line 1", "no endpoint"),
                of("mirror_pool: {enabled: true, endpoint: 'http://a'}", "line 1", "no token"),
                of("mirror_pool: {token_file: /nowhere}", "line 1", "cannot read /nowhere"));
    }

    private static BrokenConfig of(String text, String where, String reason) {
        return new BrokenConfig(text, where, reason);
    }

    /// The file as it lies on the disk.
    public byte[] bytes() {
        return text.getBytes(BYTES);
    }

    @Override
    public String toString() {
        String shown = text.replaceAll("[^ -~]+", " ");
        return shown.substring(0, Math.min(40, shown.length())) + ": " + reason;
    }
}
