import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs every case against every target in turn, so that a drift of the machine meets all alike, and prints medians.
///
/// Usage: `java Bench JAVA CLASSES ROUNDS [ONLY]`
final class Bench {
    private static final int UPSTREAM = 9101;

    private final String java;
    private final String classes;
    private final int rounds;
    private final String only;
    private final List<Target> targets = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final Set<String> warm = new HashSet<>();
    private final List<String> summary = new ArrayList<>();

    /// What is measured.
    ///
    /// @param pid of its first process, 0 for no proxy
    private record Target(String name, int port, String key, long pid) {}

    /// One kind of load.
    private record Case(String name, String kind, int connections, double seconds, String figure) {}

    private static final List<Case> CASES = List.of(
            new Case("2 KiB JSON, 1 connection, req/s", "json", 1, 4, "per_second"),
            new Case("2 KiB JSON, 16 connections, req/s", "json", 16, 6, "per_second"),
            new Case("2 KiB JSON, 64 connections, req/s", "json", 64, 6, "per_second"),
            new Case("2 KiB JSON, 256 connections, req/s", "json", 256, 6, "per_second"),
            new Case("SSE at full speed, 8 connections, events/s", "sse:20000", 8, 6, "events_per_second"),
            new Case("1 MiB bodies, 8 connections, req/s", "body", 8, 6, "per_second"),
            new Case("100 paced streams, added delay", "paced:100:100", 100, 12, "delay"),
            new Case("1,000 paced streams, added delay", "paced:100:100", 1000, 12, "delay"),
            new Case("4,000 paced streams, added delay", "paced:50:200", 4000, 12, "delay"));

    private Bench(String java, String classes, int rounds, String only) {
        this.java = java;
        this.classes = classes;
        this.rounds = rounds;
        this.only = only;
    }

    public static void main(String[] args) throws Exception {
        Bench bench = new Bench(args[0], args[1], Integer.parseInt(args[2]), args.length > 3 ? args[3] : "");
        try {
            bench.start();
            bench.measure();
        } finally {
            bench.stop();
        }
    }

    private void start() throws Exception {
        Path home = Path.of(classes, "home").toAbsolutePath();
        wipe(home);
        Files.createDirectories(home);
        spawn("upstream", List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-cp", classes, "Upstream", "" + UPSTREAM), Map.of());
        await(UPSTREAM);
        targets.add(new Target("no proxy", UPSTREAM, "none", 0));
        nginx(home);
        caddy(home);
        ccapi("ccapi (disk)", 9104, home.resolve("disk"), "disk");
        ccapi("ccapi (process)", 9105, home.resolve("process"), "process");
    }

    private void nginx(Path home) throws Exception {
        Path config = home.resolve("nginx.conf");
        Files.writeString(config, """
                worker_processes auto; worker_rlimit_nofile 65536; daemon off; pid %s/nginx.pid; error_log stderr crit;
                events { worker_connections 16384; }
                http { access_log off; client_body_buffer_size 2m; client_max_body_size 64m; keepalive_requests 1000000;
                  client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s; uwsgi_temp_path %s; scgi_temp_path %s;
                  upstream up { server 127.0.0.1:%d; keepalive 512; keepalive_requests 1000000; }
                  server { listen 127.0.0.1:9102 backlog=8192; location / { proxy_pass http://up; proxy_http_version 1.1;
                    proxy_set_header Connection ""; proxy_buffering off; proxy_read_timeout 600s; } } }
                """.formatted(home, home, home, home, home, home, UPSTREAM));
        Process process = spawn("nginx", List.of("nginx", "-c", config.toString(), "-p", home.toString()), Map.of());
        await(9102);
        targets.add(new Target("nginx", 9102, "none", process.pid()));
    }

    private void caddy(Path home) throws Exception {
        Path config = home.resolve("Caddyfile");
        Files.writeString(config, """
                {
                    admin off
                    auto_https off
                }
                http://127.0.0.1:9103 {
                    reverse_proxy 127.0.0.1:%d {
                        flush_interval -1
                    }
                }
                """.formatted(UPSTREAM));
        Process process = spawn(
                "caddy", List.of("caddy", "run", "--config", config.toString(), "--adapter", "caddyfile"), Map.of("HOME", home.toString()));
        await(9103);
        targets.add(new Target("Caddy", 9103, "none", process.pid()));
    }

    private void ccapi(String name, int port, Path home, String durability) throws Exception {
        Files.createDirectories(home);
        Files.writeString(home.resolve("config.yaml"), """
                listen: 127.0.0.1:%d
                max_connections: 8192
                usage: {durability: %s}
                upstreams: {claude: {base_url: "http://127.0.0.1:%d"}}
                """.formatted(port, durability, UPSTREAM));
        Map<String, String> env = Map.of("CCAPI_HOME", home.toString());
        run(env, "", "./ccapi", "daemon", "start");
        run(env, "sk-bench", "./ccapi", "account", "add", "bench", "--type", "claude-api", "--secret-file", "-");
        String key = field(run(env, "", "./ccapi", "key", "create", "bench", "-o", "json"), "key");
        long pid = Long.parseLong(field(run(env, "", "./ccapi", "status", "-o", "json"), "pid"));
        targets.add(new Target(name, port, key, pid));
    }

    private void measure() throws Exception {
        for (Case one : CASES) {
            if (one.name().contains(only) || one.kind().startsWith(only)) {
                measure(one);
            }
        }
        System.out.println("\n### All medians; of paced streams p50 / p99 of the delay added to an event, CPU, memory");
        System.out.println("| | " + String.join(" | ", targets.stream().map(Target::name).toList()) + " |\n|---" + "|---".repeat(targets.size()) + "|");
        summary.forEach(System.out::println);
    }

    private void measure(Case one) throws Exception {
        boolean cold = warm.add(one.kind());
        Map<Target, List<Map<String, Double>>> figures = new LinkedHashMap<>();
        targets.forEach(target -> figures.put(target, new ArrayList<>()));
        for (int round = cold ? 0 : 1; round <= rounds; round++) {
            for (Target target : targets) {
                // a compiler that is still at work halves the figures of a JVM for some fifteen seconds
                double warming = target.name().startsWith("ccapi") ? 15 : 2;
                Map<String, Double> figure = load(one, target, round == 0 ? warming : one.seconds());
                if (round > 0) {
                    figures.get(target).add(figure);
                }
            }
        }
        System.out.println("\n### " + one.name());
        boolean delay = one.figure().equals("delay");
        System.out.println(delay
                ? "| target | p50 ms | p99 ms | CPU s | RSS MB | complete | failed |\n|---|---|---|---|---|---|---|"
                : "| target | median | of no proxy | CPU s | RSS MB | failed |\n|---|---|---|---|---|---|");
        double direct = median(figures.get(targets.getFirst()), one.figure());
        StringBuilder row = new StringBuilder("| " + one.name() + " |");
        figures.forEach((target, all) -> {
            row.append(delay
                    ? String.format(Locale.ROOT, " %.1f / %.1f ms, %.1f s, %.0f MB |", median(all, "p50_us") / 1000,
                            median(all, "p99_us") / 1000, median(all, "cpu"), median(all, "rss"))
                    : String.format(Locale.ROOT, " %,.0f |", median(all, one.figure())));
            if (delay) {
                System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.0f | %.0f | %.0f |%n", target.name(),
                        median(all, "p50_us") / 1000, median(all, "p99_us") / 1000, median(all, "cpu"), median(all, "rss"),
                        median(all, "done"), median(all, "failed"));
            } else {
                System.out.printf(Locale.ROOT, "| %s | %,.0f | %.2f | %.2f | %.0f | %.0f |%n", target.name(),
                        median(all, one.figure()), median(all, one.figure()) / direct, median(all, "cpu"),
                        median(all, "rss"), median(all, "failed"));
            }
        });
        summary.add(row.toString());
    }

