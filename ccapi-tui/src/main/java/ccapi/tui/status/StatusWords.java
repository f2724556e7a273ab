package ccapi.tui.status;

import ccapi.tui.words.Phrase;

/// Phrases about the daemon.
enum StatusWords implements Phrase {
    TITLE("Daemon", "守护进程"),
    NOT_KNOWN("The daemon has not answered yet.", "守护进程尚未应答。"),
    VERSION("version", "版本"),
    PROCESS("process", "进程"),
    STATE("state", "状态"),
    STARTED("started", "启动于"),
    LISTEN("listens on", "监听"),
    HOME("home", "目录"),
    ZONE("time zone", "时区"),
    ACCOUNTS("accounts", "账号"),
    KEYS("keys", "密钥"),
    IN_FLIGHT("in flight", "进行中"),
    TODAY("today", "今日"),
    WARNINGS("Warnings", "警告"),
    NO_WARNINGS("No warnings.", "没有警告。"),
    RELOADED("Configuration read again", "已重新读取配置"),
    APPLIED("in force", "已生效"),
    WAITING("waits for a restart", "需要重启"),
    NOTHING("nothing changed", "没有变化");

    private final String english;
    private final String chinese;

    StatusWords(String english, String chinese) {
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
