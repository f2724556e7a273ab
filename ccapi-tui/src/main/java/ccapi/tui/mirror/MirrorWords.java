package ccapi.tui.mirror;

import ccapi.tui.words.Phrase;

/// Phrases of the mirror pool page.
enum MirrorWords implements Phrase {
    TOTAL("Total", "总数"),
    PLUS("Plus", "Plus"),
    TEAM("Team", "Team"),
    FREE("Free", "Free"),
    STATUS_1("Status = 1", "状态 = 1"),
    IN_CCAPI_TILE("In ccapi", "已在 ccapi"),

    ASKING("Asking the minter…", "正在询问 minter…"),
    REACHABLE("Minter reachable", "Minter 可达"),
    DISABLED("Mirror pool disabled in config", "mirror_pool 在 config.yaml 中未启用"),
    DISABLED_HINT(
            "Set mirror_pool.enabled: true, endpoint and token in config.yaml, then restart or send SIGHUP.",
            "设置 mirror_pool.enabled: true, endpoint, token 后重启或 SIGHUP 服务。"),
    UNREACHABLE("Minter unreachable: {}", "minter 服务不可达: {}"),
    UNREACHABLE_HINT(
            "Check the SSH tunnel and that the minter server runs on the mirror host. r tries again.",
            "检查 SSH 隧道和 minter_server 是否在镜像 VPS 上运行。按 r 重试。"),
    UNKNOWN_ERROR("unknown", "未知"),
    SHOWN("{} / {} shown", "显示 {} / {}"),
    SHOW("show", "显示"),

    ALL("all", "全部"),
    NOT_IN_CCAPI("not in ccapi", "未添加"),
    NEEDS_RENEWAL("needs renewal", "需续期"),

    ID("ID", "ID"),
    EMAIL("E-MAIL", "邮箱"),
    PLAN("PLAN", "套餐"),
    STATUS("STATUS", "状态"),
    IQ("IQ", "IQ"),
    IN_CCAPI("IN CCAPI", "已添加"),
    ACCOUNT("CCAPI ACCOUNT", "CCAPI 账号"),
    UPDATED("UPDATED", "更新"),
    ACTION("ACTION", "操作"),
    OK("OK", "OK"),
    DEGRADED("degraded", "降智"),
    NORMAL("normal", "正常"),
    ADDED("added", "已添加"),
    RENEW("renew", "续期"),
    MINT_KEY("m mint", "m 铸造"),

    NO_ACCOUNTS("No accounts", "没有账号"),

    MINT("mint", "铸造"),
    MINT_MARKED("mint marked", "铸造已标记"),
    MARK("mark", "标记"),
    SHOW_NEXT("show all/plus/team/…", "显示 全部/plus/team/…"),

    MINTING("Minting a token for {}", "正在为 {} 铸造令牌"),
    MINTING_MANY("Minting {} of {}: {}", "正在铸造 {} / {}: {}"),
    MANY_TITLE("Mint {} accounts", "铸造 {} 个账号"),
    MANY_WARNING(
            "One after the other. An account that ccapi already has is renewed, not doubled.",
            "逐个进行。ccapi 中已有的账号会续期, 不会重复添加。"),
    NOTHING_MARKED("nothing is marked: space marks a row", "未标记任何行: 空格键标记"),
    SUCCEEDED("Mint succeeded", "铸造成功"),
    FAILED("Mint failed", "铸造失败"),
    RESULTS("{} minted, {} failed", "成功 {}, 失败 {}"),
    RESULTS_LEFT("{} minted, {} failed, {} not tried", "成功 {}, 失败 {}, 未尝试 {}"),
    MINT_TITLE("Mint", "铸造"),
    CCAPI_ACCOUNT("ccapi account", "ccapi 账号"),

    D_ID("id", "标识"),
    D_EMAIL("e-mail", "邮箱"),
    D_PLAN("plan", "套餐"),
    D_STATUS("status", "状态"),
    D_IQ("IQ", "IQ"),
    D_UPDATED("updated", "更新"),
    D_ACCOUNT("account", "账号"),
    D_NEEDS_RENEWAL("needs a new login: mint it again", "需要重新登录: 请再次铸造");

    private final String english;
    private final String chinese;

    MirrorWords(String english, String chinese) {
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
