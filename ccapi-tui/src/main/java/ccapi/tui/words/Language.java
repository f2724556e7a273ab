package ccapi.tui.words;

import java.util.Locale;
import java.util.Map;

/// The languages the dashboard speaks.
public enum Language {
    EN,
    ZH;

    /// The language of an environment: `CCAPI_LANG`, else the first of the locale variables that is set. What the
    /// launcher replaced by a UTF-8 locale stands in `CCAPI_LOCALE`.
    public static Language of(Map<String, String> environment) {
        for (String name : new String[] {"CCAPI_LANG", "CCAPI_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
            }
        }
        return EN;
    }
}
