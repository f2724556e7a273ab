package ccapi.tui.overlay;

import ccapi.tui.words.Phrase;

/// Phrases of dialogs.
enum OverlayWords implements Phrase {
    CONFIRM("confirm", "确认"),
    CANCEL("cancel", "取消"),
    CLOSE("close", "关闭"),
    COPY("copy", "复制"),
    CHOOSE("choose", "选择"),
    MOVE("move", "移动"),
    SCROLL("scroll", "滚动"),
    NEXT_FIELD("next field", "下一项"),
    SAVE("save", "保存"),
    SAVING("saving…", "保存中…"),
    KEEP("keep editing", "继续编辑"),
    DISCARD("discard", "放弃"),
    DISCARD_QUESTION("Discard what was filled in?", "放弃已填写的内容?"),
    TYPE_NAME("Type '{}' to confirm:", "请输入 '{}' 以确认:"),
    NOT_THE_NAME("that is not '{}'", "这不是 '{}'"),
    KEEP_FILTER("keep", "保留"),
    DROP_FILTER("drop", "取消过滤"),
    FILTER_HELP("words · !word excludes · column:word", "词 · !词 排除 · 列名:词"),
    COMMANDS("Commands", "命令"),
    NO_SUCH_COMMAND("no such command", "没有此命令"),
    ELAPSED("{} so far", "已用 {}"),
    SEARCH("search", "搜索");

    private final String english;
    private final String chinese;

    OverlayWords(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
