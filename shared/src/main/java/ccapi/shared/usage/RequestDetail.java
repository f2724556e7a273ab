package ccapi.shared.usage;

import java.util.List;

/// One request with the trace of how it was routed.
///
/// @param request the table row
/// @param path    the path the client called
/// @param trace   what was decided, in order, one line each
public record RequestDetail(RequestEntry request, String path, List<String> trace) {}
