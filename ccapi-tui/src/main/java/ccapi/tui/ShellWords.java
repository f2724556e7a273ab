package ccapi.tui;

import ccapi.tui.words.Phrase;

/// Phrases of what stands around the pages.
enum ShellWords implements Phrase {
    OPEN_PAGE("open page", "打开页面"),
    NEXT_PAGE("next page", "下一个页面"),
    PREVIOUS_PAGE("previous page", "上一个页面"),
    PALETTE("command", "命令"),
    HELP("help", "帮助"),
    DAEMON("daemon and warnings", "守护进程与警告"),
    EVENTS("events", "事件"),
    RELOAD("refresh now", "立即刷新"),
    PAUSE("freeze the screen", "冻结画面"),
    LANGUAGE("English / 中文", "English / 中文"),
    RELOAD_CONFIG("read config.yaml again", "重新读取 config.yaml"),
    REDRAW("draw anew", "重绘"),
    SUSPEND("suspend", "挂起"),
    QUIT("quit", "退出"),

    LINK_CONNECTING("connecting", "连接中"),
    LINK_LIVE("live", "实时"),
    LINK_POLLING("polling", "轮询"),
    LINK_OLD("{} old", "{} 前"),
    PAUSED("frozen", "已冻结"),
    LOST("{}; data from {} ago, trying again", "{}; 数据为 {} 前, 正在重试"),
    LOST_BEFORE("{}; trying again", "{}; 正在重试"),
    NO_DAEMON("no daemon", "守护进程不在"),
    TOO_SMALL("ccapi needs {}x{}, this is {}x{}", "ccapi 需要 {}x{}, 当前 {}x{}"),

    IS_READ_ONLY("read-only: {} is not allowed", "只读: 不允许 {}"),
    WORKING("working…", "处理中…"),
    FAILED("{}", "{}"),
    CANCELLED("given up; the daemon may still finish it", "已放弃; 守护进程可能仍会完成"),
    COPIED("copied", "已复制"),
    NOTHING_TO_COPY("nothing to copy", "没有可复制的内容"),
    REFRESHING("refreshing", "刷新中"),
    NO_EVENTS("Nothing has happened yet.", "尚无事件。"),
    HELP_TITLE("Help: {}", "帮助: {}"),
    SORT_TITLE("Sort by", "排序依据"),
    SORT_NONE("the daemon's own order", "默认顺序"),
    DAEMON_SAYS("ccapi {} · {}", "ccapi {} · {}");

    private final String english;
    private final String chinese;

    ShellWords(String english, String chinese) {
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
