package ccapi.tui.usage;

import ccapi.tui.words.Phrase;

/// Phrases of the usage page.
enum UsageWords implements Phrase {
    TOTAL_REQUESTS("Total Requests", "请求总数"),
    INPUT_TOKENS("Input Tokens", "输入 Token"),
    OUTPUT_TOKENS("Output Tokens", "输出 Token"),
    EST_COST("Est. Cost", "估算费用"),

    RANGE("Range", "范围"),
    TODAY("today", "今天"),
    YESTERDAY("yesterday", "昨天"),
    DAY("24h", "24时"),
    WEEK("7d", "7天"),
    THIRTY_DAYS("30d", "30天"),
    MONTH("month", "本月"),
    CUSTOM("custom", "自定义"),
    BY("by", "按"),
    BY_ACCOUNT_USER("account+user", "账号+用户"),
    BY_ACCOUNT("account", "账号"),
    BY_USER("user", "用户"),
    BY_MODEL("model", "模型"),
    BY_DAY("day", "日"),
    BY_HOUR("hour", "时"),
    ONLY_ERRORS("errors only", "仅错误"),

    SUMMARY("Summary by {}", "按{}汇总"),
    RECENT("Recent Requests", "最近请求"),
    NO_SUMMARY("No usage data in this time range", "该时间范围内没有用量数据"),
    NO_RECENT("No recent requests", "没有最近请求"),

    ACCOUNT("ACCOUNT", "账号"),
    USER("USER", "用户"),
    MODEL("MODEL", "模型"),
    PERIOD("PERIOD", "时段"),
    REQUESTS("REQ", "请求"),
    INPUT("INPUT", "输入"),
    OUTPUT("OUTPUT", "输出"),
    CACHE_READ("CACHE R", "缓存读"),
    CACHE_WRITE("CACHE W", "缓存写"),
    TOTAL("TOTAL", "合计"),
    COST("US$", "US$"),
    LATENCY("AVG LAT", "平均延迟"),
    SHARE("SHARE OF US$", "费用占比"),
    ERRORS("ERR", "错误"),
    TOTAL_ROW("Total", "合计"),

    TIME("TIME", "时间"),
    IN("IN", "输入"),
    OUT("OUT", "输出"),
    STREAM("STREAM", "流式"),
    DURATION("DUR", "用时"),
    FIRST_BYTE("TTFB", "首字节"),
    STATUS("ST", "状态"),
    YES("YES", "是"),
    NO("NO", "否"),

    SWITCH("other table", "另一表格"),
    NEXT_RANGE("longer range", "更长范围"),
    PREVIOUS_RANGE("shorter range", "更短范围"),
    GROUP("group by", "分组"),
    CUSTOM_RANGE("from … to …", "起止时间"),
    ERRORS_ONLY("errors only on/off", "仅错误 开关"),

    CUSTOM_TITLE("Time range", "时间范围"),
    F_FROM("From", "开始"),
    F_TO("To", "结束"),
    FROM_HINT("such as 2026-11-01 or 2026-11-01T08:00:00Z", "例如 2026-11-01 或 2026-11-01T08:00:00Z"),
    TO_HINT("not included; empty = now", "不含; 留空 = 现在"),

    D_ID("id", "标识"),
    D_TIME("time", "时间"),
    D_USER("user", "用户"),
    D_ACCOUNT("account", "账号"),
    D_MODEL("model", "模型"),
    D_SERVED("served by", "实际模型"),
    D_PATH("path", "路径"),
    D_STATUS("status", "状态"),
    D_OUTCOME("outcome", "结果"),
    D_ERROR("error", "错误"),
    D_INPUT("input", "输入"),
    D_OUTPUT("output", "输出"),
    D_CACHE_READ("cache read", "缓存读"),
    D_CACHE_WRITE("cache write", "缓存写"),
    D_TOTAL("total", "合计"),
    D_COST("cost", "费用"),
    D_NO_PRICE("no price for this model", "该模型无价格"),
    D_UNPRICED("{} requests without a price", "{} 个请求无价格"),
    D_ESTIMATED("estimated", "估算"),
    D_STREAM("stream", "流式"),
    D_DURATION("duration", "用时"),
    D_FIRST_BYTE("first byte", "首字节"),
    D_ATTEMPTS("attempts", "尝试次数"),
    D_REQUESTS("requests", "请求"),
    D_ERRORS("errors", "错误"),
    D_LATENCY("avg latency", "平均延迟"),
    D_TRACE("How it was routed", "路由过程");

    private final String english;
    private final String chinese;

    UsageWords(String english, String chinese) {
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