    private Map<String, Double> load(Case one, Target target, double seconds) throws Exception {
        double before = cpu(target.pid());
        String line = run(Map.of(), "", java, "-Xmx1g", "-XX:+UseSerialGC", "-cp", classes, "Load", "" + target.port(), target.key(),
                one.kind(), "" + one.connections(), "" + seconds);
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String pair : line.strip().split(" ")) {
            String[] parts = pair.split("=");
            figures.put(parts[0], Double.valueOf(parts[1]));
        }
        figures.put("cpu", cpu(target.pid()) - before);
        figures.put("rss", rss(target.pid()));
        return figures;
    }

    private static double median(List<Map<String, Double>> all, String name) {
        double[] values = all.stream().mapToDouble(figures -> figures.getOrDefault(name, 0.0)).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    private static List<Long> family(long pid) {
        List<Long> pids = new ArrayList<>();
        ProcessHandle.of(pid).ifPresent(handle -> {
            pids.add(pid);
            handle.descendants().forEach(child -> pids.add(child.pid()));
        });
        return pids;
    }

    /// User and system seconds of a process and its children so far.
    private static double cpu(long pid) throws IOException {
        double ticks = 0;
        for (long each : family(pid)) {
            String stat = Files.readString(Path.of("/proc/" + each + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        }
        return ticks / 100;
    }

    private static double rss(long pid) throws IOException {
        double kib = 0;
        for (long each : family(pid)) {
            for (String line : Files.readAllLines(Path.of("/proc/" + each + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    kib += Double.parseDouble(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return kib / 1024;
    }

    private Process spawn(String name, List<String> command, Map<String, String> env) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(classes, name + ".log").toFile());
        builder.environment().putAll(env);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static String run(Map<String, String> env, String input, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(env);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes());
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(Arrays.toString(command) + " failed: " + output);
        }
        return output;
    }

    private static String field(String json, String name) {
        int at = json.indexOf("\"" + name + "\"");
        return json.substring(json.indexOf(':', at) + 1).replaceAll("(?s)^\\s*\"?([^\",}\\s]*).*", "$1");
    }

    private static void await(int port) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress("127.0.0.1", port), 100);
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("nothing listens on " + port);
    }

    private void stop() throws Exception {
        for (Target target : targets) {
            if (target.name().startsWith("ccapi")) {
                ProcessHandle.of(target.pid()).ifPresent(ProcessHandle::destroy);
            }
        }
        for (Process process : processes) {
            process.destroy();
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private static void wipe(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
            }
        }
    }
}
