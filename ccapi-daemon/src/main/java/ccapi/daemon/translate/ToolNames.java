package ccapi.daemon.translate;

import java.util.HashMap;
import java.util.Map;

/// Which name a client's tool has upstream, and back. Belongs to one request and its answer.
final class ToolNames {
    private final Map<String, ClientTool> byUpstream = new HashMap<>();

    /// Declares a tool.
    ///
    /// @return its name upstream
    String declare(ClientTool tool) {
        String name = upstream(tool.namespace(), tool.name());
        byUpstream.putIfAbsent(name, tool);
        return name;
    }

    /// The upstream's name for a tool, declared or not: history names tools that are gone.
    static String upstream(String namespace, String name) {
        String separator = namespace.isEmpty() || namespace.endsWith("__") ? "" : "__";
        return Identifiers.tool(namespace + separator + name);
    }

    /// The client's tool behind a name that the upstream used.
    ClientTool client(String upstreamName) {
        ClientTool tool = byUpstream.get(upstreamName);
        return tool == null ? ClientTool.function(upstreamName) : tool;
    }
}
