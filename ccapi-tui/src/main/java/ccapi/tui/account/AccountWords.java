package ccapi.tui.account;

import ccapi.tui.words.Phrase;

/// Phrases of the accounts page.
enum AccountWords implements Phrase {
    TOTAL("Total", "总数"),
    HEALTHY("Healthy", "健康"),
    TODAY_REQUESTS("Today Requests", "今日请求"),
    TODAY_TOKENS("Today Tokens", "今日 Token"),
    TODAY_COST("Today Cost", "今日费用"),

    NAME("ACCOUNT", "账号"),
    TYPE("TYPE", "类型"),
    PRIORITY("PRI", "优先"),
    CONCURRENCY("CONC", "并发"),
    HEALTH("HEALTH", "健康"),
    REQUESTS("REQ", "请求"),
    TOKENS("TOKENS", "Token"),
    COST("US$", "US$"),
    FIVE_HOURS("5H", "5时"),
    SEVEN_DAYS("7D", "7天"),
    USED("USED", "使用"),
    NOTE("NOTE", "备注"),

    OK("healthy", "健康"),
    COOLING("cooling", "冷却中"),
    LIMITED("limited", "已限额"),
    OVERLOADED("overloaded", "过载"),
    AUTH_FAILED("auth failed", "认证失败"),
    NEEDS_LOGIN("needs login", "需登录"),
    DISABLED("disabled", "已停用"),
    UNKNOWN("unused", "未使用"),
    OVERLOADED_SHORT("overload", "过载"),
    AUTH_FAILED_SHORT("auth", "认证"),
    NEEDS_LOGIN_SHORT("login", "登录"),
    DISABLED_SHORT("off", "停用"),
    DRAINING("draining", "排空中"),

    EMPTY("No accounts yet", "还没有账号"),
    EMPTY_HINT(
            "Press a to add one, i to import what Codex or Claude left behind.", "按 a 添加, 按 i 导入 Codex 或 Claude 的登录。"),

    ADD("add", "添加"),
    EDIT("edit", "编辑"),
    ON_OFF("on/off", "启用/停用"),
    TEST("test", "测试"),
    REFRESH("refresh credential", "刷新凭证"),
    CLEAR("clear cool-down", "清除冷却"),
    DRAIN("drain on/off", "排空开关"),
    IMPORT("import", "导入"),
    DELETE("delete", "删除"),

    ADD_TITLE("Add account", "添加账号"),
    EDIT_TITLE("Edit account {}", "编辑账号 {}"),
    IMPORT_TITLE("Import account", "导入账号"),
    F_NAME("Name", "名称"),
    F_TYPE("Type", "类型"),
    F_SECRET("Credential", "凭证"),
    F_NEW_SECRET("New credential", "新凭证"),
    F_BASE_URL("Base URL", "基础 URL"),
    F_PRIORITY("Priority", "优先级"),
    F_CONCURRENCY("Concurrency", "并发"),
    F_MODELS("Models", "模型"),
    F_MODEL_MAP("Model map", "模型映射"),
    F_NOTE("Note", "备注"),
    F_FORMAT("Format", "格式"),
    F_FILE("File", "文件"),
    SECRET_HINT(
            "key, setup token, or JSON with access_token and refresh_token",
            "密钥、setup token, 或含 access_token 与 refresh_token 的 JSON"),
    KEEP_SECRET_HINT("empty = keep the present one", "留空 = 保留现有凭证"),
    BASE_URL_HINT("empty = the configured address of its type", "留空 = 该类型的默认地址"),
    PRIORITY_HINT("0 to 1000, lower serves first; empty = 50", "0 到 1000, 小者优先; 留空 = 50"),
    CONCURRENCY_HINT("requests at once; 0 or empty = no limit", "同时请求数; 0 或留空 = 不限"),
    MODELS_HINT("patterns such as claude-*; empty = all", "模式如 claude-*; 留空 = 全部"),
    MODEL_MAP_HINT("from=to, from=to", "from=to, from=to"),
    NAME_HINT("empty = made from the login", "留空 = 由登录信息生成"),
    FILE_HINT("on this machine", "本机上的文件"),
    NO_FILE("cannot read {}: {}", "无法读取 {}: {}"),
    FILE_TOO_LARGE("larger than 1 MiB", "大于 1 MiB"),
    NOT_THERE("no such file", "没有这个文件"),
    NOT_ALLOWED("no permission", "没有权限"),

    ADDED("added {}", "已添加 {}"),
    IMPORTED("imported {}", "已导入 {}"),
    EDITED("saved {}", "已保存 {}"),
    ENABLED("enabled {}", "已启用 {}"),
    IS_DISABLED("disabled {}", "已停用 {}"),
    IS_DRAINING("{} takes no new conversations", "{} 不再接受新会话"),
    UNDRAINED("{} takes new conversations again", "{} 恢复接受新会话"),
    CLEARED("cleared the cool-down of {}", "已清除 {} 的冷却"),
    REFRESHED("refreshed the credential of {}", "已刷新 {} 的凭证"),
    REMOVED("deleted {}", "已删除 {}"),

    TESTING("Testing {}: a real, tiny request", "正在测试 {}: 真实的小请求"),
    REFRESHING("Refreshing the credential of {}", "正在刷新 {} 的凭证"),
    TEST_TITLE("Test of {}", "{} 的测试"),
    TEST_OK("answered in {}", "{} 内作出回答"),
    TEST_FAILED("failed after {}", "{} 后失败"),
    T_STATUS("HTTP status", "HTTP 状态"),
    T_MODEL("model", "模型"),
    T_ANSWER("answer", "回答"),
    T_ERROR("error", "错误"),
    DELETE_TITLE("Delete account", "删除账号"),
    DELETE_WARNING("The account and its credential are removed. Its usage keeps its name.", "账号及其凭证将被删除。其用量记录仍保留名称。"),

    D_ID("id", "标识"),
    D_TYPE("type", "类型"),
    D_PLAN("plan", "套餐"),
    D_EMAIL("e-mail", "邮箱"),
    D_PRIORITY("priority", "优先级"),
    D_CONCURRENCY("in use", "使用中"),
    D_SESSIONS("conversations", "会话"),
    D_TOKEN("token", "令牌"),
    D_TOKEN_ENDS("expires in {}", "{} 后到期"),
    D_TOKEN_ENDED("expired {} ago", "{} 前已到期"),
    D_BASE_URL("base URL", "基础 URL"),
    D_MODELS("models", "模型"),
    D_MODEL_MAP("model map", "模型映射"),
    D_SOURCE("source", "来源"),
    D_CREATED("added", "添加于"),
    D_USED("last used", "最近使用"),
    D_NOTE("note", "备注"),
    D_FORECAST("forecast", "预测"),
    D_TODAY("today", "今日"),
    D_REQ("req", "请求"),
    D_TOK("tok", "Token"),
    D_UNPRICED("{} without a price", "{} 条无价格"),
    D_HOURLY("last 24 h", "近 24 小时"),
    D_ERRORS("Recent errors", "最近错误"),
    D_OURS("Our use beside its windows", "本站用量与窗口变动"),
    D_SHARE("ours {}", "本站 {}"),
    D_RECENT("Recent requests", "最近请求"),
    D_NO_ANSWER("no answer", "无回答"),
    D_RESETS("resets {}", "{} 重置"),
    D_UNTIL("until {}", "至 {}"),
    D_AGE("read {} ago", "{} 前读取"),
    D_NO_LIMIT("no limit", "不限");

    private final String english;
    private final String chinese;

    AccountWords(String english, String chinese) {
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
