package ccapi.tui.page;

import ccapi.tui.words.Phrase;

/// Phrases that all pages share.
public enum PageWords implements Phrase {
    ACCOUNTS("Accounts", "账号"),
    API_KEYS("API Keys", "密钥"),
    USAGE("Usage", "用量"),
    MIRROR_POOL("Mirror Pool", "镜像池"),
    LIVE("Live", "实时"),

    SECTION_ACT("ACT ON THE SELECTED ROW", "对选中行操作"),
    SECTION_MOVE("MOVE", "移动"),
    SECTION_FIND("FIND", "查找"),
    SECTION_VIEW("VIEW", "显示"),
    SECTION_PROGRAM("PROGRAM", "程序"),

    SORTED("sort: {} {}", "排序: {} {}"),
    FILTERED("filter: {}", "过滤: {}"),
    MARKED("{} marked", "已标记 {}"),

    ROW_DOWN("next row", "下一行"),
    ROW_UP("previous row", "上一行"),
    FIRST_ROW("first row", "第一行"),
    LAST_ROW("last row", "最后一行"),
    PAGE_DOWN("page down", "下一页"),
    PAGE_UP("page up", "上一页"),
    HALF_PAGE_DOWN("half a page down", "下半页"),
    HALF_PAGE_UP("half a page up", "上半页"),
    FILTER("filter", "过滤"),
    SORT("sort", "排序"),
    SORT_LEFT("sort one column left", "按左列排序"),
    SORT_RIGHT("sort one column right", "按右列排序"),
    REVERSE("reverse the order", "反转顺序"),
    DETAILS("details", "详情"),
    BACK("back", "返回"),
    PANE("detail pane on/off", "详情栏开关"),
    COPY("copy", "复制"),
    SCROLL_DOWN("scroll details down", "详情下滚"),
    SCROLL_UP("scroll details up", "详情上滚"),

    YES("yes", "是"),
    NO("no", "否"),
    LOADING("loading…", "加载中…"),
    NOTHING_SELECTED("nothing is selected", "未选中任何行"),
    NOT_A_NUMBER("'{}' is not a whole number", "'{}' 不是整数"),
    NOT_MONEY("'{}' is not an amount such as 12.50", "'{}' 不是金额, 例如 12.50"),
    NOT_PAIRS("'{}' is not a pair such as from=to", "'{}' 不是 from=to 这样的配对"),
    NOT_A_TIME("'{}' is not a date such as 2026-12-31", "'{}' 不是日期, 例如 2026-12-31"),
    NEEDED("cannot be empty", "不能为空");

    private final String english;
    private final String chinese;

    PageWords(String english, String chinese) {
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
