package ccapi.tui.page;

import static org.assertj.core.api.Assertions.assertThat;

import ccapi.shared.account.EditAccount;
import ccapi.shared.apikey.CreateKey;
import ccapi.tui.words.Language;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void numbersAreJudgedByTheRecordThatWouldBeSent() {
        var check =
                Checks.integer(Language.EN, value -> new EditAccount(null, value, null, null, null, null, null, null));
        assertThat(check.complaint("")).isNull();
        assertThat(check.complaint("50")).isNull();
        assertThat(check.complaint("5000")).contains("out of range").contains("use 0 to 1000");
        assertThat(check.complaint("soon")).isEqualTo("'soon' is not a whole number");
    }

    @Test
    void moneyIsJudgedTheSameWay() {
        var check =
                Checks.money(Language.ZH, value -> new CreateKey("n", null, value, null, null, null, null, null, null));
        assertThat(check.complaint("12.50")).isNull();
        assertThat(check.complaint("0")).contains("daily");
        assertThat(check.complaint("many")).isEqualTo("'many' 不是金额, 例如 12.50");
        assertThat(check.complaint("99999999999999999999")).isNotNull();
    }

    @Test
    void datesAndMomentsAreBothTaken() {
        var check = Checks.moment(Language.EN);
        assertThat(check.complaint("2026-12-31")).isNull();
        assertThat(check.complaint("2026-12-31T10:00:00Z")).isNull();
        assertThat(check.complaint("31.12.2026")).isNotNull();
        assertThat(Checks.moment("2026-12-31", ZoneId.of("Asia/Shanghai")))
                .isEqualTo(Instant.parse("2026-12-30T16:00:00Z"));
    }

    @Test
    void pairsNeedTwoSides() {
        var check = Checks.pairs(Language.EN);
        assertThat(check.complaint("a=b, c=d")).isNull();
        assertThat(check.complaint("a=, c")).contains("'a='");
    }
}
