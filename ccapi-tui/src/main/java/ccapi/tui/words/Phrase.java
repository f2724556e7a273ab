package ccapi.tui.words;

import com.google.errorprone.annotations.Immutable;

/// One text of the dashboard in every language. Each room keeps its phrases in an enum of this type, so that none can
/// be missing in one language; together they are the catalogue.
@Immutable
public interface Phrase {
    /// In English; `{}` stands for what is put in.
    String english();

    /// 中文; with as many `{}` as in English, in the same order.
    String chinese();

    /// In a language, with values put in for each `{}`.
    default String in(Language language, Object... values) {
        String pattern = language == Language.ZH ? chinese() : english();
        StringBuilder text = new StringBuilder(pattern.length() + 16);
        int from = 0;
        for (Object value : values) {
            int gap = pattern.indexOf("{}", from);
            if (gap < 0) {
                break;
            }
            text.append(pattern, from, gap).append(value);
            from = gap + 2;
        }
        return text.append(pattern, from, pattern.length()).toString();
    }
}
