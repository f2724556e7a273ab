package ccapi.shared.status;

import java.util.List;

/// What a reload of `config.yaml` did.
///
/// @param applied      keys whose new value is in force
/// @param needsRestart keys that changed but wait for a restart
public record ReloadResult(List<String> applied, List<String> needsRestart) {}
