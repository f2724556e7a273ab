package ccapi.tui.live;

import ccapi.tui.words.Phrase;

/// Phrases of the live page.
enum LiveWords implements Phrase {
    IN_FLIGHT("In flight", "进行中"),
    STREAMING("Streaming", "流式输出"),
    WAITING("Waiting", "等待中"),
    QUEUED("Queued", "排队中"),
    TOKENS_PER_SECOND("Tokens/s", "Token/秒"),

    AGE("AGE", "时长"),
    USER("USER", "用户"),
    ACCOUNT("ACCOUNT", "账号"),
    MODEL("MODEL", "模型"),
    PHASE("PHASE", "阶段"),
    IN("IN", "输入"),
    OUT("OUT", "输出"),
    RATE("TOK/S", "Token/秒"),
    ATTEMPTS("TRY", "尝试"),
    ID("ID", "标识"),

    PHASE_QUEUED("queued", "排队中"),
    PHASE_WAITING("waiting", "等待中"),
    PHASE_STREAMING("streaming", "输出中"),

    EMPTY("No requests in flight", "没有进行中的请求"),

    CANCEL("cancel", "取消"),
    CANCEL_TITLE("Cancel request", "取消请求"),
    CANCEL_WARNING(
            "The request of {} to {} is ended; the client sees its answer cut.", "将终止 {} 对 {} 的请求; 客户端会看到回答被中断。"),
    CANCELLED("cancelled {}", "已取消 {}"),

    D_ID("id", "标识"),
    D_STARTED("started", "开始于"),
    D_AGE("age", "时长"),
    D_USER("user", "用户"),
    D_ACCOUNT("account", "账号"),
    D_MODEL("model", "模型"),
    D_PHASE("phase", "阶段"),
    D_STREAM("stream", "流式"),
    D_INPUT("input", "输入"),
    D_OUTPUT("output", "输出"),
    D_RATE("tokens/s", "Token/秒"),
    D_ATTEMPTS("attempts", "尝试次数");

    private final String english;
    private final String chinese;

    LiveWords(String english, String chinese) {
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
