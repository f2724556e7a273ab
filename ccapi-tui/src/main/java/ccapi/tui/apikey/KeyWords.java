package ccapi.tui.apikey;

import ccapi.tui.words.Phrase;

/// Phrases of the API keys page.
enum KeyWords implements Phrase {
    KEYS("Keys", "密钥"),
    ACTIVE_KEYS("Active", "启用"),
    IN_USE("In use", "使用中"),
    TODAY_REQUESTS("Today Requests", "今日请求"),
    TODAY_COST("Today Cost", "今日费用"),

    NAME("NAME", "名称"),
    KEY("KEY", "密钥"),
    STATUS("STATUS", "状态"),
    CONCURRENCY("CONC", "并发"),
    REQUESTS("REQ", "请求"),
    TOKENS("TOKENS", "Token"),
    DAILY("DAILY $", "日 $"),
    WEEKLY("WEEKLY $", "周 $"),
    MONTHLY("MONTHLY $", "月 $"),
    USED("USED", "使用"),

    ACTIVE("active", "启用"),
    DISABLED("disabled", "停用"),
    EXPIRED("expired", "已过期"),

    EMPTY("No API keys yet", "还没有密钥"),
    EMPTY_HINT("Press a to create one, so that clients can connect.", "按 a 创建密钥, 供客户端访问。"),

    ADD("create", "创建"),
    EDIT("edit", "编辑"),
    ON_OFF("on/off", "启用/停用"),
    ROTATE("rotate", "轮换"),
    DELETE("delete", "删除"),

    ADD_TITLE("Create key", "创建密钥"),
    EDIT_TITLE("Edit key {}", "编辑密钥 {}"),
    F_NAME("Name", "名称"),
    F_CONCURRENCY("Concurrency", "并发"),
    F_DAILY("Daily US$", "每日 US$"),
    F_WEEKLY("Weekly US$", "每周 US$"),
    F_MONTHLY("Monthly US$", "每月 US$"),
    F_MODELS("Models", "模型"),
    F_ACCOUNTS("Accounts", "账号"),
    F_EXPIRES("Expires", "到期"),
    F_NOTE("Note", "备注"),
    NO_LIMIT_HINT("empty = no limit", "留空 = 不限"),
    MODELS_HINT("patterns such as claude-*; empty = all", "模式如 claude-*; 留空 = 全部"),
    ACCOUNTS_HINT("names, commas between; empty = all", "名称, 用逗号分隔; 留空 = 全部"),
    EXPIRES_HINT("such as 2026-12-31; empty = never", "例如 2026-12-31; 留空 = 永不"),

    CREATED_TITLE("Key {}", "密钥 {}"),
    SHOWN_ONCE("This is the only time the key is shown. Copy it now.", "密钥仅显示这一次, 请立即复制。"),
    SHOWN_HOW(
            "Clients send it as their API key. ccapi keeps only a fingerprint of it.", "客户端以此作为 API 密钥。ccapi 只保存其指纹。"),

    EDITED("saved {}", "已保存 {}"),
    ENABLED("enabled {}", "已启用 {}"),
    IS_DISABLED("disabled {}", "已停用 {}"),
    REMOVED("deleted {}", "已删除 {}"),

    ROTATE_TITLE("Rotate key {}", "轮换密钥 {}"),
    ROTATE_WARNING("It gets a new text. The old one stops at once.", "将生成新的密钥, 旧密钥立即失效。"),
    DELETE_TITLE("Delete key", "删除密钥"),
    DELETE_WARNING(
            "Clients with this key are refused at once. Its usage keeps its name.", "使用该密钥的客户端将立即被拒绝。其用量记录仍保留名称。"),

    D_ID("id", "标识"),
    D_KEY("key", "密钥"),
    D_STATUS("status", "状态"),
    D_IN_USE("in use", "使用中"),
    D_DAY("day", "日"),
    D_WEEK("week", "周"),
    D_MONTH("month", "月"),
    D_RESERVED("set aside", "预留"),
    D_TODAY("today", "今日"),
    D_FORECAST("forecast", "预测"),
    D_MODELS("models", "模型"),
    D_ACCOUNTS("accounts", "账号"),
    D_EXPIRES("expires", "到期"),
    D_CREATED("created", "创建于"),
    D_USED("last used", "最近使用"),
    D_NOTE("note", "备注"),
    D_ALL("all", "全部"),
    D_NEVER("never", "永不"),
    D_NO_LIMIT("no limit", "不限");

    private final String english;
    private final String chinese;

    KeyWords(String english, String chinese) {
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
